"""(25/9 + 1)/2 = 17/9 = 1.888..., cut after two digits where it has to be rounded."""

from sympy import Rational

from theory import Claim, Draw, Equals, Mean, Printed, fair, real

x = real("x")

claim = Claim(
    title="E x² = 1.88",
    source="a table",
    states=Equals(Mean(of=x**2, over=(Draw(x, fair(Rational(5, 3), 1)),)), Printed("1.88")),
)
