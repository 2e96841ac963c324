"""Eq. (33). "Further simplification yields

    P(w) ∝ (w² + Sσ²)^(−1 − Sa/(2λ) + S²bσ²/λ) exp[−(Sb/λ)w²].                            (33)

The function P(w) is finite everywhere and decays exponentially to 0 when w → ∞, regardless of the
values of the parameters a, b, σ, S. This indicates that ∫ P dw has a well-defined value. As a
consequence, there is no concentration of measure. Thus, w(t) can be fall into any interval with
finite probability after big enough t, indicating that w(t) can be arbitrarily far away from 0. In
practice, this means that w(t) escapes from the saddle point at w = 0 regardless of the value of the
parameters."

``claim``: (33) is the density of the stationary law of (31). Everywhere b > 0 and σ > 0, as the
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
from .setting_diffusion import additive, batch, density_33, on_31

given = (positive_rate, positive_b, batch, additive)

claim = Claim(
    title="(33) is the stationary density of (31)",
    source="Eq. (33)",
    given=given,
    states=StationaryDensity(density_33, on_31),
    covers=("F.14",),
)

decay = Claim(
    title="P(w) falls faster than any power as w → ∞",
    source="Eq. (33), the sentence after it",
    given=given,
    states=Equals(Exponent(oo, on_31), -oo),
    covers=("F.16",),
)

integral = Claim(
    title="∫ P dw is finite",
    source="Eq. (33), the sentence after it",
    given=given,
    states=Integrable(of=density_33, over=w, low=-oo, high=oo),
    covers=("F.16",),
)

escape = Claim(
    title="From every point the diffusion comes to every other",
    source="Eq. (33), the sentences after it",
    given=given,
    states=Runs(RECURRENT, on_31),
    covers=("F.16",),
)
