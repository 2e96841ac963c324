"""Lemma 1. Let the loss function be L̂(w) = ½ x w², x ∼ p(x) such that Var[x] = σ² and E_x[x] = a
< 0 and that p(x) is continuous in a δ-neighborhood of x = 1, and w_0 ≠ 0. Then, for w_t generated
by SGD after t time steps,

    (1/√t) (ln|w_t/w_0| − μ) →_d N(0, s²)                                              (48)

where μ = E_x[ln|1 − λx|] and s² = Var[ln|1 − λx|], where λ > 0 is the learning rate. ... we can
apply the central limit theorem to obtain

    (1/√t) (ln|w_t/w_0| − t E[ln|1 − λx|]) →_d N(0, s²), ... This proves the lemma.       (51)

No doubt of extraction: the factor t stands in (51) and not in (48). At the laws that p is bound
to, it is continuous near x = 1 (for atoms elsewhere, zero there) exactly if it does not charge x =
1. That μ and s² are numbers, and s² > 0, is assumed here; whether the hypotheses of the lemma give
it is ``ziyin2022/c1_moments``. The a of this lemma is E[x], not 2 E[x]; only its sign is used.
"""

from sympy import Eq, sqrt

from theory import Claim, Definition, Hypothesis, Probability, real

from .setting import (
    any_exponent,
    any_law,
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
    x,
    μ,
)

r = real("r")
continuous = Hypothesis("p(x) is continuous near x = 1", Eq(r, 0))
charge = Definition(r, Probability(of=Eq(x, 1), over=any_law))
given = (positive_rate, any_maximum, continuous, elsewhere, finite_exponent, varied)
where = (any_exponent, any_variance, any_mean, any_zero, charge)

claim = Claim(
    title="(1/√t) (ln|w_t/w_0| − μ) tends in law to N(0, s²)",
    source="Lemma 1, Eq. (48)",
    given=given,
    where=where,
    states=tends_to_normal((log_growth - μ) / sqrt(t)),
    covers=("M1.21", "M1.22", "M1.60"),
)

corrected = Claim(
    title="(1/√t) (ln|w_t/w_0| − tμ) tends in law to N(0, s²)",
    source="Lemma 1, Eq. (48)",
    given=given,
    where=where,
    states=tends_to_normal((log_growth - t * μ) / sqrt(t)),
    corrects="ziyin2022/lemma1_clt",
    covers=("M1.21", "M1.22", "M1.60"),
)

step_clt = Claim(
    title="The central limit theorem gives (1/√t) (ln|w_t/w_0| − t E ln|1 − λx|) → N(0, s²)",
    source="Lemma 1, proof, Eq. (51)",
    given=(positive_rate, elsewhere, finite_exponent, varied),
    where=(any_exponent, any_variance, any_zero),
    states=tends_to_normal((log_growth - t * μ) / sqrt(t)),
    covers=("M1.25",),
)
