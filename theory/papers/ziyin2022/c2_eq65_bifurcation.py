"""Eq. (65), proof of Proposition 2. "By definition, |w_t| = |w_0| e^{√t z + tμ}. Therefore, we have

    lim P(|w_t| > ε) = lim P(|w_0| e^{√t z + tμ} > ε) = {0 if μ < 0; 1 if μ > 0,         (65)

for all ε > 0. ... When μ > 0, the limiting distribution diverges to infinity; when μ < 0, |w_t|
converges to 0 in probability."

Each half of (65), for all ε > 0, is the definition of a convergence in probability: of w_t to 0,
and of |w_t| to ∞. The display says nothing of μ = 0.
"""

from sympy import Abs, Ne, exp, log, sqrt

from theory import Claim, Definition, Equals, Hypothesis, Implies, escapes, vanishes

from .setting import (
    after_start,
    any_exponent,
    any_maximum,
    any_mean,
    any_path,
    elsewhere,
    positive_rate,
    t,
    w,
    w0,
    z,
    μ,
)

given = (positive_rate, any_maximum, elsewhere)
where = (any_exponent, any_mean)

claim = Claim(
    title="lim P(|w_t| > ε) = 0 for all ε > 0 if μ < 0",
    source="Eq. (65), first case",
    given=given,
    where=where,
    states=Implies(μ < 0, vanishes(any_path)),
    covers=("M1.37",),
)

step_above = Claim(
    title="lim P(|w_t| > ε) = 1 for all ε > 0 if μ > 0",
    source="Eq. (65), second case",
    given=given,
    where=where,
    states=Implies(μ > 0, escapes(any_path)),
    covers=("M1.37",),
)

step_by_definition = Claim(
    title="By the definition of z_t, |w_t| = |w_0| e^{√t z_t + tμ}",
    source="Appendix C.2, before Eq. (65)",
    given=(elsewhere, after_start, Hypothesis("ln|w_t/w_0| is a number", Ne(w, 0))),
    where=(Definition(z, (log(Abs(w / w0)) - t * μ) / sqrt(t)),),
    states=Equals(Abs(w), Abs(w0) * exp(sqrt(t) * z + t * μ)),
    covers=("M1.47",),
)
