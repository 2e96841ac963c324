"""A condition that SymPy leaves undecided, and whose truth value in Python is True all the same."""

from sympy import Or

from theory import Claim, real

x, y = real("x y")

claim = Claim(
    title="x is above y or below it",
    source="an undecided condition",
    states=Or(x > y, x < y),
)
