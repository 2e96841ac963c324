"""Proposition 2 (No convergence in L_p). For every strict saddle point θ*, there exists an
initialization θ_0 such that for any λ ∈ ℝ_+ and distance function f(·, θ*), θ* is unstable in f.

In one dimension, for two values of h with equal probability, from the start θ_0 = 1. The distances
are |θ − θ*|^p, which are metrics for 0 < p ≤ 1 and powers of norms for p ≥ 1; unstable in f is that
E f(θ_t, θ*) does not tend to 0. For p < 1 it is false: "the distance function is convex by
definition" (after (42)), by which (41) has E f(θ_t, θ*) ≥ f(E θ_t, θ*), but metrics need not be
convex. For p ≥ 1 it holds.
"""

from sympy import Integer, Rational

from theory import Claim, Not, Path, point

from .setting import (
    any_order,
    h1,
    h2,
    in_mean,
    line,
    order_from_one,
    p,
    positive_rate,
    saddle,
    θ,
    λ,
)

one = Path(line.model, (Integer(1),))
stable = in_mean(θ, one, p)
below_one = (
    point({h1: 1, h2: -2, λ: 1, p: Rational(1, 4)}),
    point({h1: 1, h2: Rational(-1003, 1000), λ: 1, p: Rational(199, 200)}),
)

claim = Claim(
    title="From θ_0 = 1 a strict saddle is unstable in every distance |θ − θ*|^p",
    source="Proposition 2",
    given=(positive_rate, any_order, saddle),
    states=Not(stable),
    at=below_one,
    covers=("T-PROP2", "T-EQ41"),
)

corrected = Claim(
    title="From θ_0 = 1 a strict saddle is unstable in every convex distance |θ − θ*|^p",
    source="Proposition 2",
    given=(positive_rate, order_from_one, saddle),
    states=Not(stable),
    at=below_one,
    corrects="ziyin2024/prop2_no_norm",
    covers=("T-PROP2", "T-EQ41"),
)
