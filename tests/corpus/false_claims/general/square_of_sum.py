"""(x + y)² = x² + y² forgets the term 2xy."""

from theory import Claim, Equals, real

x, y = real("x y")

claim = Claim(
    title="(x + y)² = x² + y²",
    source="a dropped term",
    states=Equals((x + y) ** 2, x**2 + y**2),
)
