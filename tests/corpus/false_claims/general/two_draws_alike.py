"""P(x = y) = 1/2 for two independent fair coins, claimed to be 1: one name for two draws."""

from sympy import Eq, Integer

from theory import Claim, Draw, Equals, Probability, fair, real

x, y = real("x y")
coin = fair(0, 1)

claim = Claim(
    title="Two draws of one law are equal",
    source="dependence taken for independence",
    states=Equals(Probability(of=Eq(x, y), over=(Draw(x, coin), Draw(y, coin))), Integer(1)),
)
