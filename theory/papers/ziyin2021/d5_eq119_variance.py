"""Eq. (119), proof of Proposition 10. "Applying J_0 = 0 and rearranging the equation, one finds

    C(w) = (1/p_S(w)) [c_0 − (2S/λ) ∫ p_S(w) dL(w)]",                                 (119)

where c_0 of (118), times 2S/λ², is again called c_0. The claim is that p has no flux under (49)
with this C, for powers: p ∝ (1 + w²)^−q, L = a (1 + w²)^n/(2n), and for n ≠ q the integral ∫ p dL
is a (1 + w²)^(n − q)/(2(n − q)). That C is positive, or p stationary, it does not say.
"""

from sympy import Ne

from theory import Claim, Equals, Hypothesis, flux

from .setting import positive_rate, q
from .setting_conjecture import moved, n, positive_batch, slope, tail, tail_noise

claim = Claim(
    title="With C = (1/p) [c_0 − (2S/λ) ∫ p dL] the flux of p is 0",
    source="Eq. (119)",
    given=(positive_rate, positive_batch, Hypothesis("∫ p dL is no logarithm", Ne(n, q))),
    states=Equals(flux(tail, moved(slope, tail_noise).model), 0),
    covers=("D.4",),
)
