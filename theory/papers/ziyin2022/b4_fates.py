"""Section B.4, after Eq. (46). "The function w^(−2 − Sa/λ) diverges at w = 0 or w = ±∞ depending on
the value of a. However, the stationary distribution, being a limit of (33), is well defined. In the
case that it diverges at w = 0, P(w) becomes a delta function. On the contrary, there are two peaks
infinitely far away from 0 when w^(−2 − Sa/λ) diverges at w = ±∞."

Of the diffusion (44), w ≠ 0. ``delta``: where the power is negative, w → 0. (44) converges to 0
only where the power is below −1; between −1 and 0 it goes to ∞. ``peaks``: where the power is
positive, |w| → ∞.
"""

from theory import Claim, Iff, Implies, escapes, vanishes

from .setting import a, elsewhere, positive_rate, λ
from .setting_diffusion import S, batch, path_44

given = (positive_rate, batch, elsewhere)
power = -2 - S * a / λ

delta = Claim(
    title="Where w^(−2 − Sa/λ) diverges at 0, w converges to 0",
    source="Section B.4, after Eq. (46)",
    given=given,
    states=Implies(power < 0, vanishes(path_44)),
    covers=("F.36",),
)

corrected_delta = Claim(
    title="w converges to 0 iff −2 − Sa/λ < −1",
    source="Section B.4, after Eq. (46)",
    given=given,
    states=Iff(power < -1, vanishes(path_44)),
    corrects="ziyin2022/b4_fates:delta",
    covers=("F.36",),
)

peaks = Claim(
    title="Where w^(−2 − Sa/λ) diverges at ±∞, |w| tends to ∞",
    source="Section B.4, after Eq. (46)",
    given=given,
    states=Implies(power > 0, escapes(path_44)),
    covers=("F.36",),
)
