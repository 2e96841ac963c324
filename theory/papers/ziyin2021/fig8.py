"""Figure 8: the escape rate estimated after t steps, at a = −1; it is not said at which λ."""

from sympy import Abs, Integer, Rational, log

from theory import Path
from theory.figures import Curves, Estimate, Figure, Line, Times

from .setting import a, log_growth, path, t, w0, λ

from_one = Path(path.model, (Integer(1),))
rates = (Rational(1, 5), Rational(2, 5), Rational(4, 5), Rational(6, 5))
limit = (log(Abs(1 - λ)) + log(Abs(1 - λ * (a - 1)))) / 2

figure = Figure(
    source="Figure 8",
    caption="(1/t) E ln|w_t/w_0| at a = −1, estimated, and its limits.",
    chosen="w_0 = 1; four learning rates.",
    panels=(
        Curves(
            title="a = −1",
            along=Times(t, tuple(range(1, 101))),
            estimates=tuple(
                Estimate(f"λ = {rate}", log_growth / t, from_one, ((λ, rate),)) for rate in rates
            ),
            lines=tuple(Line(f"λ = {rate}, limit", limit, ((λ, rate),)) for rate in rates),
            runs=2000,
            where=((a, Integer(-1)), (w0, Integer(1))),
            height="estimate of γ",
            formula="its limit",
            scale="linear",
            reach=(),
        ),
    ),
)
