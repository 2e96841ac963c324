"""The coefficient of λ vanishes at b = 2, a value that comes to mind first, and nowhere else."""

from sympy import O, exp

from theory import Claim, Equals, real

b, λ = real("b λ")

claim = Claim(
    title="(b − 2)(e^λ − 1) + λ² is of order λ²",
    source="a coefficient with a zero",
    states=Equals((b - 2) * (exp(λ) - 1) + λ**2, 0, upto=O(λ**2)),
)
