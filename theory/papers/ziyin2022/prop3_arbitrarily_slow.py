"""Proposition 3, first sentence. Let the loss function be Eq. (2), a < 0 and
p(x) ∼ ½ δ(x − 1) + ½ δ(x − a + 1), and λ ≤ 1. Then, for any ε > 0, there exists a such that
sup_λ γ(λ) < ε.

The supremum is over 0 < λ ≤ 1. The rate of Definition 3 needs w_0 ≠ 0, as in Lemma 1.
The witness a = 1 − e^{2ε} is ours.
"""

from sympy import exp

from theory import AtMost, Claim, Exists, Hypothesis

from .setting import a, elsewhere, optimal, rate, ε

claim = Claim(
    title="SGD can escape arbitrarily slowly, whatever the learning rate",
    source="Proposition 3, first sentence",
    given=(Hypothesis("ε > 0", ε > 0), elsewhere),
    where=(rate,),
    states=Exists(
        over=(a,),
        such_that=AtMost(optimal, ε, strict=True),
        within=a < 0,
        witness=(1 - exp(2 * ε),),
    ),
    covers=("M2.15",),
)
