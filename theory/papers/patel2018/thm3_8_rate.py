"""Theorem 3.8, the rate. "If {C_{N+1}} satisfy (18) and are uniformly bounded away from zero, then
E[e_N] decays exponentially to zero."

For one eigenvalue λ and the variance t of Q one step multiplies E[e_N] by (1 − Cλ)² + C²t/k, and
(18) is C < 2λ/(λ² + t/k). Here λ = 1 and t/k = 1: the factor is 1 − 2C(1 − C) and (18) is C < 1.
E[e_N] decays exponentially for all sequences with c ≤ C_N < 1 if and only if one ρ < 1 is a bound
of the factor for all such C. As C → 1 the factor tends to 1: with C_N = 1 − 2^−(N+2), a sequence in
[3/4, 1), E[e_N] decreases to a positive limit. What is needed is a distance from both ends.
"""

from sympy import Rational

from theory import AtMost, Claim, Exists, ForAll, Hypothesis, point

from .setting import C, c, ρ

factor = 1 - 2 * C * (1 - C)
bounded = Hypothesis("0 < c < 1/2", (c > 0) & (2 * c < 1))

claim = Claim(
    title="E[e_N] decays exponentially if the C_N satisfy (18) and are bounded away from 0",
    source="Theorem 3.8, the rate",
    given=(bounded,),
    states=Exists(
        over=(ρ,),
        such_that=ForAll(over=(C,), such_that=AtMost(factor, ρ), within=(c <= C) & (C < 1)),
        within=(ρ > 0) & (ρ < 1),
    ),
    covers=("P-T3.8-EXP",),
)

corrected = Claim(
    title="E[e_N] decays exponentially if the C_N are bounded away from 0 and from (18)",
    source="Theorem 3.8, the rate",
    given=(bounded,),
    states=Exists(
        over=(ρ,),
        such_that=ForAll(over=(C,), such_that=AtMost(factor, ρ), within=(c <= C) & (1 - c >= C)),
        within=(ρ > 0) & (ρ < 1),
        witness=(1 - 2 * c * (1 - c),),
    ),
    at=(point({c: Rational(1, 200)}),),
    corrects="patel2018/thm3_8_rate",
    covers=("P-T3.8-EXP",),
)
