"""x² ≤ 10^13 is true wherever a table of simple values would look."""

from sympy import Integer

from theory import AtMost, Claim, real

x = real("x")

claim = Claim(
    title="x² is at most 10^13",
    source="a counterexample far away",
    states=AtMost(x**2, Integer(10) ** 13),
)
