"""Eq. (47), proof of Proposition 7. "We again have the limit of a log-normal distribution with mean
√t μ and standard deviation √t s. The p-quantile is, as before,

    exp[tμ + √(2ts) erf⁻¹(2p − 1)]."                                                    (47)

(46) is the density of |w_0| e^y with y = ln|w_t/w_0| ∼ N(tμ, ts²). The mean and standard deviation
of a log-normal law are those of its logarithm y: ``claim``; those of y/√t, which the proof speaks
of too: ``scaled``. Neither has the mean √t μ and the standard deviation √t s. (47) lacks |w_0|, and
its root covers s. The extraction leaves a doubt about the second only: with the root over 2t alone
(47) is ``corrected_quantile`` without |w_0|, one of its neighbours, which fails too.
"""

from sympy import Abs, And, Expr, erfinv, exp, sqrt

from theory import (
    All,
    Claim,
    Draw,
    Equals,
    Hypothesis,
    Mean,
    Normal,
    Quantile,
    Variance,
    real,
)

from .setting import after_start, elsewhere, s2, t, w0, y, μ

p = real("p")
lognormal = (Draw(y, Normal(t * μ, t * s2)),)
given = (Hypothesis("s > 0", s2 > 0), after_start)
level = Hypothesis("p is a level", And(p > 0, p < 1))


def moments(of: Expr, mean: Expr, spread: Expr) -> All:
    """That ``of`` has this mean and this standard deviation."""
    return All(
        Equals(Mean(of=of, over=lognormal), mean),
        Equals(Variance(of=of, over=lognormal), spread**2),
    )


claim = Claim(
    title="ln|w_t/w_0| has the mean √t μ and the standard deviation √t s",
    source="Appendix B.2, between Eqs. (46) and (47)",
    given=given,
    states=moments(y, sqrt(t) * μ, sqrt(t) * sqrt(s2)),
    covers=("G.7",),
)

corrected = Claim(
    title="ln|w_t/w_0| has the mean tμ and the standard deviation √t s",
    source="Appendix B.2, between Eqs. (46) and (47)",
    given=given,
    states=moments(y, t * μ, sqrt(t) * sqrt(s2)),
    corrects="ziyin2021/b2_eq47_quantile",
    covers=("G.7",),
)

scaled = Claim(
    title="(1/√t) ln|w_t/w_0| has the mean √t μ and the standard deviation √t s",
    source="Appendix B.2, between Eqs. (46) and (47)",
    given=given,
    states=moments(y / sqrt(t), sqrt(t) * μ, sqrt(t) * sqrt(s2)),
    covers=("G.7",),
)

corrected_scaled = Claim(
    title="(1/√t) ln|w_t/w_0| has the mean √t μ and the standard deviation s",
    source="Appendix B.2, between Eqs. (46) and (47)",
    given=given,
    states=moments(y / sqrt(t), sqrt(t) * μ, sqrt(s2)),
    corrects="ziyin2021/b2_eq47_quantile:scaled",
    covers=("G.7",),
)

quantile = Claim(
    title="The p-quantile of |w_t| is exp[tμ + √(2ts) erf⁻¹(2p − 1)]",
    source="Eq. (47)",
    given=(*given, elsewhere, level),
    states=Equals(
        Quantile(of=Abs(w0) * exp(y), level=p, over=lognormal),
        exp(t * μ + sqrt(2 * t * sqrt(s2)) * erfinv(2 * p - 1)),
    ),
    covers=("G.8",),
)

corrected_quantile = Claim(
    title="The p-quantile of |w_t| is |w_0| exp[tμ + √(2t) s erf⁻¹(2p − 1)]",
    source="Eq. (47)",
    given=(*given, elsewhere, level),
    states=Equals(
        Quantile(of=Abs(w0) * exp(y), level=p, over=lognormal),
        Abs(w0) * exp(t * μ + sqrt(2 * t) * sqrt(s2) * erfinv(2 * p - 1)),
    ),
    corrects="ziyin2021/b2_eq47_quantile:quantile",
    covers=("G.8",),
)
