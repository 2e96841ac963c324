"""Theorem 2. Let θ_t follow Eq. (4) around a critical point θ* of an arbitrary loss function. Then,
for any fixed λ,

1. there exists a data distribution such that θ_t is probabilistically stable but not L_p-stable;
2. if θ* is a saddle point and p ≥ 1, the set of θ_0 that is L_p-stable has Lebesgue measure zero.

Both in one dimension, with two values of h that have equal probability. Part 1 is for every p > 0
and every θ_0 other than θ*. For part 2 the set is {θ*}: from every other θ_0 the path is not
L_p-stable. "Part 2 of the proposition follows immediately from Proposition 2" (B.2, of Theorem 2)
is that one unstable start makes all others unstable, since the dynamics is linear.
"""

from sympy import Integer, exp

from theory import All, Claim, Exists, Implies, Not, Path, vanishes

from .setting import (
    any_order,
    elsewhere,
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

stable = in_mean(θ, line, p)

claim = Claim(
    title="Some data are probabilistically stable and not L_p-stable",
    source="Theorem 2, part 1",
    given=(positive_rate, any_order, elsewhere),
    states=Exists(
        over=(h1, h2),
        such_that=All(vanishes(line), Not(stable)),
        witness=(1 / λ, (1 - exp(1 / p)) / λ),
    ),
    covers=("T-TH2-1",),
)

measure_zero = Claim(
    title="From every θ_0 ≠ θ* a saddle is not L_p-stable, for p ≥ 1",
    source="Theorem 2, part 2",
    given=(positive_rate, order_from_one, saddle, elsewhere),
    states=Not(stable),
    covers=("T-TH2-2",),
)

step_from_one = Claim(
    title="If θ_0 = 1 is not L_p-stable then no θ_0 ≠ θ* is",
    source="B.2, the first sentence",
    given=(positive_rate, any_order, elsewhere),
    states=Implies(Not(in_mean(θ, Path(line.model, (Integer(1),)), p)), Not(stable)),
    covers=("T-PROP2-REF",),
)
