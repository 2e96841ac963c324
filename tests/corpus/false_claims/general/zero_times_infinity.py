"""x tends to 0 and 1/(e^{bx} − 1) to ∞; the product tends to 1/b."""

from sympy import Limit, exp

from theory import Claim, Equals, Hypothesis, real

b, x = real("b x")

claim = Claim(
    title="x/(e^{bx} − 1) tends to 0 with x",
    source="0 · ∞",
    given=(Hypothesis("b > 0", b > 0),),
    states=Equals(Limit(x / (exp(b * x) - 1), x, 0), 0),
)
