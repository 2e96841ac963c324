"""Figure A3: quadratic-circle functions (A3)."""

from sympy import Rational

from theory.figures import Axis, Figure, Surface

from .setting_sums import (
    c1,
    deep_basin,
    deep_circle,
    flat_basin,
    flat_circle,
    least,
    q1,
    q2,
    x1,
    x2,
)

CHOSEN = (
    ("deep, deep", deep_basin, deep_circle),
    ("flat, deep", flat_basin, deep_circle),
    ("deep, flat", deep_basin, flat_circle),
    ("flat, flat", flat_basin, flat_circle),
)

figure = Figure(
    source="Figure A3",
    caption="The levels of the smaller of a quadratic and a circular basin.",
    chosen="q_1 = 1/5 (deep) or 1/1000 (flat), q_2 = 1/4; c_1 = 33/250 or 33/2500.",
    panels=tuple(
        Surface(
            title=title,
            height=least(q1, q2, c1),
            across=Axis(x1, -10, 10, 101),
            up=Axis(x2, -20, 15, 141),
            where=((q1, height), (q2, Rational(1, 4)), (c1, depth)),
        )
        for title, height, depth in CHOSEN
    ),
)
