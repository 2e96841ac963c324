"""Figure A1: quadratic basin functions (A1)."""

from sympy import Rational

from theory.figures import Axis, Figure, Surface

from .setting_sums import basin, q1, q2, x1, x2

CHOSEN = ((1, 0), (1, Rational(1, 8)), (1, Rational(1, 4)), (5, 0), (5, Rational(1, 8)))

figure = Figure(
    source="Figure A1",
    caption="The levels of q_1(x_2 − q_2x_1² + 15)².",
    chosen="q_1 and q_2, for q_3 = −15.",
    panels=tuple(
        Surface(
            title=f"q_1 = {height}, q_2 = {width}",
            height=basin(q1, q2),
            across=Axis(x1, -10, 10, 101),
            up=Axis(x2, -20, 15, 141),
            where=((q1, Rational(height)), (q2, Rational(width))),
        )
        for height, width in (*CHOSEN, (5, Rational(1, 4)))
    ),
)
