"""Figure A2: circular basin functions (A2), for c_2 = 0."""

from sympy import Rational

from theory.figures import Axis, Figure, Surface

from .setting_sums import c1, circle, deep_circle, flat_circle, x1, x2

DEPTHS = (("33/250", deep_circle), ("33/2500", flat_circle), ("1", Rational(1)))

figure = Figure(
    source="Figure A2",
    caption="The levels of the circular basin with c_3 = 10, c_4 = 1/10.",
    chosen="c_1; c_2 = 0, so that the radius of the wall is that of the circle.",
    panels=tuple(
        Surface(
            title=f"c_1 = {words}",
            height=circle(c1),
            across=Axis(x1, -15, 15, 61),
            up=Axis(x2, -15, 15, 61),
            where=((c1, depth),),
        )
        for words, depth in DEPTHS
    ),
)
