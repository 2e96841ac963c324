"""Eq. (68). "The solution of corresponding stationary Fokker-Planck equation is

    P(w) ∝ w^(−2 − 2Sa/λ) exp[−(Sb/λ)w²]."                                                (68)

For w > 0; P is even. ``claim``: it is a solution, without a current. ``law``: on this side of 0 it
is the stationary density of (67) exactly where −2Sa > λ; elsewhere it cannot be normalised and (67)
has no stationary law with a density. ``limit``: (68) is (63) with σ = 0.
"""

from theory import Claim, Equals, Iff, StationaryDensity, flux

from .setting import a, positive_b, positive_rate, λ, σ
from .setting_diffusion import (
    S,
    batch,
    density_63,
    density_68,
    equation_67,
    off_zero,
    on_67,
)

given = (positive_rate, positive_b, batch)

claim = Claim(
    title="(68) is a solution without a current",
    source="Eq. (68)",
    given=(*given, off_zero),
    states=Equals(flux(density_68, equation_67), 0),
    covers=("F.22",),
)

law = Claim(
    title="(68) is the stationary density of (67) on w > 0 iff −2Sa > λ",
    source="Eq. (68)",
    given=given,
    states=Iff(StationaryDensity(density_68, on_67), -2 * S * a > λ),
    covers=("F.22",),
)

limit = Claim(
    title="(68) is (63) without the additive noise",
    source="Section C.3, after Eq. (69)",
    given=(*given, off_zero),
    states=Equals(density_63.subs(σ, 0), density_68),
    covers=("F.22",),
)
