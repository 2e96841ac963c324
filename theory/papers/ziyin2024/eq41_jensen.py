"""Eqs. (41), (42). "Taking the f-distance of both sides and taking expectation, we obtain

    E[f(θ_t, θ*)] ≥ f(E[θ_t], θ*) = f((I − λE[Ĥ])^t θ_0, θ*) ≠ 0.                    (41), (42)

The first line follows from the fact that the distance function is convex by definition, and so one
can apply Jensen's inequality."

One step in one dimension from θ_0, θ* = 0, with two values of h that have equal probability, for
the distances |θ|^p: metrics for 0 < p ≤ 1, and then not convex for p < 1. That (42) is not only
different from 0 but tends to ∞ is the last part.
"""

from sympy import Abs, Limit, Rational, oo

from theory import AtMost, Claim, Equals, Mean, point

from .setting import (
    any_order,
    elsewhere,
    h,
    h1,
    h2,
    order_from_one,
    p,
    positive_rate,
    saddle,
    t,
    two_h,
    θ0,
    λ,
)

moved = Mean(of=Abs((1 - λ * h) * θ0) ** p, over=two_h)
centre = Abs((1 - λ * (h1 + h2) / 2) * θ0) ** p
apart = (
    point({h1: 0, h2: 2, λ: 1, θ0: 1, p: Rational(1, 2)}),
    point({h1: 0, h2: 1, λ: 1, θ0: 1, p: Rational(1, 2)}),
    point({h1: 0, h2: 1, λ: 1, θ0: 1, p: Rational(199, 200)}),
)

claim = Claim(
    title="E[f(θ_1, θ*)] ≥ f(E[θ_1], θ*) for every distance |θ − θ*|^p",
    source="Eqs. (41), (42)",
    given=(any_order,),
    states=AtMost(centre, moved),
    at=apart,
    covers=("T-EQ41",),
)

corrected = Claim(
    title="E[f(θ_1, θ*)] ≥ f(E[θ_1], θ*) for every distance |θ − θ*|^p with p ≥ 1",
    source="Eqs. (41), (42)",
    given=(order_from_one,),
    states=AtMost(centre, moved),
    at=apart,
    corrects="ziyin2024/eq41_jensen",
    covers=("T-EQ41",),
)

step_diverges = Claim(
    title="f((1 − λE[h])^t θ_0, θ*) → ∞",
    source="Eqs. (41), (42)",
    given=(positive_rate, any_order, saddle, elsewhere),
    states=Equals(Limit(Abs((1 - λ * (h1 + h2) / 2) ** t * θ0) ** p, t, oo), oo),
    covers=("T-EQ42",),
)
