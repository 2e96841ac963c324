"""Eq. (80), proof of Proposition 2. "By definition, |w_t| = |w_0| e^{√t z + tμ}. Therefore, we have

    lim P(|w_t| > ε) = lim P(|w_0| e^{√t z + tμ} > ε) = {0 if μ < 0; 1 if μ > 0,         (80)

for all ε > 0. In other words, since μ and σ are t-independent, in the infinite t limit, the sign of
μ becomes crucial. When μ > 0, the limiting distribution diverges to infinity; when μ < 0, |w_t|
converges to 0 in probability." Later: "s² is indeed constant in time. Therefore, the asymptotic
distribution of w_t is solely dependent on the sign of μ."

Each half of (80), for all ε > 0, is the definition of a convergence in probability: of w_t to 0,
and of |w_t| to ∞. The display says nothing of μ = 0, that is |(1 − λ)(1 − λ(a − 1))| = 1 by (83);
``step_solely`` does: there neither limit is reached. For σ read s (σ² is Var[x], which has no t
either).
"""

from sympy import Abs, Eq, Ne, exp, log, sqrt

from theory import All, Claim, Definition, Equals, Hypothesis, Implies, Mean, Not, escapes, vanishes

from .setting import (
    a,
    after_start,
    elsewhere,
    exponent,
    local_maximum,
    no_zero,
    path,
    positive_rate,
    t,
    w,
    w0,
    z,
    λ,
    μ,
)

given = (local_maximum, positive_rate, elsewhere)

claim = Claim(
    title="lim P(|w_t| > ε) = 0 for all ε > 0 if μ < 0",
    source="Eq. (80), first case",
    given=given,
    where=(exponent,),
    states=Implies(μ < 0, vanishes(path)),
    covers=("M1.37",),
)

step_above = Claim(
    title="lim P(|w_t| > ε) = 1 for all ε > 0 if μ > 0",
    source="Eq. (80), second case",
    given=given,
    where=(exponent,),
    states=Implies(μ > 0, escapes(path)),
    covers=("M1.37",),
)

step_by_definition = Claim(
    title="By the definition of z_t, |w_t| = |w_0| e^{√t z_t + tμ}",
    source="Appendix D.1, before Eq. (80)",
    given=(elsewhere, after_start, Hypothesis("ln|w_t/w_0| is a number", Ne(w, 0))),
    where=(Definition(z, (log(Abs(w / w0)) - t * μ) / sqrt(t)),),
    states=Equals(Abs(w), Abs(w0) * exp(sqrt(t) * z + t * μ)),
    covers=("M1.83",),
)

step_independent = Claim(
    title="μ does not depend on t: E ln|w_t/w_0| = tμ at each step",
    source="Appendix D.1, after Eq. (80)",
    given=(*given, no_zero),
    where=(exponent,),
    states=Equals(Mean(of=log(Abs(w / w0)), over=path, at=t), t * μ),
    covers=("M1.38",),
)

step_solely = Claim(
    title="Where μ = 0, w_t neither converges to 0 nor escapes",
    source="Appendix D.1, after Eq. (83)",
    given=given,
    states=Implies(
        Eq(Abs((1 - λ) * (1 - λ * (a - 1))), 1),
        All(Not(vanishes(path)), Not(escapes(path))),
    ),
    covers=("M1.84",),
)
