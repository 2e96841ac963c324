"""Section C.4, after Eq. (76). "w^(−2 − 2Sa/λ) diverges when w = 0 or w = ±∞. However, the
stationary distribution in this model could be defined as a limit of (63). When it diverges at w =
0, P(w) becomes a delta function. On the contrary, there are two peaks far away from 0 when w^(−2 −
2Sa/λ) diverges at w = ±∞."

Of the diffusion (74), w ≠ 0. ``delta``: where the power is negative, w → 0. (74) converges to 0
only where the power is below −1; between −1 and 0 it goes to ∞. ``peaks``: where the power is
positive, |w| → ∞.
"""

from theory import Claim, Iff, Implies, escapes, vanishes

from .setting import a, elsewhere, positive_rate, λ
from .setting_diffusion import S, batch, path_74

given = (positive_rate, batch, elsewhere)
power = -2 - 2 * S * a / λ

delta = Claim(
    title="Where w^(−2 − 2Sa/λ) diverges at 0, w converges to 0",
    source="Section C.4, after Eq. (76)",
    given=given,
    states=Implies(power < 0, vanishes(path_74)),
    covers=("F.36",),
)

corrected_delta = Claim(
    title="w converges to 0 iff −2 − 2Sa/λ < −1",
    source="Section C.4, after Eq. (76)",
    given=given,
    states=Iff(power < -1, vanishes(path_74)),
    corrects="ziyin2021/c4_fates:delta",
    covers=("F.36",),
)

peaks = Claim(
    title="Where w^(−2 − 2Sa/λ) diverges at ±∞, |w| tends to ∞",
    source="Section C.4, after Eq. (76)",
    given=given,
    states=Implies(power > 0, escapes(path_74)),
    covers=("F.36",),
)
