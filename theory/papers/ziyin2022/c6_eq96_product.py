"""Eq. (96), proof of Proposition 5.

    P(|w_{t+1}/w_0| > α) ≤ P(Π_{i=0}^t r_i > α + O(1/√t)),                               (96)

"i.e., if r_t converges to 0 in probability, |w_{t+1}/w_0| must also converge to 0 in probability."

What the O stands for is not said, and r_t, whose law does not change, converges to 0 for no
parameters; the product of (96) is meant. The claim is the sentence for that product and for the
factors |1 − λ x_t/√(c − k)| with one k in [0, ε] in the place of all k_t.
"""

from theory import Claim, Hypothesis, Implies, vanishes

from .setting import elsewhere, k, late, local_maximum, near, path_dominating, positive_rate, ε

claim = Claim(
    title="If Π r_i converges to 0 in probability then so does w_t",
    source="Eq. (96)",
    given=(
        local_maximum,
        positive_rate,
        elsewhere,
        near,
        Hypothesis("0 ≤ k", k >= 0),
        Hypothesis("k ≤ ε", k <= ε),
    ),
    states=Implies(vanishes(path_dominating), vanishes(late)),
    covers=("M4.27",),
)
