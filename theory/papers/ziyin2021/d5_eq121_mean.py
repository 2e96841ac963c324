"""Eq. (121), proof of Proposition 10. "Or, equivalently,

    ∫ L′(w) p_S(w) dw := E_{p_S(w)}[L′(w)] < c_0,                                     (121)

i.e. the average value of L′(w) is upper bounded by c_0. This condition is satisfied, when p_S(w)
itself is finite everywhere, by tuning p_S(w) such that lim_{w→∞} w L′(w) p_S(w) < ∞."

(120) is about ∫ p dL at every w, (121) about the integral over the line. They are compared where
p = ½ (1 + w²)^(−3/2) and L = a w²/2 + b w, with the integral of (120) from −∞: then E_p[L′] = b,
and with w = 2u/(1 − u²), |u| < 1, 2 (1 + u²) times the integral is
b (1 + u)² − a (1 − u²).
Neither implies the other. For b < 0 the integral is larger at −∞ than at ∞, on a hill (a < 0) it is
largest in between, and a bound that is not reached may be equal: ``corrected``, for a > 0.

``step_limit`` is the last sentence, where far out p ∝ w^−2q and L′ = a w^(2n − 1): w L′ p has a
finite limit for q ≥ n, but the integral of L′ p is finite only for q > n (``step_corrected``).
"""

from sympy import And, Ge, Gt, Limit, Lt, oo

from theory import AtMost, Claim, ForAll, Hypothesis, Iff, Implies, Integrable, point

from .setting import a, b, q, u, w
from .setting_conjecture import c0, far_slope, far_tail, integrates, n, root_integral, root_mean

everywhere = ForAll(
    over=(u,), within=And(u > -1, u < 1), such_that=Gt(2 * c0 * (1 + u**2), root_integral)
)
finite = Integrable(of=far_slope * far_tail, over=w, low=1, high=oo)
given = (integrates, Hypothesis("L has a minimum", a > 0))

claim = Claim(
    title="c_0 − ∫ p dL > 0 everywhere exactly if E_p[L′] < c_0",
    source="Eq. (121)",
    states=Iff(everywhere, Lt(root_mean, c0)),
    covers=("D.6",),
)

corrected = Claim(
    title="c_0 − ∫ p dL > 0 everywhere exactly if 0 ≤ c_0 and E_p[L′] ≤ c_0",
    source="Eq. (121)",
    given=(Hypothesis("L has a minimum", a > 0),),
    states=Iff(everywhere, And(Ge(c0, 0), Ge(c0, root_mean))),
    at=(point({a: 0, b: 0, c0: 0}),),
    corrects="ziyin2021/d5_eq121_mean",
    covers=("D.6",),
)

step_limit = Claim(
    title="If w L′p has a finite limit then ∫ |L′| p dw is finite far out",
    source="Eq. (121), the sentence after it",
    given=given,
    states=Implies(AtMost(Limit(w * far_slope * far_tail, w, oo), oo, strict=True), finite),
    covers=("D.6",),
)

step_corrected = Claim(
    title="∫ |L′| p dw is finite far out exactly if q > n",
    source="Eq. (121), the sentence after it",
    given=given,
    states=Iff(finite, q > n),
    corrects="ziyin2021/d5_eq121_mean:step_limit",
    covers=("D.6",),
)
