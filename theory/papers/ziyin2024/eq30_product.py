"""Eqs. (29), (30). The dynamics in Eq. (5) implies ‖nᵀw_{t+1}‖/‖nᵀw_t‖ = |1 − λh_t|, which implies

    ‖nᵀw_{t+1}‖/‖nᵀw_0‖ = Π_{τ=1}^t |1 − λh_τ|,                                       (30)

and m := E[log(‖nᵀw_{t+1}‖/‖nᵀw_0‖)] = t E_x[log|1 − λh_t|].

From w_0 to w_{t+1} there are t + 1 steps; the product has t factors. The mean of the logarithm of
both sides is compared. (29) is the step, of which the square is taken.
"""

from sympy import Abs, log

from theory import Claim, Definition, Equals, Mean

from .setting import elsewhere, h, line, positive_rate, t, two_h, θ, θ0, λ, μ

per_step = Definition(μ, Mean(of=log(Abs(1 - λ * h)), over=two_h))
grown = Mean(of=log(Abs(θ / θ0)), over=line, at=t + 1)

claim = Claim(
    title="E log(|nᵀw_{t+1}|/|nᵀw_0|) = t E log|1 − λh|",
    source="Eq. (30)",
    given=(elsewhere, positive_rate),
    where=(per_step,),
    states=Equals(grown, t * μ),
    covers=("T-EQ30",),
)

corrected = Claim(
    title="E log(|nᵀw_{t+1}|/|nᵀw_0|) = (t + 1) E log|1 − λh|",
    source="Eq. (30)",
    given=(elsewhere, positive_rate),
    where=(per_step,),
    states=Equals(grown, (t + 1) * μ),
    corrects="ziyin2024/eq30_product",
    covers=("T-EQ30",),
)

step_ratio = Claim(
    title="|nᵀw_{t+1}|² = |1 − λh_t|² |nᵀw_t|²",
    source="Eq. (29)",
    states=Equals(line.model.step[0] ** 2, Abs(1 - λ * h) ** 2 * θ**2),
    covers=("T-EQ30",),
)
