"""Eq. (46). "The stationary distribution of w is

    P(w) ∝ (1/w²) exp[−(S/λ) ∫ dw a/w] ∝ w^(−2 − Sa/λ)."                                  (46)

For w > 0. ``step_power`` is the second ∝: the same logarithmic derivative. ``claim``: (46) is the
density of a stationary law of (44). There is none, for no parameters: a power of w has no finite
integral over (0, ∞). ``no_current``: (46) is the density without a current.
"""

from sympy import diff

from theory import POSITIVE_RECURRENT, Claim, Equals, Not, Runs, StationaryDensity, flux

from .setting import a, positive_rate, w, λ
from .setting_diffusion import S, batch, density_46, equation_44, off_zero, on_44

step_power = Claim(
    title="(1/w²) exp[−(S/λ) ∫ a/w dw] is a multiple of w^(−2 − Sa/λ)",
    source="Eq. (46), second sign",
    given=(positive_rate, batch, off_zero),
    states=Equals(-2 / w - S / λ * a / w, diff(density_46, w) / density_46),
    covers=("F.35",),
)

claim = Claim(
    title="(46) is the stationary density of (44) on w > 0",
    source="Eq. (46)",
    given=(positive_rate, batch),
    states=StationaryDensity(density_46, on_44),
    covers=("F.35",),
)

corrected = Claim(
    title="(44) has no stationary law on w > 0",
    source="Eq. (46)",
    given=(positive_rate, batch),
    states=Not(Runs(POSITIVE_RECURRENT, on_44)),
    corrects="ziyin2022/b4_eq46_density",
    covers=("F.35",),
)

no_current = Claim(
    title="(46) is the density without a current of (44)",
    source="Eq. (46), first sign",
    given=(positive_rate, batch, off_zero),
    states=Equals(flux(density_46, equation_44), 0),
    covers=("F.35",),
)
