"""Proposition 2, proof sketch. "We first show that (1/√t) ln|w_t/w_0| obeys a normal distribution
as t → ∞."

The sketch names no normal distribution; the one of Eq. (63), N(0, s²), is typed. (No other fits
where μ ≠ 0: then the quantity grows like √t μ.) The hypotheses are those of the proof in C.2.
"""

from sympy import Abs, Integer, log, sqrt

from theory import IN_LAW, Claim, Converges, Normal

from .setting import (
    any_exponent,
    any_maximum,
    any_mean,
    any_path,
    any_variance,
    any_zero,
    elsewhere,
    finite_exponent,
    positive_rate,
    s2,
    t,
    varied,
    w,
    w0,
    μ,
)

given = (positive_rate, any_maximum, elsewhere, finite_exponent, varied)
where = (any_exponent, any_variance, any_mean, any_zero)

claim = Claim(
    title="(1/√t) ln|w_t/w_0| obeys a normal distribution, N(0, s²), as t → ∞",
    source="Proposition 2, proof sketch",
    given=given,
    where=where,
    states=Converges(
        of=log(Abs(w / w0)) / sqrt(t),
        to=Normal(Integer(0), s2),
        over=any_path,
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
        over=any_path,
        how=IN_LAW,
        clock=t,
    ),
    corrects="ziyin2022/prop2_sketch",
    covers=("M1.4",),
)
