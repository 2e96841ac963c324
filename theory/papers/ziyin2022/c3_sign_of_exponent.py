"""Appendix C.3, after Eq. (68). "While s² is indeed constant in time. Therefore, the asymptotic
distribution of w_t is solely dependent on the sign of μ."

For a < 0 and λ ≠ 1, from w_0 ≠ 0. By (68) the sign of μ is that of |(1 − λ)(1 − λ(a − 1))| − 1. The
distribution tends to 0, or to ∞, or, for μ = 0, to neither: there s² > 0, and half of it goes to
each, whatever a and λ are. ``step_constant``: the variance of ln|w_t/w_0| divided by t.
"""

from sympy import Abs, Eq, Ne, log

from theory import (
    All,
    Claim,
    Definition,
    Equals,
    Hypothesis,
    Implies,
    Not,
    Variance,
    escapes,
    vanishes,
)

from .setting import (
    a,
    after_start,
    elsewhere,
    local_maximum,
    path,
    positive_rate,
    s2,
    t,
    two_points,
    w,
    w0,
    x,
    λ,
)

given = (local_maximum, positive_rate, elsewhere)
product = Abs((1 - λ) * (1 - λ * (a - 1)))

claim = Claim(
    title="For μ < 0 w_t tends to 0, whatever a and λ are",
    source="Appendix C.3, after Eq. (68)",
    given=given,
    states=Implies(product < 1, vanishes(path)),
    covers=("M1.40", "E1.17"),
)

step_above = Claim(
    title="For μ > 0 |w_t| tends to ∞, whatever a and λ are",
    source="Appendix C.3, after Eq. (68)",
    given=given,
    states=Implies(product > 1, escapes(path)),
    covers=("M1.40", "E1.17"),
)

step_zero = Claim(
    title="For μ = 0 w_t tends neither to 0 nor to ∞, whatever a and λ are",
    source="Appendix C.3, after Eq. (68)",
    given=given,
    states=Implies(Eq(product, 1), All(Not(vanishes(path)), Not(escapes(path)))),
    covers=("M1.40",),
)

step_constant = Claim(
    title="s² is constant in time: Var ln|w_t/w_0| = t s²",
    source="Appendix C.3, after Eq. (68)",
    given=(*given, after_start, Hypothesis("λ ≠ 1", Ne(λ, 1))),
    where=(Definition(s2, Variance(of=log(Abs(1 - λ * x)), over=two_points)),),
    states=Equals(Variance(of=log(Abs(w / w0)), over=path, at=t), t * s2),
    covers=("M1.40", "M1.38"),
)
