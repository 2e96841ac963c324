"""A polynomial that is negative only within 1/1000 of x = 1234567/1000: between all grid points."""

from sympy import Integer, Rational

from theory import AtMost, Claim, real

x = real("x")

claim = Claim(
    title="(x − 1234.567)² is at least 10^−6",
    source="a narrow window",
    states=AtMost(Integer(0), (x - Rational(1234567, 1000)) ** 2 - Rational(1, 10**6)),
)
