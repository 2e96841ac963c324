"""Eq. (76). "The stationary distribution of w is

    P(w) ∝ (1/w²) exp[−(2S/λ) ∫ dw a/w] ∝ w^(−2 − 2Sa/λ)."                                (76)

For w > 0. ``step_power`` is the second ∝: the same logarithmic derivative. ``claim``: (76) is the
density of a stationary law of (74). There is none, for no parameters: a power of w has no finite
integral over (0, ∞). ``no_current``: (76) is the density without a current.
"""

from sympy import diff

from theory import POSITIVE_RECURRENT, Claim, Equals, Not, Runs, StationaryDensity, flux

from .setting import a, positive_rate, w, λ
from .setting_diffusion import S, batch, density_76, equation_74, off_zero, on_74

step_power = Claim(
    title="(1/w²) exp[−(2S/λ) ∫ a/w dw] is a multiple of w^(−2 − 2Sa/λ)",
    source="Eq. (76), second sign",
    given=(positive_rate, batch, off_zero),
    states=Equals(-2 / w - 2 * S / λ * a / w, diff(density_76, w) / density_76),
    covers=("F.35",),
)

claim = Claim(
    title="(76) is the stationary density of (74) on w > 0",
    source="Eq. (76)",
    given=(positive_rate, batch),
    states=StationaryDensity(density_76, on_74),
    covers=("F.35",),
)

corrected = Claim(
    title="(74) has no stationary law on w > 0",
    source="Eq. (76)",
    given=(positive_rate, batch),
    states=Not(Runs(POSITIVE_RECURRENT, on_74)),
    corrects="ziyin2021/c4_eq76_density",
    covers=("F.35",),
)

no_current = Claim(
    title="(76) is the density without a current of (74)",
    source="Eq. (76), first sign",
    given=(positive_rate, batch, off_zero),
    states=Equals(flux(density_76, equation_74), 0),
    covers=("F.35",),
)
