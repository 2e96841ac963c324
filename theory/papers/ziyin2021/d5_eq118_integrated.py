"""Eq. (118), proof of Proposition 10. "The stationary distribution p_S(w) is given by the solution
to the Fokker-Planck equation in (56). Integrating over w, one finds

    c_0 + J_0 w − λ ∫ p_S(w) dL(w) = (λ²/2S) [C(w) p_S(w)],                           (118)

where c_0 is the integration constant. ... By the definition of a distribution on ℝ,
lim_{|w|→∞} p_S(w) = 0. The constant probability flow J_0 going through the system is also 0."

(56) is J_0 = λ L′ p + (λ²/2S) (C p)′. ``claim`` puts the C of (118) into it, in the example
p ∝ (1 + w²)^−2 and L = a w²/2 + b (1 + w²)³/6. ``step_no_flow`` is the second inference. The
example has p → 0, and C > 0 for J_0² < −2 λ b c_0 and a ≥ 0; any such J_0 will do. Then p is not
stationary, since paths explode. Where none does the flow, here at u, is 0, because P(w_t > u) does
not change.
"""

from sympy import And, Eq, Or, diff

from theory import NEVER_EXPLODES, Claim, Equals, Hypothesis, Implies, Runs, flux, point

from .setting import a, b, positive_rate, u, w, λ
from .setting_conjecture import (
    J0,
    S,
    bell,
    bell_slope,
    bell_with_flux,
    c0,
    moved,
    positive_batch,
)

given = (positive_rate, positive_batch)
above = (
    Hypothesis("a ≥ 0", a >= 0),
    Hypothesis("c_0 > 0", c0 > 0),
    Hypothesis("C(w) > 0 for all w", Or(-2 * λ * b * c0 > J0**2, And(Eq(b, 0), Eq(J0, 0)))),
)
line = moved(bell_slope, bell_with_flux)
flow = flux(bell, line.model).subs(w, u)

claim = Claim(
    title="With the C of (118), λ L′p + (λ²/2S) (C p)′ is J_0 everywhere",
    source="Eq. (118)",
    given=given,
    states=Equals(λ * bell_slope * bell + λ**2 / (2 * S) * diff(bell_with_flux * bell, w), J0),
    covers=("D.4",),
)

step_no_flow = Claim(
    title="As p → 0, the flow J_0 is 0",
    source="Eq. (118), the sentence after it",
    given=(*given, *above),
    states=Equals(flow, 0),
    covers=("D.4",),
)

corrected = Claim(
    title="If no path explodes, the flow J_0 is 0",
    source="Eq. (118), the sentence after it",
    given=(*given, *above),
    at=(point({a: 1, b: 0, J0: 0, c0: 1, λ: 1, S: 1, u: 1}),),
    states=Implies(Runs(NEVER_EXPLODES, line), Equals(flow, 0)),
    corrects="ziyin2021/d5_eq118_integrated:step_no_flow",
    covers=("D.4",),
)
