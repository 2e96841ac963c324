"""Section 4.2, after Theorem 1. "It also works with weight decay. When weight decay is present, the
diagonal terms of Ĥ are shifted by γ, and so h = h′ + γ."

The penalty is γ|θ|²/2, h stands for h′ of the data, here of two values with equal probability. The
step along n has the factor 1 − λ(h′ + γ) (``step_shift``), and the sign of the mean of its
logarithm decides (``claim``, of that coordinate).
"""

from sympy import Abs, log

from theory import Claim, Definition, Equals, Implies, Mean, vanishes

from .setting import (
    along,
    h,
    positive_rate,
    two_h,
    γ,
    θ1,
    θ2,
    λ,
    μ,
)
from .setting_variants import coordinate, decayed

shifted = Definition(μ, Mean(of=log(Abs(1 - λ * (h + γ))), over=two_h))
moved = dict(zip((θ1, θ2), decayed.model.step, strict=True))

claim = Claim(
    title="With weight decay nᵀ(θ_t − θ*) → 0 if E log|1 − λ(h′ + γ)| < 0",
    source="Section 4.2, after Theorem 1",
    given=(positive_rate,),
    where=(shifted,),
    states=Implies(μ < 0, vanishes(coordinate)),
    covers=("T-TH1-WD",),
)

step_shift = Claim(
    title="With weight decay the eigenvalue along n is h′ + γ",
    source="Section 4.2, after Theorem 1",
    states=Equals(along.xreplace(moved), along - λ * (h + γ) * along),
    covers=("T-TH1-WD",),
)
