"""Figure 9: the phase diagram of SGD on x w²/2 and its bounds: the lower end of (5), which is about
discrete time, λ = −a/2, where (47) with S = 1 is an equality, and λ = −a, which corrects it.
"""

from sympy import Abs, Integer, Rational

from theory import Path
from theory.figures import Axis, Diagram, Figure, Line

from .setting import a, path, w, λ

figure = Figure(
    source="Figure 9",
    caption="The share of runs on x w²/2 that are beyond |w| = 1/20 after 1000 steps, the lower "
    "end of (5), the bound −a/(2λ) = 1 of (47), and −a/λ = 1, which corrects it: near a = 0 it has "
    "the slope of (5), and the printed one has half of it.",
    chosen="w_0 = 1; 1000 steps; 0 < λ ≤ 1.",
    panels=(
        Diagram(
            title="x w²/2",
            event=Abs(w) > Rational(1, 20),
            over=Path(path.model, (Integer(1),)),
            step=1000,
            across=Axis(a, Integer(-1), Integer(1), 61),
            up=Axis(λ, Rational(1, 60), Integer(1), 60),
            runs=2000,
            where=(),
            lines=(
                Line("(5), lower end", a / (a - 1)),
                Line("(47)", -a / 2),
                Line("(47), corrected", -a),
            ),
        ),
    ),
)
