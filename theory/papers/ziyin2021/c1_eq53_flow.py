"""Eq. (53). "The total probability is conserved. Expressing this relation in a microscopic manner,
one finds

    ∂P/∂t = −∂J/∂w,                                                                       (53)

where J is the probability flow", given by (54). ``claim``: with that J it is the equation (52),
∂P/∂t = λ ∂(L'P)/∂w + (λ²/2S) ∂²(CP)/∂w². It has all of this with the sign turned, so that P
evolves backwards in time; with −J of (54) it is right.

No more enters at a place w than the derivatives of L, C and P up to the second; so quadratic
polynomials stand for them: L' = g + h w, C = c + d w + e w², P = p + q w + r w².
"""

from sympy import diff

from theory import Claim, Equals

from .setting import positive_rate, w, λ
from .setting_diffusion import C, P, S, batch, positive_noise, slope_L

current = λ * slope_L * P + λ**2 / (2 * S) * diff(C * P, w)
evolution = λ * diff(slope_L * P, w) + λ**2 / (2 * S) * diff(C * P, w, 2)

claim = Claim(
    title="(52) is ∂P/∂t = −∂J/∂w with the J of (54)",
    source="Eq. (53)",
    given=(positive_rate, batch, positive_noise),
    states=Equals(-diff(current, w), evolution),
    covers=("F.4",),
)

corrected = Claim(
    title="(52) is ∂P/∂t = −∂J/∂w with J = −λL'P − (λ²/2S) ∂(CP)/∂w",
    source="Eq. (53)",
    given=(positive_rate, batch, positive_noise),
    states=Equals(-diff(-current, w), evolution),
    corrects="ziyin2021/c1_eq53_flow",
    covers=("F.4",),
)
