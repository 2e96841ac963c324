"""Eq. (38). "The solution of corresponding stationary Fokker-Planck equation is

    P(w) ∝ w^(−2 − Sa/λ) exp[−(Sb/λ)w²]."                                                 (38)

For w > 0; P is even. ``claim``: it is a solution, without a current. ``law``: on this side of 0 it
is the stationary density of (37) exactly where −Sa > λ; elsewhere it cannot be normalised and (37)
has no stationary law with a density. ``limit``: (38) is (33) with σ = 0.
"""

from theory import Claim, Equals, Iff, StationaryDensity, flux

from .setting import a, positive_b, positive_rate, λ, σ
from .setting_diffusion import (
    S,
    batch,
    density_33,
    density_38,
    equation_37,
    off_zero,
    on_37,
)

given = (positive_rate, positive_b, batch)

claim = Claim(
    title="(38) is a solution without a current",
    source="Eq. (38)",
    given=(*given, off_zero),
    states=Equals(flux(density_38, equation_37), 0),
    covers=("F.22",),
)

law = Claim(
    title="(38) is the stationary density of (37) on w > 0 iff −Sa > λ",
    source="Eq. (38)",
    given=given,
    states=Iff(StationaryDensity(density_38, on_37), -S * a > λ),
    covers=("F.22",),
)

limit = Claim(
    title="(38) is (33) without the additive noise",
    source="Section B.3, after Eq. (39)",
    given=(*given, off_zero),
    states=Equals(density_33.subs(σ, 0), density_38),
    covers=("F.22",),
)
