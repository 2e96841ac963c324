"""Eq. (35). "The likelihood maximizer is

    ŵ = 0 for a > −2λ/S, and ±√(−λ/(Sb) − a/(2b)) for a < −2λ/S."                         (35)

All maxima of the stationary density of (31); so "the critical a" and the maxima do not depend on σ.
Of a = −2λ/S nothing is said.
"""

from sympy import FiniteSet

from theory import Claim, Equals, Implies, Modes

from .setting import a, positive_b, positive_rate, λ
from .setting_diffusion import S, additive, batch, on_31, peak

given = (positive_rate, positive_b, batch, additive)

claim = Claim(
    title="For a > −2λ/S the only maximum of P is 0",
    source="Eq. (35), first case",
    given=given,
    states=Implies(a > -2 * λ / S, Equals(Modes(on_31), FiniteSet(0))),
    covers=("F.17", "F.25"),
)

peaks = Claim(
    title="For a < −2λ/S the maxima of P are ±√(−λ/(Sb) − a/(2b))",
    source="Eq. (35), second case",
    given=given,
    states=Implies(a < -2 * λ / S, Equals(Modes(on_31), FiniteSet(peak, -peak))),
    covers=("F.17", "F.25"),
)
