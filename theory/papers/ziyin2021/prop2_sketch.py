"""Proposition 2, proof sketch. "We first show that (1/√t) ln|w_t/w_0| obeys a normal distribution
as t → ∞. ... The c.d.f. has a bifurcative dependence on the sign of μ := E[ln|1 − λx|]. When μ < 0,
the distribution of w_t converges to 0 in probability."

The sketch names no normal distribution; the one of Eq. (78), N(0, s²), is typed. (No other fits
where μ ≠ 0: then the quantity grows like √t μ.) At λ = 1 the logarithm is −∞ from some step on.
"""

from sympy import Abs, Integer, log, sqrt

from theory import IN_LAW, Claim, Converges, Implies, Normal, vanishes

from .setting import (
    elsewhere,
    exponent,
    local_maximum,
    no_zero,
    path,
    positive_rate,
    s2,
    t,
    variance,
    w,
    w0,
    μ,
)

given = (local_maximum, positive_rate, elsewhere, no_zero)
where = (exponent, variance)

claim = Claim(
    title="(1/√t) ln|w_t/w_0| obeys a normal distribution, N(0, s²), as t → ∞",
    source="Proposition 2, proof sketch",
    given=given,
    where=where,
    states=Converges(
        of=log(Abs(w / w0)) / sqrt(t),
        to=Normal(Integer(0), s2),
        over=path,
        how=IN_LAW,
        clock=t,
    ),
    covers=("M1.4",),
)

corrected = Claim(
    title="(1/√t) (ln|w_t/w_0| − tμ) obeys a normal distribution, N(0, s²), as t → ∞",
    source="Proposition 2, proof sketch",
    given=given,
    where=where,
    states=Converges(
        of=(log(Abs(w / w0)) - t * μ) / sqrt(t),
        to=Normal(Integer(0), s2),
        over=path,
        how=IN_LAW,
        clock=t,
    ),
    corrects="ziyin2021/prop2_sketch",
    covers=("M1.4",),
)

step_trapped = Claim(
    title="When μ < 0, w_t converges to 0 in probability",
    source="Proposition 2, proof sketch",
    given=(local_maximum, positive_rate, elsewhere),
    where=(exponent,),
    states=Implies(μ < 0, vanishes(path)),
    covers=("M1.80",),
)
