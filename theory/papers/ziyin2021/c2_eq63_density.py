"""Eq. (63). "Simplifying, one finds

    P(w) ∝ (w² + Sσ²)^(−1 − Sa/λ + S²bσ²/λ) exp[−(Sb/λ)w²].                               (63)

The function P(w) is finite everywhere and decays to 0 exponentially fast when w → ∞. This indicates
that ∫ P dw has a well-defined value. ... there is no concentration of measure. Since the measure is
not concentrated at a point, w(t) can be fall into any interval with finite probability. Thus, with
a t that is big enough, w(t) can be arbitrarily far away from 0. In practice, this means w(t)
escaping from the saddle point at w = 0."

``claim``: (63) is the density of the stationary law of (61). Everywhere b > 0 and σ > 0, as the
text has it. ``escape``: from every point the diffusion comes to every other. That is all of it: it
also comes back to every neighbourhood of the saddle, again and again.
"""

from sympy import oo

from theory import (
    RECURRENT,
    Claim,
    Equals,
    Exponent,
    Integrable,
    Runs,
    StationaryDensity,
)

from .setting import positive_b, positive_rate, w
from .setting_diffusion import additive, batch, density_63, on_61

given = (positive_rate, positive_b, batch, additive)

claim = Claim(
    title="(63) is the stationary density of (61)",
    source="Eq. (63)",
    given=given,
    states=StationaryDensity(density_63, on_61),
    covers=("F.15",),
)

decay = Claim(
    title="P(w) falls faster than any power as w → ∞",
    source="Eq. (63), the sentence after it",
    given=given,
    states=Equals(Exponent(oo, on_61), -oo),
    covers=("F.16",),
)

integral = Claim(
    title="∫ P dw is finite",
    source="Eq. (63), the sentence after it",
    given=given,
    states=Integrable(of=density_63, over=w, low=-oo, high=oo),
    covers=("F.16",),
)

escape = Claim(
    title="From every point the diffusion comes to every other",
    source="Eq. (63), the sentences after it",
    given=given,
    states=Runs(RECURRENT, on_61),
    covers=("F.16",),
)
