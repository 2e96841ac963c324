"""The laws at which a law that varies is bound.

Fixed, so that no claim chooses the laws it is examined at: both signs of the mean, few and several
atoms, a degenerate law, a rare large atom, an atom that the factor 1 − x sends to 0, and densities
with bounded and with unbounded support.
"""

from __future__ import annotations

from sympy import Rational

from theory.laws import Discrete, Law, Normal, Uniform, fair

__all__ = ["GALLERY"]

GALLERY: tuple[tuple[str, Law], ...] = (
    ("two atoms 1, −2", fair(1, -2)),
    ("two atoms 2, −3 at 1/4, 3/4", Discrete((2, -3), (Rational(1, 4), Rational(3, 4)))),
    ("two atoms of positive mean", fair(3, -1)),
    ("three atoms", Discrete((2, -1, -3), (Rational(1, 2), Rational(1, 4), Rational(1, 4)))),
    (
        "a rare large atom",
        Discrete((1, -2, 50), (Rational(49, 100), Rational(1, 2), Rational(1, 100))),
    ),
    ("degenerate at −1", Discrete((-1,), (1,))),
    ("uniform on [−3, 2]", Uniform(-3, 2)),
    ("uniform on [−1, 3]", Uniform(-1, 3)),
    ("normal, mean −1/10, variance 1", Normal(Rational(-1, 10), 1)),
)
