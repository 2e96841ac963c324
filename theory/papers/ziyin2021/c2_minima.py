"""Section C.2, after Eq. (65). "From the energy landscape, when a > 0, there is only one global
minimum at w = 0, and when a < 0 there are two global minima at w = ±√(−a/b)."

The landscape is (58); w is a global minimum iff L(w) ≤ L(v) for all v. The two
minima are where w² = −a/b.
"""

from sympy import Eq

from theory import AtMost, Claim, ForAll, Hypothesis, Iff

from .setting import a, b, positive_b, v, w
from .setting_diffusion import quartic_loss

lowest = ForAll(over=(v,), such_that=AtMost(quartic_loss, quartic_loss.subs(w, v)))

claim = Claim(
    title="For a > 0 the only global minimum of L is 0",
    source="Section C.2, after Eq. (65)",
    given=(positive_b, Hypothesis("a > 0", a > 0)),
    states=Iff(lowest, Eq(w, 0)),
    covers=("F.42",),
)

two = Claim(
    title="For a < 0 the global minima of L are ±√(−a/b)",
    source="Section C.2, after Eq. (65)",
    given=(positive_b, Hypothesis("a < 0", a < 0)),
    states=Iff(lowest, Eq(w**2, -a / b)),
    covers=("F.42",),
)
