"""Section B.2, after Eq. (35). "For the energy landscape, when a > 0 there is only one global
minimum at w = 0, and when a < 0 there are two global minima at w = ±√(−a/(2b))."

The landscape is (28); w is a global minimum iff L(w) ≤ L(v) for all v. The two
minima are where w² = −a/(2b).
"""

from sympy import Eq

from theory import AtMost, Claim, ForAll, Hypothesis, Iff

from .setting import a, b, positive_b, v, w
from .setting_diffusion import quartic_loss

lowest = ForAll(over=(v,), such_that=AtMost(quartic_loss, quartic_loss.subs(w, v)))

claim = Claim(
    title="For a > 0 the only global minimum of L is 0",
    source="Section B.2, after Eq. (35)",
    given=(positive_b, Hypothesis("a > 0", a > 0)),
    states=Iff(lowest, Eq(w, 0)),
    covers=("F.42",),
)

two = Claim(
    title="For a < 0 the global minima of L are ±√(−a/(2b))",
    source="Section B.2, after Eq. (35)",
    given=(positive_b, Hypothesis("a < 0", a < 0)),
    states=Iff(lowest, Eq(w**2, -a / (2 * b))),
    covers=("F.42",),
)
