"""Section B.3, last sentences. "Compared with (33), one finds that the additive noise prevents the
concentration of measure. Thus, in practice, the additive noise helps SGD escape the local minimum
or saddle point. However, the existence of additive noise does not change the critical a and the
position of the peaks."

``claim``: with additive noise the diffusion (31) has a stationary law with a density, for every a.
``peaks``: without it, for a < −2λ/S, the maxima of (38) are those of (35). ``critical``: without it
P has a maximum beside 0 only for a < −2λ/S. What else is critical in a does change: without
additive noise there is a stationary density for a < −λ/S only.
"""

from sympy import FiniteSet

from theory import POSITIVE_RECURRENT, Claim, Equals, Implies, Modes, Runs

from .setting import a, positive_b, positive_rate, λ
from .setting_diffusion import S, additive, batch, on_31, on_37, peak

claim = Claim(
    title="With additive noise there is a stationary law with a density",
    source="Section B.3, last sentences",
    given=(positive_rate, positive_b, batch, additive),
    states=Runs(POSITIVE_RECURRENT, on_31),
    covers=("F.25",),
)

peaks = Claim(
    title="Without additive noise, for a < −2λ/S, the maximum of P on w > 0 is that of (35)",
    source="Section B.3, last sentences",
    given=(positive_rate, positive_b, batch),
    states=Implies(a < -2 * λ / S, Equals(Modes(on_37), FiniteSet(peak))),
    covers=("F.25",),
)

critical = Claim(
    title="Without additive noise, for a ≥ −2λ/S, P has no maximum on w > 0",
    source="Section B.3, last sentences",
    given=(positive_rate, positive_b, batch),
    states=Implies(a >= -2 * λ / S, Equals(Modes(on_37), FiniteSet())),
    covers=("F.25",),
)
