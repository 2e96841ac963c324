"""Eq. (71). "And we have

    E_x[ĝ_t] = a w_t,
    C(w_t) = (1/S) E[∇ℓ∇ℓᵀ] − (1/S) ∇L ∇Lᵀ = (1/S) (E[x²] w_t² + a² w_t²)."               (71)

For the data a − τ and a + τ, of mean a, in batches of S; the gradient is taken at w_0, and C times
λ² is the variance of a step from there. ``covariance`` has the first expression for C, ``second``
the other one, with a² added instead of subtracted. (If x is the deviation from the mean, as in (66)
and (73), its square has the mean τ², and C = (1/S) E[x²] w² without a²: the sum is wrong then too.)
"""

from theory import Claim, Equals, Mean, Variance

from .setting import a, positive_rate, sampled_gradient, w, w0, λ
from .setting_diffusion import S, batch, of_mean_a, path_batch, spread, τ

step = Variance(of=w, over=path_batch, at=1)
squares = a**2 + τ**2  # E[x²]
given = (positive_rate, batch, spread)

claim = Claim(
    title="The mean of the gradient is a w",
    source="Eq. (71), first line",
    states=Equals(Mean(of=sampled_gradient, over=of_mean_a), a * w),
    covers=("F.31",),
)

covariance = Claim(
    title="The variance of a step is λ² times (1/S) E[∇ℓ∇ℓᵀ] − (1/S) ∇L∇Lᵀ",
    source="Eq. (71), second line",
    given=given,
    states=Equals(step, λ**2 * (squares * w0**2 - (a * w0) ** 2) / S),
    covers=("F.31",),
)

second = Claim(
    title="The variance of a step is λ² times (1/S) (E[x²] + a²) w²",
    source="Eq. (71), end of the second line",
    given=given,
    states=Equals(step, λ**2 * (squares + a**2) * w0**2 / S),
    covers=("F.31",),
)

corrected_second = Claim(
    title="The variance of a step is λ² times (1/S) (E[x²] − a²) w²",
    source="Eq. (71), end of the second line",
    given=given,
    states=Equals(step, λ**2 * (squares - a**2) * w0**2 / S),
    corrects="ziyin2021/c4_eq71_moments:second",
    covers=("F.31",),
)
