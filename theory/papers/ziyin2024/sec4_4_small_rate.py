"""Section 4.4, the display after Eq. (10). "By definition,

    Λ = lim (1/t) E[log θ_0ᵀFFᵀθ_0] = −2λ θ_0ᵀHθ_0/‖θ_0‖² + O(λ²),

where F = Π (I − λĤ_i). Therefore, as long as λ is sufficiently small, the sign of the Lyapunov
exponent is opposite to the sign of the eigenvalues of H."

In one dimension, H = E[h], h with two values of equal probability. The exponent of Eq. (9) is that
of ‖θ_t‖; θ_0ᵀFFᵀθ_0 is its square, whose exponent is twice Λ (``step_square``). In the plane the
right side is that of the first step only (``plane``): for H = diag(h_1, h_2) without noise, h_1 <
h_2 and small λ, the length of θ_t is in the end that of its first entry, wherever it started.
"""

from sympy import Limit, Ne, O

from theory import Claim, Definition, Equals, Hypothesis, Rate

from .setting import Λ, elsewhere, exponent, h1, h2, θ01, θ02, θ1, λ
from .setting_variants import descent

mean = (h1 + h2) / 2

claim = Claim(
    title="Λ = −2λE[h] + O(λ²)",
    source="Section 4.4, after Eq. (10)",
    given=(elsewhere,),
    where=(exponent,),
    states=Equals(Λ(λ), -2 * λ * mean, upto=O(λ**2)),
    covers=("T-S4.4-LAM",),
)

corrected = Claim(
    title="Λ = −λE[h] + O(λ²)",
    source="Section 4.4, after Eq. (10)",
    given=(elsewhere,),
    where=(exponent,),
    states=Equals(Λ(λ), -λ * mean, upto=O(λ**2)),
    corrects="ziyin2024/sec4_4_small_rate",
    covers=("T-S4.4-LAM",),
)

step_square = Claim(
    title="lim (1/t) E log θ_0ᵀFFᵀθ_0 = −2λE[h] + O(λ²)",
    source="Section 4.4, after Eq. (10)",
    given=(elsewhere,),
    where=(exponent,),
    states=Equals(2 * Λ(λ), -2 * λ * mean, upto=O(λ**2)),
    covers=("T-S4.4-LAM",),
)

step_sign = Claim(
    title="Λ/λ → −E[h] as λ → 0",
    source="Section 4.4, after Eq. (10)",
    given=(elsewhere,),
    where=(exponent,),
    states=Equals(Limit(Λ(λ) / λ, λ, 0), -mean),
    covers=("T-S4.4-SIGN",),
)

first = Definition(Λ(λ), Rate(of=θ1, over=descent))
moving = (
    Hypothesis("no coordinate starts at that of θ*", Ne(θ01 * θ02, 0)),
    Hypothesis("h_1 is the smaller eigenvalue of H", h1 < h2),
)

plane = Claim(
    title="lim (1/t) log θ_0ᵀFFᵀθ_0 = −2λ θ_0ᵀHθ_0/‖θ_0‖² + O(λ²)",
    source="Section 4.4, after Eq. (10)",
    given=moving,
    where=(first,),
    states=Equals(2 * Λ(λ), -2 * λ * (h1 * θ01**2 + h2 * θ02**2) / (θ01**2 + θ02**2), upto=O(λ**2)),
    covers=("T-S4.4-LAM",),
)

plane_corrected = Claim(
    title="lim (1/t) log θ_0ᵀFFᵀθ_0 = −2λ h_1 + O(λ²), with the smallest eigenvalue",
    source="Section 4.4, after Eq. (10)",
    given=moving,
    where=(first,),
    states=Equals(2 * Λ(λ), -2 * λ * h1, upto=O(λ**2)),
    corrects="ziyin2024/sec4_4_small_rate:plane",
    covers=("T-S4.4-LAM",),
)
