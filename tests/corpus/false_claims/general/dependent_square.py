"""E[x²] = 5/2 for x = 1 or 2, claimed to be E[x] E[x] = 9/4, as if the two factors were apart."""

from sympy import Rational

from theory import Claim, Draw, Equals, Mean, fair, real

x = real("x")

claim = Claim(
    title="E[x · x] = E[x] E[x]",
    source="dependence taken for independence",
    states=Equals(Mean(of=x**2, over=(Draw(x, fair(1, 2)),)), Rational(9, 4)),
)
