"""One per cent of the mass decides the sign of E x: −1/100 without the atom 50, 49/100 with it."""

from sympy import Integer, Rational

from theory import AtMost, Claim, Discrete, Draw, Mean, real

x = real("x")
law = Discrete((1, -1, 50), (Rational(49, 100), Rational(1, 2), Rational(1, 100)))

claim = Claim(
    title="E[x] is negative",
    source="a rare atom left out",
    states=AtMost(Mean(of=x, over=(Draw(x, law),)), Integer(0), strict=True),
)
