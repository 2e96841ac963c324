"""A step never sends w to 0, except at the learning rate λ = 1, which is not excluded."""

from sympy import Integer, Ne

from theory import Claim, Equals, Probability
from theory.papers.ziyin2022.setting import elsewhere, local_maximum, path, positive_rate, t, w

claim = Claim(
    title="From w_0 ≠ 0 the parameter is never 0, at any learning rate",
    source="Proposition 1, varied",
    given=(local_maximum, positive_rate, elsewhere),
    states=Equals(Probability(of=Ne(w, 0), over=path, at=t), Integer(1)),
)
