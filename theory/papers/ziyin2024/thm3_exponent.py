"""Theorem 3. Assuming that Λ ≠ 0, the linearized dynamics of SGD is probabilistically stable at θ*
for any θ_0 if and only if Λ < 0.

In one dimension, where Λ = E log|1 − λh|, for two values of h with equal probability. The halves
are claimed apart, the second of each θ_0 other than θ*. In the plane (``plane``, ``plane_only_if``)
it is the saddle −χ u w of Section 5.3; (w, u) → 0 is that w + u and w − u do.
"""

from sympy import Ne, Rational

from theory import All, AtMost, Claim, Hypothesis, Implies, Lyapunov, Not, point, vanishes

from .setting import (
    a,
    elsewhere,
    line,
    no_line,
    pair,
    positive_rate,
    tends_to_zero,
    two_exponent,
    u,
    u0,
    w,
    w0,
    λ,
    μ,
)

top = Lyapunov(over=pair)
both = All(tends_to_zero(w + u, pair), tends_to_zero(w - u, pair))
places = tuple(
    point({a: Rational(-1, 2), λ: rate, w0: 1, u0: 2})
    for rate in (Rational(6, 5), Rational(1, 2), Rational(9, 5), Rational(5))
)
nonzero = Hypothesis("Λ ≠ 0", Ne(μ, 0))

claim = Claim(
    title="If Λ < 0 then θ_t → θ* in probability from any θ_0",
    source="Theorem 3",
    given=(positive_rate, nonzero),
    where=(two_exponent,),
    states=Implies(μ < 0, vanishes(line)),
    covers=("T-TH3", "T-TH3-ZERO"),
)

only_if = Claim(
    title="If Λ > 0 then from θ_0 ≠ θ* the path does not tend to θ*",
    source="Theorem 3",
    given=(positive_rate, nonzero, elsewhere),
    where=(two_exponent,),
    states=Implies(μ > 0, Not(vanishes(line))),
    covers=("T-TH3",),
)

plane = Claim(
    title="At the saddle −χ u w, if Λ < 0 then (w_t, u_t) → 0 in probability from any start",
    source="Theorem 3",
    given=(positive_rate,),
    states=Implies(AtMost(top, 0, strict=True), both),
    at=places,
    covers=("T-TH3",),
)

plane_only_if = Claim(
    title="At the saddle −χ u w, if Λ > 0 then (w_t, u_t) does not tend to 0 from w_0 ≠ ±u_0",
    source="Theorem 3",
    given=(positive_rate, *no_line),
    states=Implies(AtMost(0, top, strict=True), Not(both)),
    at=places,
    covers=("T-TH3",),
)
