"""Proposition 8. "Let w ∈ ℝ, the loss function L(w) be an arbitrary differential function, and p(w)
be an any distribution such that 0 < p(w) < ∞ and lim_{w→∞} w L′(w) p(w) < ∞. Then there exists C(w)
such that the stationary distribution of SGD is p(w)."

"SGD" is (49), since (119) is derived from its Fokker-Planck equation, and "< ∞" is read as finite,
of either sign, at both ends: the reading that asks most. ``claim`` is examined where L and p are
powers far out. It breaks where w L′ p tends to a positive number: L′ p falls as 1/w, and (119) is
negative far out whatever c_0 is. Any noise has the form (119), because a stationary law has no
flux; so none serves. ``corrected`` asks for E_p|L′| < ∞ instead. Then ∫ p dL is bounded, C > 0 for
large c_0, and as C p is bounded too no path explodes: this argument is for every L and p.

``ordinary`` is a case in which both conditions hold: p normal and L of degree 4.
"""

from sympy import Abs, Limit, oo

from theory import AtMost, Claim, Implies, Integrable, SomeNoise

from .setting import positive_rate, w, λ
from .setting_conjecture import integrates, normal, quartic_slope, slope, spread, tail

given = (positive_rate, integrates)
some_noise = SomeNoise(density=tail, over=w, drift=-λ * slope)

claim = Claim(
    title="If w L′p has a finite limit, some noise makes p stationary",
    source="Proposition 8",
    given=given,
    states=Implies(AtMost(Limit(Abs(w * slope * tail), w, oo), oo, strict=True), some_noise),
    covers=("D.3",),
)

corrected = Claim(
    title="If L′p is integrable, some noise makes p stationary",
    source="Proposition 8",
    given=given,
    states=Implies(Integrable(of=slope * tail, over=w, low=-oo, high=oo), some_noise),
    corrects="ziyin2021/d5_prop8_any_density",
    covers=("D.3",),
)

ordinary = Claim(
    title="Any normal law is stationary, for some noise, on any landscape of degree 4",
    source="Proposition 8, for normal laws",
    given=(positive_rate, spread),
    states=SomeNoise(density=normal, over=w, drift=-λ * quartic_slope),
    covers=("D.3", "D.8"),
)
