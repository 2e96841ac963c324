"""Figure 3: the phase diagram of SGD on x w²/2, and its escape rate against the learning rate.

The paper does not say how long the runs of the diagram are, and for which a the rates are shown.
"""

from sympy import Abs, Integer, Rational, log

from theory import Path
from theory.figures import Axis, Curves, Diagram, Estimate, Figure, Line, Sweep

from .setting import a, ends_of_7, log_growth, path, t, w, w0, λ

from_one = Path(path.model, (Integer(1),))
slopes = (Integer(-2), Integer(-1), Rational(-1, 2), Rational(-1, 10))
limit = (log(Abs(1 - λ)) + log(Abs(1 - λ * (a - 1)))) / 2

figure = Figure(
    source="Figure 3",
    caption="The share of runs on x w²/2 that are beyond |w| = 1/20 after 1000 steps, and the ends "
    "of (7) (left); (1/t) E ln|w_t/w_0| after 50 steps against λ, and its limits (right).",
    chosen="w_0 = 1; 1000 steps (left); four values of a (right).",
    panels=(
        Diagram(
            title="x w²/2",
            event=Abs(w) > Rational(1, 20),
            over=from_one,
            step=1000,
            across=Axis(a, Integer(-2), Integer(1), 61),
            up=Axis(λ, Rational(1, 40), Rational(3, 2), 60),
            runs=2000,
            where=(),
            lines=ends_of_7,
        ),
        Curves(
            title="x w²/2, 50 steps",
            along=Sweep(Axis(λ, Rational(1, 50), Rational(3, 2), 149), 50),
            estimates=tuple(
                Estimate(f"a = {slope}", log_growth / t, from_one, ((a, slope),))
                for slope in slopes
            ),
            lines=tuple(Line(f"a = {slope}, limit", limit, ((a, slope),)) for slope in slopes),
            runs=2000,
            where=((w0, Integer(1)), (t, Integer(50))),
            height="estimate of γ",
            formula="its limit",
            scale="linear",
            reach=(Integer(-1), Rational(3, 5)),
        ),
    ),
)
