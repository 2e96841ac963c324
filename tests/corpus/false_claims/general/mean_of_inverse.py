"""E[1/x] = 3/4 for x = 1 or 2, claimed to be 1/E[x] = 2/3."""

from sympy import Rational

from theory import Claim, Draw, Equals, Mean, fair, real

x = real("x")

claim = Claim(
    title="E[1/x] = 1/E[x]",
    source="mean and inverse exchanged",
    states=Equals(Mean(of=1 / x, over=(Draw(x, fair(1, 2)),)), Rational(2, 3)),
)
