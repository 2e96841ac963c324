"""a w² + w⁴ has a local minimum at 0 for a < 0: the quartic term is taken for the leading one."""

from theory import Claim, Hypothesis, is_minimum, real

a, w = real("a w")

claim = Claim(
    title="w = 0 is a local minimum of a w² + w⁴",
    source="a local minimum",
    given=(Hypothesis("a < 0", a < 0),),
    states=is_minimum(a * w**2 + w**4, {w: 0}),
)
