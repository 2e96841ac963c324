"""Eq. (45). "By comparing with the 1d Fokker-Planck equation,

    L(w) = (a/4) w²;  B(w) = w."                                                          (45)

B(w), a letter of this place only, is √C(w) in (23), up to its sign.
"""

from sympy import Derivative

from theory import All, Claim, Equals
from theory.diffusions import ito_drift, variance_rate

from .setting import average, w, λ
from .setting_diffusion import S, batch, equation_44

claim = Claim(
    title="(44) is (23) with L = (a/4) w² and C = B² = w²",
    source="Eq. (45)",
    given=(batch,),
    states=All(
        Equals(ito_drift(equation_44), -λ * Derivative(average, w)),
        Equals(variance_rate(equation_44), λ**2 / S * w**2),
    ),
    covers=("F.34",),
)
