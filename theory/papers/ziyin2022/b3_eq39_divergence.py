"""Eq. (39). "When

    −Sa/(2λ) < 1,                                                                         (39)

P(w) diverges at w = 0. The normalization factor, i.e. integral ∫ dw w^(−2 − Sa/λ) exp[−(Sb/λ)w²],
also diverges due to the divergence at w = 0. ... As a consequence, when σ = 0, P(w) diverges at w =
0 and P(w) becomes a Dirac delta function."

``claim`` holds: the power of w is negative. But powers above −1 are integrable. For
1/2 < −Sa/(2λ) < 1 the integral is finite, (37) has the stationary density (38), and w does not tend
to 0. The critical value of −Sa/λ is 1 and not 2. At −Sa = λ the diffusion comes back to every point
and tends to 0 in probability, not almost surely. The integral is that over w > 0; P is even.
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
from .setting_diffusion import S, batch, density_38, on_37, path_37

given = (positive_rate, positive_b, batch)
condition = -S * a / (2 * λ) < 1
finite = Integrable(of=density_38, over=w, low=0, high=oo)

claim = Claim(
    title="When −Sa/(2λ) < 1, P(w) diverges at w = 0",
    source="Eq. (39)",
    given=given,
    states=Implies(condition, AtMost(Exponent(0, on_37), 0, strict=True)),
    covers=("F.19",),
)

integral = Claim(
    title="When −Sa/(2λ) < 1, the integral of P diverges",
    source="Eq. (39), the sentence after it",
    given=given,
    states=Implies(condition, Not(finite)),
    covers=("F.19",),
)

corrected_mass = Claim(
    title="The integral of P diverges iff −Sa/λ ≤ 1",
    source="Eq. (39), the sentence after it",
    given=given,
    states=Iff(-S * a / λ <= 1, Not(finite)),
    corrects="ziyin2022/b3_eq39_divergence:integral",
    covers=("F.19",),
)

delta = Claim(
    title="When −Sa/(2λ) < 1, the law of w becomes a delta function at 0",
    source="Eq. (39), the conclusion",
    given=(*given, elsewhere),
    states=Implies(condition, vanishes(path_37)),
    covers=("F.19",),
)

corrected_delta = Claim(
    title="The law of w becomes a delta function at 0 iff −Sa/λ ≤ 1",
    source="Eq. (39), the conclusion",
    given=(*given, elsewhere),
    states=Iff(-S * a / λ <= 1, vanishes(path_37)),
    corrects="ziyin2022/b3_eq39_divergence:delta",
    covers=("F.19",),
)
