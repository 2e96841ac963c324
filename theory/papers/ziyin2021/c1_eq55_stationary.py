"""Eqs. (55), (56). "Assuming that the SGD dynamics is ergodic, there is a single stationary
distribution for w when t → ∞, and it satisfies

    0 = λ ∂[L'P]/∂w + (λ²/2S) ∂²[C P]/∂w².                                                (55)

... Integrating over w on both sides, one finds

    J_0 = λL'P + (λ²/2S) ∂[C P]/∂w,                                                       (56)

where J_0 is the integral constant, which could be interpreted as the stationary flow of probability
going from −∞ to ∞."

``claim``: the right side of (55) is the derivative of that of (56). ``flow``: that is the flow of
probability towards ∞. It is the flow towards −∞, as (54) has the sign of J turned; where J_0 = 0,
as in (57), it does not matter. The polynomials are those of (52).
"""

from sympy import diff

from theory import Claim, Equals, flux

from .setting import positive_rate, w, λ
from .setting_diffusion import C, P, S, batch, equation_49, positive_noise, slope_L

constant = λ * slope_L * P + λ**2 / (2 * S) * diff(C * P, w)

claim = Claim(
    title="The right side of (55) is the derivative of that of (56)",
    source="Eqs. (55) and (56)",
    given=(positive_rate, batch),
    states=Equals(diff(constant, w), λ * diff(slope_L * P, w) + λ**2 / (2 * S) * diff(C * P, w, 2)),
    covers=("X.1",),
)

stationary = Claim(
    title="The right side of (55) is minus the derivative of the current",
    source="Eq. (55)",
    given=(positive_rate, batch, positive_noise),
    states=Equals(
        -diff(flux(P, equation_49), w),
        λ * diff(slope_L * P, w) + λ**2 / (2 * S) * diff(C * P, w, 2),
    ),
    covers=("X.1",),
)

flow = Claim(
    title="J_0 is the flow of probability from −∞ to ∞",
    source="Eq. (56), the line after it",
    given=(positive_rate, batch, positive_noise),
    states=Equals(flux(P, equation_49), constant),
    covers=("X.1",),
)

corrected_flow = Claim(
    title="J_0 is the flow of probability from ∞ to −∞",
    source="Eq. (56), the line after it",
    given=(positive_rate, batch, positive_noise),
    states=Equals(-flux(P, equation_49), constant),
    corrects="ziyin2021/c1_eq55_stationary:flow",
    covers=("X.1",),
)
