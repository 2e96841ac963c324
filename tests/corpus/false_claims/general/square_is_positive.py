"""x² > 0 has one exception, x = 0."""

from theory import Claim, real

x = real("x")

claim = Claim(title="x² > 0", source="an excluded value", states=x**2 > 0)
