"""Theorem 1. Let θ_t follow Eq. (5). Then, for any distribution of h(x), nᵀ(θ_t − θ*) →_p 0 if and
only if

    E_x[log|1 − λ h(x)|] < 0.                                                         (6)

θ stands for nᵀθ, as in Eq. (28), and θ* is 0. The halves are claimed apart. Nothing is said of the
start: from nᵀ(θ_0 − θ*) = 0 the path stays there, whatever the law of h, for instance one of two
values (``only_if``). From elsewhere "only if" holds, for these (``only_if_corrected``) and for
every law (``only_if_any``).
"""

from theory import Claim, Implies, point, vanishes

from .setting import (
    any_exponent,
    any_line,
    elsewhere,
    h1,
    h2,
    line,
    positive_rate,
    two_exponent,
    θ0,
    λ,
    μ,
)

at_rest = (point({h1: 1, h2: -2, λ: 2, θ0: 0}),)


claim = Claim(
    title="If E log|1 − λh| < 0 then nᵀ(θ_t − θ*) → 0 in probability",
    source="Theorem 1, Eq. (6)",
    given=(positive_rate,),
    where=(any_exponent,),
    states=Implies(μ < 0, vanishes(any_line)),
    covers=("T-TH1-IF",),
)

only_if = Claim(
    title="nᵀ(θ_t − θ*) → 0 in probability only if E log|1 − λh| < 0",
    source="Theorem 1, Eq. (6)",
    given=(positive_rate,),
    where=(two_exponent,),
    states=Implies(vanishes(line), μ < 0),
    at=at_rest,
    covers=("T-TH1-ONLYIF",),
)

only_if_corrected = Claim(
    title="From θ_0 ≠ θ*, nᵀ(θ_t − θ*) → 0 in probability only if E log|1 − λh| < 0",
    source="Theorem 1, Eq. (6)",
    given=(positive_rate, elsewhere),
    where=(two_exponent,),
    states=Implies(vanishes(line), μ < 0),
    at=at_rest,
    corrects="ziyin2024/thm1_rank1:only_if",
    covers=("T-TH1-ONLYIF",),
)

only_if_any = Claim(
    title="From θ_0 ≠ θ*, for any law nᵀ(θ_t − θ*) → 0 only if E log|1 − λh| < 0",
    source="Theorem 1, Eq. (6)",
    given=(positive_rate, elsewhere),
    where=(any_exponent,),
    states=Implies(vanishes(any_line), μ < 0),
    covers=("T-TH1-ONLYIF",),
)
