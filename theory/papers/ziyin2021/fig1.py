"""Figure 1: SGD on x w²/2 and on x w²/2 + w⁴/4 at λ = 0.8, a = −1, from w_0 uniform in [−1, 1]."""

from sympy import Integer, Rational

from theory import Path
from theory.figures import Figure, Histogram, Times

from .setting import a, anywhere, path, path_fourth, t, w, λ

early = Times(t, (0, 10, 100, 1000))
large_rate = ((λ, Rational(4, 5)), (a, Integer(-1)))

figure = Figure(
    source="Figure 1",
    caption="SGD on x w²/2 (left) and on x w²/2 + w⁴/4 (right) at λ = 0.8 and a = −1, from w_0 "
    "uniform in [−1, 1].",
    chosen="bins of 1/20, one of them around 0; the steps that are shown.",
    panels=(
        Histogram(
            title="x w²/2",
            of=w,
            over=Path(path.model, anywhere),
            times=early,
            low=Rational(-81, 40),
            high=Rational(81, 40),
            bins=81,
            runs=2000,
            where=large_rate,
        ),
        Histogram(
            title="x w²/2 + w⁴/4",
            of=w,
            over=Path(path_fourth.model, anywhere),
            times=early,
            low=Rational(-81, 40),
            high=Rational(81, 40),
            bins=81,
            runs=2000,
            where=large_rate,
        ),
    ),
)
