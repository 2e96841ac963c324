"""Proposition 10, Eq. (117). "Let w ∈ ℝ, the loss function L(w) be an arbitrary differential
function, and p(w) be an any distribution such that 0 < p(w) < ∞ and lim_{w→∞} w L′(w) p(w) < ∞.
Then, if

    C(w) = (1/p(w)) [c_0 − (2S/λ) ∫ p(w) dL(w)],                                      (117)

the stationary distribution of SGD is p(w)."

C has to be a variance, so c_0 is such that C > 0 everywhere. Then the claim is right where the
limit is finite, at both ends: C p grows no faster than ln w, and no path explodes. But −∞ < ∞ as
well. For p ∝ (1 + w²)^−2 and L = a w²/2 + b (1 + w²)³/6 the limit is 0 for b = 0 and −∞ for b < 0,
with C > 0 in both cases; for b < 0 every path reaches infinity in finite time.
"""

from sympy import Eq

from theory import Claim, Hypothesis, StationaryDensity

from .setting import a, b, positive_rate, λ
from .setting_conjecture import S, bell, bell_noise, bell_slope, c0, moved, positive_batch

above = (
    Hypothesis("C(w) > 0 far out", c0 > 0),
    Hypothesis("C(0) > 0", c0 + S * a / λ > 0),
)
stationary = StationaryDensity(bell, moved(bell_slope, bell_noise))

claim = Claim(
    title="If lim w L′p < ∞ and C is that of (117), p is the density of the stationary law",
    source="Proposition 10, Eq. (117)",
    given=(positive_rate, positive_batch, *above, Hypothesis("lim w L′p < ∞: b ≤ 0", b <= 0)),
    states=stationary,
    covers=("D.3", "D.4"),
)

corrected = Claim(
    title="If lim w L′p is finite and C is that of (117), p is the density of the stationary law",
    source="Proposition 10, Eq. (117)",
    given=(positive_rate, positive_batch, *above, Hypothesis("lim w L′p is finite", Eq(b, 0))),
    states=stationary,
    corrects="ziyin2021/d5_prop10_density",
    covers=("D.3", "D.4"),
)
