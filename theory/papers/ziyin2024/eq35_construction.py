"""Eqs. (35)-(38). "It suffices to consider a dataset with two data points for which h(x_1) = 1/λ
and h(x_2) = c_0, where each data point is sampled with equal probability. Let c_0 be such that

    |1 − λc_0|^p > 1/2,                                                          (35), (36)

... This means that z_t converges in probability to 0. Meanwhile, the p-norm is

    E[‖z_{t+1}‖^p] = ½ E[‖z_t‖^p] |1 − λc_0|^p ∝ 2^{−t} |1 − λc_0|^{pt} → 0."         (37), (38)

What is to be shown is that z_t is not L_p-stable (``construction``): (35) does not give that. The
norm tends to 0 unless |1 − λc_0|^p ≥ 2, which is what (35) has to say. "The convergence to zero
follows from the construction" (``claim``) is not so either. Here p = 2.
"""

from sympy import Abs, Integer, Ne, Rational, sqrt

from theory import AtMost, Claim, Equals, Implies, Mean, Not, Probability, point, vanishes

from .setting import c0, construction, elsewhere, in_mean, positive_rate, t, θ, θ0, λ

given = (positive_rate, elsewhere)
size = Abs(1 - λ * c0) ** 2
vanishing_norm = in_mean(θ, construction, Integer(2))

claim = Claim(
    title="The p-norm tends to 0, because |1 − λc_0|^p > 1/2",
    source="Eqs. (37), (38)",
    given=given,
    states=Implies(size > Rational(1, 2), vanishing_norm),
    covers=("T-EQ38",),
)

corrected = Claim(
    title="The p-norm tends to 0 if |1 − λc_0|^p < 2",
    source="Eqs. (37), (38)",
    given=given,
    states=Implies(size < 2, vanishing_norm),
    at=(point({c0: 1 - sqrt(2), λ: 1, θ0: 1}),),
    corrects="ziyin2024/eq35_construction",
    covers=("T-EQ38",),
)

unstable = Claim(
    title="If |1 − λc_0|^p > 1/2 then the path is not L_p-stable",
    source="Eq. (35)",
    given=given,
    states=Implies(size > Rational(1, 2), Not(vanishing_norm)),
    covers=("T-EQ35",),
)

unstable_corrected = Claim(
    title="If |1 − λc_0|^p ≥ 2 then the path is not L_p-stable",
    source="Eq. (35)",
    given=given,
    states=Implies(size >= 2, Not(vanishing_norm)),
    corrects="ziyin2024/eq35_construction:unstable",
    covers=("T-EQ35",),
)

step_norm = Claim(
    title="E|z_1|^p = ½ |1 − λc_0|^p |z_0|^p",
    source="Eqs. (37), (38)",
    given=given,
    states=Equals(Mean(of=Abs(θ) ** 2, over=construction, at=Integer(1)), size * Abs(θ0) ** 2 / 2),
    covers=("T-EQ38",),
)

step_zero = Claim(
    title="P(z_t ≠ 0) is at most 2^{−t}",
    source="Eq. (36)",
    given=given,
    states=AtMost(Probability(of=Ne(θ, 0), over=construction, at=t), Integer(2) ** (-t)),
    covers=("T-EQ36",),
)

step_in_probability = Claim(
    title="z_t converges to 0 in probability",
    source="Eq. (36)",
    given=given,
    states=vanishes(construction),
    covers=("T-EQ36",),
)
