"""Eq. (41). "And we have

    E_x[ĝ_t] = (a/2) w_t,
    C(w_t) = (1/S) E[∇ℓ∇ℓᵀ] − (1/S) ∇L ∇Lᵀ = (1/S) E[x²] w_t²."                           (41)

For the data 1 and a − 1 of Corollary 1, in batches of S; the gradient is taken at w_0, and C times
λ² is the variance of a step from there. ``covariance`` has the first expression for C, ``second``
the other one, from which ∇L∇Lᵀ = (a²/4) w² is missing. E[x²] is (1 + (a − 1)²)/2.
"""

from sympy import Rational

from theory import Claim, Equals, Mean, Variance

from .setting import a, positive_rate, sampled_gradient, two_points, w, w0, λ
from .setting_diffusion import S, batch, path_batch

step = Variance(of=w, over=path_batch, at=1)
squares = Rational(1, 2) * (1 + (a - 1) ** 2)

claim = Claim(
    title="The mean of the gradient is (a/2) w",
    source="Eq. (41), first line",
    states=Equals(Mean(of=sampled_gradient, over=two_points), a / 2 * w),
    covers=("F.26",),
)

covariance = Claim(
    title="The variance of a step is λ² times (1/S) E[∇ℓ∇ℓᵀ] − (1/S) ∇L∇Lᵀ",
    source="Eq. (41), second line",
    given=(positive_rate, batch),
    states=Equals(step, λ**2 * (squares * w0**2 - (a / 2 * w0) ** 2) / S),
    covers=("F.26",),
)

second = Claim(
    title="The variance of a step is λ² times (1/S) E[x²] w²",
    source="Eq. (41), end of the second line",
    given=(positive_rate, batch),
    states=Equals(step, λ**2 * squares * w0**2 / S),
    covers=("F.26",),
)

corrected_second = Claim(
    title="The variance of a step is λ² times (1/S) (E[x²] − a²/4) w²",
    source="Eq. (41), end of the second line",
    given=(positive_rate, batch),
    states=Equals(step, λ**2 * (squares - a**2 / 4) * w0**2 / S),
    corrects="ziyin2022/b4_eq41_moments:second",
    covers=("F.26",),
)
