"""ln 2 + ln 3 − ln 6 = 0, so that the quotient is x/x; SymPy 1.14 gives 0 for the limit."""

from sympy import Limit, log

from theory import Claim, Equals, real

x = real("x")

claim = Claim(
    title="x/(ln 2 + ln 3 − ln 6 + x) tends to 0 with x",
    source="a denominator that is 0",
    states=Equals(Limit(x / (log(2) + log(3) - log(6) + x), x, 0), 0),
)
