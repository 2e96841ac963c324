"""Eq. (63) corrected, with the variance of the limit 1.05 times too large."""

from sympy import Abs, Integer, Rational, log, sqrt

from theory import IN_LAW, Claim, Converges, Normal
from theory.papers.ziyin2022.c2_eq63_clt import given, where
from theory.papers.ziyin2022.setting import any_path, s2, t, w, w0, μ

claim = Claim(
    title="z_t tends in law to N(0, 1.05 s²)",
    source="Eq. (63), varied",
    given=given,
    where=where,
    states=Converges(
        of=(log(Abs(w / w0)) - t * μ) / sqrt(t),
        to=Normal(Integer(0), Rational(21, 20) * s2),
        over=any_path,
        how=IN_LAW,
        clock=t,
    ),
)
