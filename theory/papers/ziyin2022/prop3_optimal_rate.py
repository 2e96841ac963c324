"""Proposition 3, the optimal rate. "Specifically, γ* = ln[(2 − a)/(2√(1 − a))]", for a < 0, λ ≤ 1
and p(x) ∼ ½ δ(x − 1) + ½ δ(x − a + 1), where γ* = sup_λ γ(λ) and γ(λ) = lim (1/t) E ln|w_t|.

The extraction has lost the bar of the fraction; it is restored from Eq. (75). The supremum is over
0 < λ ≤ 1. The rate of Definition 3 needs w_0 ≠ 0, as in Lemma 1.
"""

from sympy import log, sqrt

from theory import Claim, Equals

from .setting import a, elsewhere, local_maximum, optimal, rate

claim = Claim(
    title="The optimal escape rate is γ* = ln[(2 − a)/(2√(1 − a))]",
    source="Proposition 3, second sentence",
    given=(local_maximum, elsewhere),
    where=(rate,),
    states=Equals(optimal, log((2 - a) / (2 * sqrt(1 - a)))),
    covers=("M2.1", "M2.4"),
)
