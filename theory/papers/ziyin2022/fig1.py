"""Figure 1: SGD on x w²/2 and on x w²/2 + w⁴/4 at λ = 0.8 and a = −1, and the phase diagram of the
first. The paper does not say where the runs of the diagram start, how long they are and how wide
the bins. What is said of it stands in ``sec6_1_line`` and ``sec6_1_fourth_order``.
"""

from sympy import Abs, Integer, Rational

from theory import Path
from theory.figures import Axis, Diagram, Figure, Histogram, Times

from .setting import a, anywhere, ends_of_5, path, path_fourth, t, w, λ

from_one = Path(path.model, (Integer(1),))
early = Times(t, (0, 10, 100, 1000))
large_rate = ((λ, Rational(4, 5)), (a, Integer(-1)))

figure = Figure(
    source="Figure 1",
    caption="SGD on x w²/2 (left) and on x w²/2 + w⁴/4 (middle) at λ = 0.8 and a = −1; the share "
    "of runs on x w²/2 that are beyond |w| = 1/20 after 1000 steps, and the ends of (5) (right).",
    chosen="w_0 uniform in [−1, 1] (left, middle), w_0 = 1 (right); bins of 1/20, one of them "
    "around 0; 1000 steps.",
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
        Diagram(
            title="x w²/2",
            event=Abs(w) > Rational(1, 20),
            over=from_one,
            step=1000,
            across=Axis(a, Integer(-2), Integer(1), 61),
            up=Axis(λ, Rational(1, 40), Rational(3, 2), 60),
            runs=2000,
            where=(),
            lines=ends_of_5,
        ),
    ),
)
