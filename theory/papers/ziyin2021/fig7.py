"""Figure 7: the phase diagram of Figure 3 for x w²/2 + w⁴/4, with the line of x w²/2."""

from sympy import Abs, Integer, Rational

from theory import Path
from theory.figures import Axis, Diagram, Figure

from .setting import a, ends_of_7, path_fourth, w, λ

figure = Figure(
    source="Figure 7",
    caption="The share of runs on x w²/2 + w⁴/4 that are beyond |w| = 1/20 after 1000 steps, and "
    "the ends of (7), which is about x w²/2.",
    chosen="w_0 = 1/10; 1000 steps.",
    panels=(
        Diagram(
            title="x w²/2 + w⁴/4",
            event=Abs(w) > Rational(1, 20),
            over=Path(path_fourth.model, (Rational(1, 10),)),
            step=1000,
            across=Axis(a, Integer(-2), Integer(1), 61),
            up=Axis(λ, Rational(1, 40), Rational(3, 2), 60),
            runs=2000,
            where=(),
            lines=ends_of_7,
        ),
    ),
)
