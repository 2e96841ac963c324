"""Figure 8: SGD on x w²/2 with additive noise of σ = 0.1, at λ = 0.8 and a = −1. It is not said
where the noise is added: here to the gradient, in every step.
"""

from sympy import Integer, Rational

from theory import Path
from theory.figures import Figure, Histogram, Times

from .setting import a, anywhere, path_shaken, t, w, λ, σ

figure = Figure(
    source="Figure 8",
    caption="SGD on x w²/2 with normal noise of standard deviation σ = 0.1 in the gradient, at "
    "λ = 0.8 and a = −1.",
    chosen="w_0 uniform in [−1, 1]; bins of 1/40; the steps that are shown.",
    panels=(
        Histogram(
            title="x w²/2, σ = 0.1",
            of=w,
            over=Path(path_shaken.model, anywhere),
            times=Times(t, (0, 10, 1000)),
            low=Integer(-1),
            high=Integer(1),
            bins=80,
            runs=2000,
            where=((λ, Rational(4, 5)), (a, Integer(-1)), (σ, Rational(1, 10))),
        ),
    ),
)
