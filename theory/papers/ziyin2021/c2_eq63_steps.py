"""Eq. (63) and the chain before it, line by line. "The solution of the corresponding Fokker-Planck
equation is

    P(w) ∝ 1/(w² + Sσ²) exp[−(2S/λ) ∫ (aw + bw³)/(w² + Sσ²) dw]                            (i)
         = (w² + Sσ²)^−1 exp[−(2Sb/λ) ∫ ((a/b − Sσ²)w + w³ + Sσ²w)/(w² + Sσ²) dw]         (ii)
         = (w² + Sσ²)^−1 exp[−(2Sb/λ) ∫ w dw − (2Sb/λ)(a/b − Sσ²) ∫ w/(w² + Sσ²) dw]     (iii)
         = (w² + Sσ²)^−1 exp[−(Sb/λ)w² − (Sa/λ − S²σ²b/λ) ln(w² + Sσ²)]."                 (iv)

The integrands are compared, and for (iv) the derivative of what stands in the bracket; (i) is (57).
"""

from sympy import diff, log

from theory import Claim, Equals

from .setting import a, b, positive_b, positive_rate, w, λ, σ
from .setting_diffusion import S, additive, batch, density_63, slope

given = (positive_rate, positive_b, batch, additive)
C = w**2 + S * σ**2
second = ((a / b - S * σ**2) * w + w**3 + S * σ**2 * w) / C
third = 2 * S * b / λ * w + 2 * S * b / λ * (a / b - S * σ**2) * w / C
bracket = -S * b / λ * w**2 - (S * a / λ - S**2 * σ**2 * b / λ) * log(C)

step_split = Claim(
    title="The integrand of (i) is b times that of (ii)",
    source="Eq. (63) and the chain before it, second line",
    given=given,
    states=Equals(slope / C, b * second),
    covers=("F.15",),
)

step_parts = Claim(
    title="The integrands of (ii) and (iii) are the same",
    source="Eq. (63) and the chain before it, third line",
    given=given,
    states=Equals(2 * S * b / λ * second, third),
    covers=("F.15",),
)

step_integral = Claim(
    title="The bracket of (iv) has the derivative of that of (iii)",
    source="Eq. (63) and the chain before it, fourth line",
    given=given,
    states=Equals(diff(bracket, w), -third),
    covers=("F.15",),
)

step_power = Claim(
    title="(iv) is (63)",
    source="Eq. (63) and the chain before it, last line",
    given=given,
    states=Equals(diff(bracket - log(C), w), diff(density_63, w) / density_63),
    covers=("F.15",),
)
