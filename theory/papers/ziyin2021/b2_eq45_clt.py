"""Eq. (45), proof of Proposition 7. "We now define μ = E[ln|1 − λ(a + σε)|], and s² = Var[ln|1 −
λ(a + σε)|] ... By the law of large numbers, we introduce the random variable z:

    z_t := (1/√t) ln|w_t/w_0| − (1/√t) E[ln|w_t/w_0|]
         = (1/√t) Σ (ln|1 − λ(a + σε_i)| − μ) →_d N(0, s²)."                             (45)

w_t is the product of (43) as displayed. The limit is that of the central limit theorem; by the law
of large numbers z_t/√t → 0. ``step_mean`` is what the second line says of the first.
"""

from sympy import Abs, Integer, log, sqrt

from theory import IN_LAW, Claim, Converges, Equals, Mean, Normal

from .setting import elsewhere, positive_rate, s2, t, w, w0, μ
from .setting_gaussian import displayed, displayed_exponent, displayed_variance, spread

given = (positive_rate, spread, elsewhere)
growth = log(Abs(w / w0))

claim = Claim(
    title="z_t tends in law to N(0, s²)",
    source="Eq. (45)",
    given=given,
    where=(displayed_exponent, displayed_variance),
    states=Converges(
        of=(growth - t * μ) / sqrt(t),
        to=Normal(Integer(0), s2),
        over=displayed,
        how=IN_LAW,
        clock=t,
    ),
    covers=("G.5",),
)

step_mean = Claim(
    title="E ln|w_t/w_0| = tμ",
    source="Eq. (45), second line",
    given=given,
    where=(displayed_exponent,),
    states=Equals(Mean(of=growth, over=displayed, at=t), t * μ),
    covers=("G.5",),
)
