"""Figure 6: the escape rate against the learning rate. The paper does not say for which a."""

from sympy import Abs, Integer, Rational, log

from theory import Path
from theory.figures import Axis, Curves, Estimate, Figure, Line, Sweep

from .setting import a, log_growth, path, t, w0, λ

from_one = Path(path.model, (Integer(1),))
slopes = (Integer(-2), Integer(-1), Rational(-1, 2), Rational(-1, 10))
limit = (log(Abs(1 - λ)) + log(Abs(1 - λ * (a - 1)))) / 2

figure = Figure(
    source="Figure 6",
    caption="(1/t) E ln|w_t/w_0| on x w²/2 after 50 steps against λ, and its limits.",
    chosen="w_0 = 1; four values of a.",
    panels=(
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
