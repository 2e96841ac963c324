"""Proposition 3 with 1 − a in place of 2 − a in the optimal escape rate."""

from sympy import log, sqrt

from theory import Claim, Equals
from theory.papers.ziyin2022.setting import a, elsewhere, local_maximum, optimal, rate

claim = Claim(
    title="The optimal escape rate is γ* = ln[(1 − a)/(2√(1 − a))]",
    source="Proposition 3, varied",
    given=(local_maximum, elsewhere),
    where=(rate,),
    states=Equals(optimal, log((1 - a) / (2 * sqrt(1 - a)))),
)
