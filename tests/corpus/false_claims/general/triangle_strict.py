"""|x + y| < |x| + |y|: with equality whenever the signs agree."""

from sympy import Abs

from theory import AtMost, Claim, real

x, y = real("x y")

claim = Claim(
    title="|x + y| is below |x| + |y|",
    source="a strict inequality",
    states=AtMost(Abs(x + y), Abs(x) + Abs(y), strict=True),
)
