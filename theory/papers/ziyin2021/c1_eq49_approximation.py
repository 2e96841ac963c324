"""Eq. (49). "When λ < 1, the above equation may be approximated by a continuous-time
Ornstein-Uhlenbeck process (Mandt et al., 2017)

    dw(t) = −λ∇L dt + (λ/√S) √C(w) dW(t), ... we have also introduced S as the batch size."  (49)

``claim``: the noise of (49) has in a unit of time the variance of a step of SGD (48), with the C of
(71), the covariance for a batch of S. So S divides twice, in C and in (49), which needs the
covariance for one member.

``process``: (49) is an Ornstein-Uhlenbeck process, with a drift −θ w and a noise s that does not
depend on w. That of (74), where C(w) = w², does; with additive noise alone it is one.

``fate``: for λ < 1, a < 0, S = 1 and the data 1 and a − 1 of Propositions 2 and 3, SGD converges to
the maximum where the diffusion with the mean and the variance of its steps does, and only there.
The diffusion converges for all λ > −a/(1 − a/2)², SGD from −a/(1 − a) on, which is larger: only one
half is true.

As strong as the truth allows (corrected_ou): s is whatever the noise is, so that the process
is one for every other size of the noise too.
"""

from sympy import Abs, And, Eq, Rational, sqrt

from theory import (
    Claim,
    Equals,
    Exists,
    ForAll,
    Hypothesis,
    Iff,
    Implies,
    Variance,
    point,
    vanishes,
)
from theory.diffusions import ito_drift, variance_rate

from .setting import a, elsewhere, local_maximum, path, positive_rate, w, w0, λ, σ
from .setting_diffusion import (
    S,
    additive_61,
    batch,
    equation_74,
    path_batch,
    path_of_the_data,
    s,
    with_batch_covariance,
    with_sample_covariance,
    θ,
)

step = Variance(of=w, over=path_batch, at=1)
below_one = Hypothesis("λ < 1", λ < 1)

claim = Claim(
    title="The noise of (49), with the C of (71), has the variance of a step",
    source="Eq. (49), with Eqs. (48) and (71)",
    given=(positive_rate, batch),
    states=Equals(step, variance_rate(with_batch_covariance).subs(w, w0)),
    covers=("F.2",),
)

corrected = Claim(
    title="The noise of (49), with the C of one member, has the variance of a step",
    source="Eq. (49), with Eqs. (48) and (71)",
    given=(positive_rate, batch),
    states=Equals(step, variance_rate(with_sample_covariance).subs(w, w0)),
    corrects="ziyin2021/c1_eq49_approximation",
    covers=("F.2",),
)

process = Claim(
    title="The diffusion with C(w) = w² is an Ornstein-Uhlenbeck process",
    source="Eq. (49), as (74) has it",
    given=(positive_rate, batch),
    states=Exists(
        over=(θ, s),
        such_that=ForAll(
            over=(w,),
            such_that=And(Eq(ito_drift(equation_74), -θ * w), Eq(variance_rate(equation_74), s**2)),
            breaks_at=((1 + Abs(s)) * sqrt(S) / λ,),
        ),
    ),
    covers=("F.2",),
)

corrected_ou = Claim(
    title="The diffusion with additive noise alone is an Ornstein-Uhlenbeck process",
    source="Eq. (49), as (74) has it",
    given=(positive_rate, batch),
    states=Exists(
        over=(θ, s),
        such_that=ForAll(
            over=(w,),
            such_that=And(Eq(ito_drift(additive_61), -θ * w), Eq(variance_rate(additive_61), s**2)),
        ),
        witness=(λ * a, λ * σ),
    ),
    corrects="ziyin2021/c1_eq49_approximation:process",
    covers=("F.2",),
)

fate = Claim(
    title="For λ < 1 SGD converges to the maximum exactly where the diffusion does",
    source="Eq. (49), the sentence around it",
    given=(local_maximum, positive_rate, below_one, elsewhere),
    states=Iff(vanishes(path), vanishes(path_of_the_data)),
    at=(point({a: -1, λ: Rational(12, 25), w0: 1}),),
    covers=("F.2",),
)

corrected_if = Claim(
    title="Where SGD converges to the maximum so does the diffusion",
    source="Eq. (49), the sentence around it",
    given=(local_maximum, positive_rate, elsewhere),
    states=Implies(vanishes(path), vanishes(path_of_the_data)),
    at=(point({a: -1, λ: Rational(12, 25), w0: 1}),),
    corrects="ziyin2021/c1_eq49_approximation:fate",
    covers=("F.2",),
)
