"""Proposition 5. "Let w_t ∈ [−1, 1], and w_0 ≠ 0. For fixed λ < 1 and the loss function in Eq. (2)
there exists a < 0 such that the AMSGrad algorithm converges in probability to a local maximum."

AMSGrad with β₁ = 0 ("in our theory, we only consider the case when β₁ = 0"), the data 1 and a − 1
of Corollary 1, and iterates that a projection keeps in [−1, 1]: the printed condition does not
hold for free ones (see prop5_interval). A learning rate is positive; the local maximum is w = 0.
The witness a = −λ/2 is ours; it depends on neither w_0 nor β₂.
``any_rate`` leaves out "λ < 1", which is not needed. ``region`` says for which a it is true:
exactly for those with −a ≤ λ ≤ (√(a² − 8a + 8) − a)/2. These are the rates λ/(1 − a) of (5), to
which λ/√v̂_t falls where w_t does not tend to 0.
"""

from sympy import And, sqrt

from theory import Claim, Exists, Hypothesis, Iff

from .setting import a, local_maximum, positive_rate, started, to_maximum, λ

upper = (sqrt(a**2 - 8 * a + 8) - a) / 2

claim = Claim(
    title="For λ < 1 there is an a < 0 such that AMSGrad converges to the local maximum",
    source="Proposition 5",
    given=(positive_rate, Hypothesis("λ < 1", λ < 1), *started),
    states=Exists(over=(a,), such_that=to_maximum, within=a < 0, witness=(-λ / 2,)),
    covers=("M4.4", "M4.22"),
)

any_rate = Claim(
    title="For every λ > 0 there is an a < 0 such that AMSGrad converges to the local maximum",
    source="Proposition 5, without “λ < 1”",
    given=(positive_rate, *started),
    states=Exists(over=(a,), such_that=to_maximum, within=a < 0, witness=(-(λ**2) / (1 + λ),)),
    covers=("M4.21",),
)

region = Claim(
    title="AMSGrad converges to the local maximum iff −a ≤ λ ≤ (√(a² − 8a + 8) − a)/2",
    source="Proposition 5, for which a",
    given=(local_maximum, positive_rate, *started),
    states=Iff(And(-a <= λ, λ <= upper), to_maximum),
    covers=("M4.4",),
)
