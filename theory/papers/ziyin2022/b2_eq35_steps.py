"""Eq. (35) and the chain before it, line by line. (34) "reads

    0 = d/dw [(−1 − Sa/(2λ) + S²bσ²/λ) ln(w² + Sσ²) − (Sb/λ)w²]                            (i)
      = 2w (−1 − Sa/(2λ) + S²bσ²/λ)/(w² + Sσ²) − (2Sb/λ)w                                 (ii)
      = w [−1 − Sa/(2λ) + S²bσ²/λ − (Sb/λ)(w² + Sσ²)]                                    (iii)
      = ŵ (λ/(Sb) + a/(2b) + ŵ²)."                                                        (iv)

(i) and (ii) are the same function. From there on factors without zeros are left out, so that only
"= 0" is carried from line to line.
"""

from sympy import Derivative, Eq, log

from theory import Claim, Equals, Iff

from .setting import a, b, positive_b, positive_rate, w, λ, σ
from .setting_diffusion import S, additive, batch

given = (positive_rate, positive_b, batch, additive)
power = -1 - S * a / (2 * λ) + S**2 * b * σ**2 / λ
C = w**2 + S * σ**2
second = 2 * w * power / C - 2 * S * b / λ * w
third = w * (power - S * b / λ * C)
fourth = w * (λ / (S * b) + a / (2 * b) + w**2)

step_derivative = Claim(
    title="(ii) is the derivative in (i)",
    source="Eq. (35) and the chain before it, second line",
    given=given,
    states=Equals(Derivative(power * log(C) - S * b / λ * w**2, w), second),
    covers=("F.17",),
)

step_denominator = Claim(
    title="(ii) is 0 where (iii) is",
    source="Eq. (35) and the chain before it, third line",
    given=given,
    states=Iff(Eq(second, 0), Eq(third, 0)),
    covers=("F.17",),
)

step_roots = Claim(
    title="(iii) is 0 where (iv) is",
    source="Eq. (35) and the chain before it, last line",
    given=given,
    states=Iff(Eq(third, 0), Eq(fourth, 0)),
    covers=("F.17",),
)
