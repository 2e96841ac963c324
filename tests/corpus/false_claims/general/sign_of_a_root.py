"""√((x − 1)²) = x − 1: the square root is |x − 1|, and the sign of x − 1 is not given."""

from sympy import sqrt

from theory import Claim, Equals, real

x = real("x")

claim = Claim(
    title="√(x² − 2x + 1) = x − 1",
    source="a branch of the square root",
    states=Equals(sqrt(x**2 - 2 * x + 1), x - 1),
)
