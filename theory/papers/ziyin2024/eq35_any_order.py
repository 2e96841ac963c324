"""Eqs. (35), (37), (38), for a norm of any order p > 0. "Let c_0 be such that

    |1 − λc_0|^p > 1/2 ...                                                       (35)

Meanwhile, the p-norm is E[‖z_{t+1}‖^p] = ½ E[‖z_t‖^p] |1 − λc_0|^p              (37)
∝ 2^{−t} |1 − λc_0|^{pt} → 0."                                                   (38)

``eq35_construction`` takes p = 2; here p is any positive number, also below 1 and irrational. What
(35) has to say is |1 − λc_0|^p ≥ 2 for every p, since E|z_{t+1}|^p = ½ |1 − λc_0|^p E|z_t|^p.
"""

from sympy import Abs, Integer, Rational, sqrt

from theory import Claim, Equals, Implies, Mean, Not, point

from .setting import (
    any_order,
    c0,
    construction,
    elsewhere,
    in_mean,
    p,
    positive_rate,
    θ,
    θ0,
    λ,
)

given = (positive_rate, any_order, elsewhere)
size = Abs(1 - λ * c0) ** p
vanishing_norm = in_mean(θ, construction, p)
orders = (
    point({p: Rational(1, 2), c0: -3, λ: 1, θ0: 1}),
    point({p: sqrt(2), c0: 3, λ: 1, θ0: 1}),
    point({p: sqrt(2), c0: Rational(5, 2), λ: 1, θ0: 1}),
    point({p: 3, c0: Rational(21, 10), λ: 1, θ0: 1}),
)

claim = Claim(
    title="If |1 − λc_0|^p > 1/2 then the path is not L_p-stable, for any p > 0",
    source="Eq. (35)",
    given=given,
    states=Implies(size > Rational(1, 2), Not(vanishing_norm)),
    at=orders,
    covers=("T-EQ35",),
)

corrected = Claim(
    title="If |1 − λc_0|^p ≥ 2 then the path is not L_p-stable, for any p > 0",
    source="Eq. (35)",
    given=given,
    states=Implies(size >= 2, Not(vanishing_norm)),
    at=orders,
    corrects="ziyin2024/eq35_any_order",
    covers=("T-EQ35",),
)

step_norm = Claim(
    title="E|z_1|^p = ½ |1 − λc_0|^p |z_0|^p for any p > 0",
    source="Eqs. (37), (38)",
    given=given,
    states=Equals(Mean(of=Abs(θ) ** p, over=construction, at=Integer(1)), size * Abs(θ0) ** p / 2),
    at=orders,
    covers=("T-EQ38",),
)
