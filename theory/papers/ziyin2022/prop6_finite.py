"""Proposition 6. E_{x∼p(x)}[ln²|x|] is finite if the second moment of p(x) exists and if p(x) is
continuous in the neighborhood of x = 0.

At the laws that p is bound to, all of which have a second moment, p(x) is continuous near x = 0
(for atoms elsewhere, zero there) if it does not charge x = 0 and no interval ends there.
"""

from sympy import Abs, Eq, log, oo

from theory import AtMost, Claim, Definition, Hypothesis, Mean, Probability, real

from .setting import any_law, x

r = real("r")

claim = Claim(
    title="E ln²|x| is finite",
    source="Proposition 6",
    given=(Hypothesis("p(x) is continuous near x = 0", Eq(r, 0)),),
    where=(Definition(r, Probability(of=Eq(x, 0), over=any_law)),),
    states=AtMost(Mean(of=log(Abs(x)) ** 2, over=any_law), oo, strict=True),
    covers=("M1.27",),
)
