"""Figure 3: gradient descent on x² from −1 with the step size 1.1. What is said of it stands in
``sec2_example``.
"""

from sympy import Abs, Rational

from theory.figures import Curves, Estimate, Figure, Line, Times

from .setting import large, θ
from .setting_sums import N

figure = Figure(
    source="Figure 3",
    caption="x_N and |x_N| of gradient descent on x² from −1 with C = 1.1, and 1.2^N.",
    chosen="ten steps.",
    panels=(
        Curves(
            title="x² from −1, C = 1.1",
            along=Times(N, tuple(range(11))),
            estimates=(Estimate("|x_N|", Abs(θ), large), Estimate("x_N", θ, large)),
            lines=(Line("1.2^N", Rational(6, 5) ** N),),
            runs=2,
            where=(),
            height="x_N",
            formula="1.2^N",
            scale="linear",
            reach=(),
        ),
    ),
)
