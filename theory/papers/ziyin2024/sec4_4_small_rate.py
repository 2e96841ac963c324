"""Section 4.4, the display after Eq. (10). "By definition,

    Λ = lim (1/t) E[log θ_0ᵀFFᵀθ_0] = −2λ θ_0ᵀHθ_0/‖θ_0‖² + O(λ²),

where F = Π (I − λĤ_i). Therefore, as long as λ is sufficiently small, the sign of the Lyapunov
exponent is opposite to the sign of the eigenvalues of H."

In one dimension, H = E[h], h with two values of equal probability. The exponent of Eq. (9) is that
of ‖θ_t‖; θ_0ᵀFFᵀθ_0 is its square, whose exponent is twice Λ (``step_square``).
"""

from sympy import Limit, O

from theory import Claim, Equals

from .setting import Λ, elsewhere, exponent, h1, h2, λ

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
