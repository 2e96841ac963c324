"""Eq. (69). "When

    −Sa/λ < 1,                                                                            (69)

P(w) diverges at w = 0. The normalization factor, i.e. integral ∫ dw w^(−2 − 2Sa/λ) exp[−(Sb/λ)w²],
also diverges due to the divergence at w = 0. ... As a consequence, when σ = 0, P(w) diverges at w =
0. Thus, P(w) becomes a Dirac delta function."

``claim`` holds: the power of w is negative. But powers above −1 are integrable. For 1/2 < −Sa/λ < 1
the integral is finite, (67) has the stationary density (68), and w does not tend to 0. The critical
value of −Sa/λ is 1/2 and not 1. At −2Sa = λ the diffusion comes back to every point and tends to 0
in probability, not almost surely. The integral is that over w > 0; P is even.
"""

from sympy import oo

from theory import (
    AtMost,
    Claim,
    Exponent,
    Iff,
    Implies,
    Integrable,
    Not,
    vanishes,
)

from .setting import a, elsewhere, positive_b, positive_rate, w, λ
from .setting_diffusion import S, batch, density_68, on_67, path_67

given = (positive_rate, positive_b, batch)
condition = -S * a / λ < 1
finite = Integrable(of=density_68, over=w, low=0, high=oo)

claim = Claim(
    title="When −Sa/λ < 1, P(w) diverges at w = 0",
    source="Eq. (69)",
    given=given,
    states=Implies(condition, AtMost(Exponent(0, on_67), 0, strict=True)),
    covers=("F.19",),
)

integral = Claim(
    title="When −Sa/λ < 1, the integral of P diverges",
    source="Eq. (69), the sentence after it",
    given=given,
    states=Implies(condition, Not(finite)),
    covers=("F.19",),
)

corrected_mass = Claim(
    title="The integral of P diverges iff −2Sa/λ ≤ 1",
    source="Eq. (69), the sentence after it",
    given=given,
    states=Iff(-2 * S * a / λ <= 1, Not(finite)),
    corrects="ziyin2021/c3_eq69_divergence:integral",
    covers=("F.19",),
)

delta = Claim(
    title="When −Sa/λ < 1, the law of w becomes a delta function at 0",
    source="Eq. (69), the conclusion",
    given=(*given, elsewhere),
    states=Implies(condition, vanishes(path_67)),
    covers=("F.19",),
)

corrected_delta = Claim(
    title="The law of w becomes a delta function at 0 iff −2Sa/λ ≤ 1",
    source="Eq. (69), the conclusion",
    given=(*given, elsewhere),
    states=Iff(-2 * S * a / λ <= 1, vanishes(path_67)),
    corrects="ziyin2021/c3_eq69_divergence:delta",
    covers=("F.19",),
)
