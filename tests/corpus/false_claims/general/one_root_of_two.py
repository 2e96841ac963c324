"""x² > 1 holds on both sides of the origin."""

from theory import Claim, Iff, real

x = real("x")

claim = Claim(
    title="x² > 1 exactly for x > 1",
    source="one branch of two",
    states=Iff(x**2 > 1, x > 1),
)
