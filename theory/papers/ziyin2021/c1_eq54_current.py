"""Eq. (54). "Comparing with the Fokker-Planck equation, the expression of J is obtained:

    J = λ (∂L/∂w) P + (λ²/2S) ∂(C P)/∂w."                                                 (54)

The current of dw = −λL' dt + (λ/√S) √C dW is b P − ½ ∂(σ² P)/∂w with b = −λL' and σ² = λ²C/S: both
terms have the other sign. So (52) and (53) give it too. The polynomials are those of (52).
"""

from sympy import diff

from theory import Claim, Equals, flux

from .setting import positive_rate, w, λ
from .setting_diffusion import C, P, S, batch, equation_49, positive_noise, slope_L

claim = Claim(
    title="The current of (49) is λL'P + (λ²/2S) ∂(CP)/∂w",
    source="Eq. (54)",
    given=(positive_rate, batch, positive_noise),
    states=Equals(flux(P, equation_49), λ * slope_L * P + λ**2 / (2 * S) * diff(C * P, w)),
    covers=("F.5",),
)

corrected = Claim(
    title="The current of (49) is −λL'P − (λ²/2S) ∂(CP)/∂w",
    source="Eq. (54)",
    given=(positive_rate, batch, positive_noise),
    states=Equals(flux(P, equation_49), -λ * slope_L * P - λ**2 / (2 * S) * diff(C * P, w)),
    corrects="ziyin2021/c1_eq54_current",
    covers=("F.5",),
)
