"""x ≤ 0 or x > 1: what is left between stays undecided, and an undecided relation is truthy."""

from sympy import Or

from theory import Claim, real

x = real("x")

claim = Claim(
    title="A positive x is above 1",
    source="an undecided condition",
    states=Or(x <= 0, x > 1),
)
