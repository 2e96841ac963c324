"""Remark after Proposition 10. "The condition lim_{w→∞} w L′(w) p(w) < ∞ is equivalent to saying
that tail of p(w) has to decay sufficiently fast. Since the loss landscape is usually polynomial,
the aforementioned condition is usually satisfied in practice. ... even if the target distribution
is not smooth ... it is still possible that we can approximate p(x) arbitrarily close."

``claim`` is the equivalence where far out p ∝ w^−2q and L′ = a w^(2n − 1): q has to be at least n.
``polynomial`` is the second sentence, for a normal p and any L of degree 4. ``point`` is the last
one, for the delta distribution that the text names: normal laws of any variance, at any place, on
any landscape of degree 4.
"""

from sympy import Ge, Limit, oo

from theory import AtMost, Claim, Equals, Hypothesis, Iff, SomeNoise

from .setting import a, positive_rate, q, w, λ
from .setting_conjecture import far_slope, far_tail, integrates, n, normal, quartic_slope, spread

claim = Claim(
    title="lim w L′p < ∞ exactly if the tail falls fast enough: q ≥ n",
    source="Remark after Proposition 10",
    given=(integrates, Hypothesis("L has a minimum", a > 0)),
    states=Iff(AtMost(Limit(w * far_slope * far_tail, w, oo), oo, strict=True), Ge(q, n)),
    covers=("D.8",),
)

polynomial = Claim(
    title="For a normal p and L of degree 4, w L′p → 0",
    source="Remark after Proposition 10",
    given=(spread,),
    states=Equals(Limit(w * quartic_slope * normal, w, oo), 0),
    covers=("D.8",),
)

point = Claim(
    title="However narrow a normal law is, some noise makes it stationary on L of degree 4",
    source="Remark after Proposition 10",
    given=(positive_rate, spread),
    states=SomeNoise(density=normal, over=w, drift=-λ * quartic_slope),
    covers=("D.8",),
)
