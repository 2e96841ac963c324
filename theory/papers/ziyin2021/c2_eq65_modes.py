"""Eq. (65). "The likelihood maximizer is

    ŵ = 0 for a > −λ/S, and ±√(−λ/(Sb) − a/b) for a < −λ/S."                              (65)

All maxima of the stationary density of (61); so "the critical a" and the maxima do not depend on σ.
Of a = −λ/S nothing is said.
"""

from sympy import FiniteSet

from theory import Claim, Equals, Implies, Modes

from .setting import a, positive_b, positive_rate, λ
from .setting_diffusion import S, additive, batch, on_61, peak

given = (positive_rate, positive_b, batch, additive)

claim = Claim(
    title="For a > −λ/S the only maximum of P is 0",
    source="Eq. (65), first case",
    given=given,
    states=Implies(a > -λ / S, Equals(Modes(on_61), FiniteSet(0))),
    covers=("F.18", "F.25"),
)

peaks = Claim(
    title="For a < −λ/S the maxima of P are ±√(−λ/(Sb) − a/b)",
    source="Eq. (65), second case",
    given=given,
    states=Implies(a < -λ / S, Equals(Modes(on_61), FiniteSet(peak, -peak))),
    covers=("F.18", "F.25"),
)
