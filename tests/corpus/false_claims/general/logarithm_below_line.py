"""ln x ≤ x/3 + 1/20 fails around x = 3, where ln 3 − 1 = 0.0986."""

from sympy import Rational, log

from theory import AtMost, Claim, Hypothesis, real

x = real("x")

claim = Claim(
    title="ln x ≤ x/3 + 1/20",
    source="a line that cuts",
    given=(Hypothesis("x > 0", x > 0),),
    states=AtMost(log(x), x / 3 + Rational(1, 20)),
)
