"""Proposition 7. "Let λ > 0 be any fixed real value, and let the data points x obey an Gaussian
distribution; there exists a loss function such that SGD converges to a local maximum with
probability 1."

The proof takes L̂(w; x) = x w²/2 with x ∼ N(−a, σ²) and stops at "when μ < 0": that there are such
a and σ for every λ is left open. w = 0 is a local maximum of L(w) = −a w²/2 for a > 0. The factor
of a step is 1 + λa − λσε; with the witness, ours, it is 11/10 − ε whatever λ is, and
E ln|11/10 − ε| < 0. ``claim`` lets us choose the law of the data, ``any_law`` the loss alone: the
data are N(m, τ²), and L̂(w; x) = (A x + B) w²/2.
"""

from sympy import And

from theory import ALMOST_SURELY, Claim, Exists, Hypothesis, vanishes

from .setting import a, m, positive_rate, λ, σ
from .setting_gaussian import A, B, chosen, gaussian, τ

claim = Claim(
    title="For any λ > 0 there is a normal law of the data such that w → 0, a local maximum",
    source="Proposition 7",
    given=(positive_rate,),
    states=Exists(
        over=(a, σ),
        such_that=vanishes(gaussian, ALMOST_SURELY),
        within=And(a > 0, σ > 0),
        witness=(1 / (10 * λ), 1 / λ),
    ),
    covers=("G.1",),
)

any_law = Claim(
    title="For any λ > 0 and any normal law there is a loss such that w → 0, a local maximum",
    source="Proposition 7",
    given=(positive_rate, Hypothesis("the data are not constant", τ > 0)),
    states=Exists(
        over=(A, B),
        such_that=vanishes(chosen, ALMOST_SURELY),
        within=A * m + B < 0,
        witness=(1 / (λ * τ), -1 / (10 * λ) - m / (λ * τ)),
    ),
    covers=("G.1",),
)
