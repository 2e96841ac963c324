"""Section C.3, last sentences. "Compared with (63), one finds that the additive noise prevents the
concentration of measure. Thus, in practice, the additive noise helps SGD escape the local minimum
or saddle point. However, whether there is additive noise or not does not change the critical value
of a and the position of the peaks."

``claim``: with additive noise the diffusion (61) has a stationary law with a density, for every a.
``peaks``: without it, for a < −λ/S, the maxima of (68) are those of (65). ``critical``: without it
P has a maximum beside 0 only for a < −λ/S. What else is critical in a does change: without
additive noise there is a stationary density for a < −λ/(2S) only.
"""

from sympy import FiniteSet

from theory import POSITIVE_RECURRENT, Claim, Equals, Implies, Modes, Runs

from .setting import a, positive_b, positive_rate, λ
from .setting_diffusion import S, additive, batch, on_61, on_67, peak

claim = Claim(
    title="With additive noise there is a stationary law with a density",
    source="Section C.3, last sentences",
    given=(positive_rate, positive_b, batch, additive),
    states=Runs(POSITIVE_RECURRENT, on_61),
    covers=("F.25",),
)

peaks = Claim(
    title="Without additive noise, for a < −λ/S, the maximum of P on w > 0 is that of (65)",
    source="Section C.3, last sentences",
    given=(positive_rate, positive_b, batch),
    states=Implies(a < -λ / S, Equals(Modes(on_67), FiniteSet(peak))),
    covers=("F.25",),
)

critical = Claim(
    title="Without additive noise, for a ≥ −λ/S, P has no maximum on w > 0",
    source="Section C.3, last sentences",
    given=(positive_rate, positive_b, batch),
    states=Implies(a >= -λ / S, Equals(Modes(on_67), FiniteSet())),
    covers=("F.25",),
)
