"""Proposition 2 with a name that borrows trust: what is called μ is not E ln|1 − λx|.

The definition has a + 1 where the law has a − 1. Whoever reads "μ < 0" and knows the theorem
agrees; whoever looks at the path does not.
"""

from sympy import Abs, log

from theory import Claim, Definition, Implies, vanishes
from theory.papers.ziyin2022.setting import (
    a,
    elsewhere,
    local_maximum,
    path,
    positive_rate,
    λ,
    μ,
)

claim = Claim(
    title="SGD converges to the local maximum in probability if μ < 0",
    source="Proposition 2, varied",
    given=(local_maximum, positive_rate, elsewhere),
    where=(Definition(μ, log(Abs((1 - λ) * (1 - λ * (a + 1)))) / 2),),
    states=Implies(μ < 0, vanishes(path)),
)
