"""|e^x − 1|/x tends to 1 from above and to −1 from below."""

from sympy import Abs, Limit, exp

from theory import Claim, Equals, Hypothesis, real

b, x = real("b x")

claim = Claim(
    title="b |e^x − 1|/x tends to b from below",
    source="a limit from one side",
    given=(Hypothesis("b > 0", b > 0),),
    states=Equals(Limit(b * Abs(exp(x) - 1) / x, x, 0, "-"), b),
)
