"""Proposition 2, proof sketch. "We first show that (1/√t) ln|w_t/w_0| obeys a normal distribution
as t → ∞."

The sketch names no normal distribution; the one of Eq. (63), N(0, s²), is typed. (No other fits
where μ ≠ 0: then the quantity grows like √t μ.) The hypotheses are those of the proof in C.2.
"""

from sympy import sqrt

from theory import Claim

from .setting import (
    any_exponent,
    any_maximum,
    any_mean,
    any_variance,
    any_zero,
    elsewhere,
    finite_exponent,
    log_growth,
    positive_rate,
    t,
    tends_to_normal,
    varied,
    μ,
)

given = (positive_rate, any_maximum, elsewhere, finite_exponent, varied)
where = (any_exponent, any_variance, any_mean, any_zero)

claim = Claim(
    title="(1/√t) ln|w_t/w_0| obeys a normal distribution, N(0, s²), as t → ∞",
    source="Proposition 2, proof sketch",
    given=given,
    where=where,
    states=tends_to_normal(log_growth / sqrt(t)),
    covers=("M1.4",),
)

corrected = Claim(
    title="(1/√t) (ln|w_t/w_0| − tμ) obeys a normal distribution, N(0, s²), as t → ∞",
    source="Proposition 2, proof sketch",
    given=given,
    where=where,
    states=tends_to_normal((log_growth - t * μ) / sqrt(t)),
    corrects="ziyin2022/prop2_sketch",
    covers=("M1.4",),
)
