"""Eq. (33) and the chain before it, line by line. "The solution of the corresponding Fokker-Planck
equation is

    P(w) ∝ 1/(w² + Sσ²) exp[−(2S/λ) ∫ ((a/2)w + bw³)/(w² + Sσ²) dw]                        (i)
         = (w² + Sσ²)^−1 exp[−(2Sb/λ) ∫ ((a/(2b) − Sσ²)w + w³ + Sσ²w)/(w² + Sσ²) dw]      (ii)
         = (w² + Sσ²)^−1 exp[−(2Sb/λ) ∫ w dw − (2Sb/λ)(a/(2b) − Sσ²) ∫ w/(w² + Sσ²) dw]  (iii)
         = (w² + Sσ²)^−1 exp[−(Sb/λ)w² − (Sa/(2λ) − S²σ²b/λ) ln(w² + Sσ²)]."              (iv)

The integrands are compared, and for (iv) the derivative of what stands in the bracket; (i) is (27).
"""

from sympy import diff, log

from theory import Claim, Equals

from .setting import a, b, positive_b, positive_rate, w, λ, σ
from .setting_diffusion import S, additive, batch, density_33, slope

given = (positive_rate, positive_b, batch, additive)
C = w**2 + S * σ**2
second = ((a / (2 * b) - S * σ**2) * w + w**3 + S * σ**2 * w) / C
third = 2 * S * b / λ * w + 2 * S * b / λ * (a / (2 * b) - S * σ**2) * w / C
bracket = -S * b / λ * w**2 - (S * a / (2 * λ) - S**2 * σ**2 * b / λ) * log(C)

step_split = Claim(
    title="The integrand of (i) is b times that of (ii)",
    source="Eq. (33) and the chain before it, second line",
    given=given,
    states=Equals(slope / C, b * second),
    covers=("F.14",),
)

step_parts = Claim(
    title="The integrands of (ii) and (iii) are the same",
    source="Eq. (33) and the chain before it, third line",
    given=given,
    states=Equals(2 * S * b / λ * second, third),
    covers=("F.14",),
)

step_integral = Claim(
    title="The bracket of (iv) has the derivative of that of (iii)",
    source="Eq. (33) and the chain before it, fourth line",
    given=given,
    states=Equals(diff(bracket, w), -third),
    covers=("F.14",),
)

step_power = Claim(
    title="(iv) is (33)",
    source="Eq. (33) and the chain before it, last line",
    given=given,
    states=Equals(diff(bracket - log(C), w), diff(density_33, w) / density_33),
    covers=("F.14",),
)
