"""Eq. (75). "By comparing with the 1d Fokker-Planck equation,

    L(w) = (a/2) w²;  B(w) = w."                                                          (75)

B(w), a letter of this place only, is √C(w) in (49), up to its sign.
"""

from sympy import Derivative

from theory import All, Claim, Equals
from theory.diffusions import ito_drift, variance_rate

from .setting import average, w, λ
from .setting_diffusion import S, batch, equation_74

claim = Claim(
    title="(74) is (49) with L = (a/2) w² and C = B² = w²",
    source="Eq. (75)",
    given=(batch,),
    states=All(
        Equals(ito_drift(equation_74), -λ * Derivative(average, w)),
        Equals(variance_rate(equation_74), λ**2 / S * w**2),
    ),
    covers=("F.34",),
)
