"""Eq. (26). "The current J[w, t|w(0), 0] is:

    J = λ (∂L/∂w) P + (λ²/2S) ∂(C P)/∂w."                                                 (26)

The current of dw = −λL' dt + (λ/√S) √C dW is b P − ½ ∂(σ² P)/∂w with b = −λL' and σ² = λ²C/S: both
terms have the other sign. The polynomials are those of (25).
"""

from sympy import diff

from theory import Claim, Equals, flux

from .setting import positive_rate, w, λ
from .setting_diffusion import C, P, S, batch, equation_23, positive_noise, slope_L

claim = Claim(
    title="The current of (23) is λL'P + (λ²/2S) ∂(CP)/∂w",
    source="Eq. (26)",
    given=(positive_rate, batch, positive_noise),
    states=Equals(flux(P, equation_23), λ * slope_L * P + λ**2 / (2 * S) * diff(C * P, w)),
    covers=("F.5",),
)

corrected = Claim(
    title="The current of (23) is −λL'P − (λ²/2S) ∂(CP)/∂w",
    source="Eq. (26)",
    given=(positive_rate, batch, positive_noise),
    states=Equals(flux(P, equation_23), -λ * slope_L * P - λ**2 / (2 * S) * diff(C * P, w)),
    corrects="ziyin2022/b1_eq26_current",
    covers=("F.5",),
)
