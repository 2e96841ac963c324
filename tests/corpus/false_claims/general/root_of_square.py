"""√(x² y²) = x y fails where exactly one of them is negative."""

from sympy import sqrt

from theory import Claim, Equals, real

x, y = real("x y")

claim = Claim(
    title="√(x² y²) = x y",
    source="a branch of the square root",
    states=Equals(sqrt(x**2 * y**2), x * y),
)
