"""Eq. (78), proof of Proposition 2. "By Lemma 1 (alternatively, we can apply the De Moivre-Laplace
theorem), we have

    (1/√t) z_t →_d N(0, s²)                                                            (78)

where we have defined z_t = (1/√t)(ln|w_t/w_0| − tμ)." The factor 1/√t stands twice.

p(x) is that of Proposition 2; at λ = 1 the logarithm is −∞ from some step on. Lemma 1 asks for a
density that is continuous near x = 1, hence P(x = 1) = 0: ``step_lemma``. By the theorem of De
Moivre and Laplace, K of t fair coins, (K − t/2)/√t → N(0, 1/4); ln|w_t/w_0| is
K ln|1 − λ| + (t − K) ln|1 − λ(a − 1)|, and its limit is that of ``step_de_moivre``.
"""

from sympy import Abs, Eq, Integer, Rational, log, sqrt

from theory import IN_LAW, Claim, Converges, Equals, Normal, Probability

from .setting import (
    a,
    elsewhere,
    exponent,
    local_maximum,
    no_zero,
    path,
    positive_rate,
    s2,
    t,
    two_points,
    variance,
    w,
    w0,
    x,
    λ,
    μ,
)

given = (local_maximum, positive_rate, elsewhere, no_zero)
where = (exponent, variance)
z_t = (log(Abs(w / w0)) - t * μ) / sqrt(t)
two_logs = (log(Abs(1 - λ)) - log(Abs(1 - λ * (a - 1)))) ** 2 / 4

claim = Claim(
    title="(1/√t) z_t tends in law to N(0, s²)",
    source="Eq. (78)",
    given=given,
    where=where,
    states=Converges(of=z_t / sqrt(t), to=Normal(Integer(0), s2), over=path, how=IN_LAW, clock=t),
    covers=("M1.34",),
)

corrected = Claim(
    title="z_t tends in law to N(0, s²)",
    source="Eq. (78)",
    given=given,
    where=where,
    states=Converges(of=z_t, to=Normal(Integer(0), s2), over=path, how=IN_LAW, clock=t),
    corrects="ziyin2021/d1_eq78_clt",
    covers=("M1.34",),
)

step_lemma = Claim(
    title="Lemma 1 applies: p(x) has no atom at x = 1",
    source="Appendix D.1, before Eq. (78)",
    given=(local_maximum,),
    states=Equals(Probability(of=Eq(x, 1), over=two_points), Integer(0)),
    covers=("M1.81",),
)

step_lemma_corrected = Claim(
    title="Lemma 1 does not apply: p(x) has the atom 1/2 at x = 1",
    source="Appendix D.1, before Eq. (78)",
    given=(local_maximum,),
    states=Equals(Probability(of=Eq(x, 1), over=two_points), Rational(1, 2)),
    corrects="ziyin2021/d1_eq78_clt:step_lemma",
    covers=("M1.81",),
)

step_de_moivre = Claim(
    title="De Moivre and Laplace: z_t → N(0, ¼ (ln|1 − λ| − ln|1 − λ(a − 1)|)²)",
    source="Appendix D.1, before Eq. (78)",
    given=given,
    where=(exponent,),
    states=Converges(of=z_t, to=Normal(Integer(0), two_logs), over=path, how=IN_LAW, clock=t),
    covers=("M1.44",),
)

step_variance = Claim(
    title="That limit is the one of Eq. (78): s² = ¼ (ln|1 − λ| − ln|1 − λ(a − 1)|)²",
    source="Appendix D.1, before Eq. (78)",
    given=given,
    where=(variance,),
    states=Equals(s2, two_logs),
    covers=("M1.44",),
)
