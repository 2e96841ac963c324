"""Var x = (b − a)²/12 for the uniform law on [a, b]; with 6 in place of 12, on [0, 1]."""

from sympy import Rational

from theory import Claim, Draw, Equals, Uniform, Variance, real

x = real("x")

claim = Claim(
    title="The variance of the uniform law on [0, 1] is 1/6",
    source="a factor of two",
    states=Equals(Variance(of=x, over=(Draw(x, Uniform(0, 1)),)), Rational(1, 6)),
)
