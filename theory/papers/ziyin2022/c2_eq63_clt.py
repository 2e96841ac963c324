"""Eq. (63), proof of Proposition 2. "The case when w_0 = 0 is trivially true, we therefore consider
the case w_0 ≠ 0. By Lemma 1, we have

    (1/√t) z_t →_d N(0, s²),                                                           (63)

where we have defined z_t = (1/√t)(ln|w_t/w_0| − tμ)." The factor 1/√t stands twice.

For ln|w_t/w_0|, μ and s² to be finite, p(x) must not charge x = 1/λ. Lemma 1 is quoted under
hypotheses (a density continuous near x = 1, E[x] = a < 0) that the proposition does not make.
"""

from sympy import Integer, sqrt

from theory import Claim, Path, vanishes

from .setting import (
    any_exponent,
    any_maximum,
    any_mean,
    any_sgd,
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
    title="(1/√t) z_t tends in law to N(0, s²)",
    source="Eq. (63)",
    given=given,
    where=where,
    states=tends_to_normal((log_growth - t * μ) / sqrt(t) / sqrt(t)),
    covers=("M1.34",),
)

corrected = Claim(
    title="z_t tends in law to N(0, s²)",
    source="Eq. (63)",
    given=given,
    where=where,
    states=tends_to_normal((log_growth - t * μ) / sqrt(t)),
    corrects="ziyin2022/c2_eq63_clt",
    covers=("M1.34",),
)

step_zero_start = Claim(
    title="The case when w_0 = 0 is trivially true",
    source="Appendix C.2, before Eq. (63)",
    given=(positive_rate, any_maximum),
    where=(any_mean,),
    states=vanishes(Path(any_sgd, (Integer(0),))),
    covers=("M1.45",),
)
