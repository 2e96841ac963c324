"""Eqs. (1)-(3). "A point θ is said to be a saddle point when E[∇ℓ] = 0 and θ is not a local
minimum. This implies that E[θ_{t+1} − θ_t] = O(‖Δθ‖). (1) However ... there are two types of
saddles that satisfy this condition:

    θ_{t+1} − θ_t = λ r_t + O(‖Δθ‖)          (Type-I saddle),                         (2)
    θ_{t+1} − θ_t = λ Ĥ Δθ_t + O(‖Δθ‖²)      (Type-II saddle),                        (3)

where r_t is a random vector with a non-vanishing variance that is independent of θ, and Ĥ is a
random matrix, also independent of theta ... Ĥ can be easily identified as the sample-wise Hessian
matrix."

In the plane, around θ = 0, up to the third order of the loss: ℓ = g·θ + ½ θᵀĤθ + a cubic term k
θ_1² θ_2, which stands for all of them. s multiplies Δθ = (s d_1, s d_2). (1) is claimed for two
samples with g and −g, (3) for g = 0. SGD goes down: with the sample-wise Hessian for Ĥ a minus is
missing in (3). In (2) it is part of r_t.
"""

from sympy import O, diff

from theory import All, Claim, Equals, real

from .setting import θ1, θ2, λ

g1, g2, h11, h12, h22, k, s, d1, d2 = real("g_1 g_2 h_11 h_12 h_22 k s d_1 d_2")
curved = (h11 * θ1**2 + 2 * h12 * θ1 * θ2 + h22 * θ2**2) / 2 + k * θ1**2 * θ2
sample, other = g1 * θ1 + g2 * θ2 + curved, -g1 * θ1 - g2 * θ2 + 2 * curved
near = {θ1: s * d1, θ2: s * d2}
moved = tuple(-λ * diff(sample, w).subs(near) for w in (θ1, θ2))
back = tuple(-λ * diff(other, w).subs(near) for w in (θ1, θ2))
still = tuple(-λ * diff(curved, w).subs(near) for w in (θ1, θ2))
hessian = (h11 * d1 + h12 * d2, h12 * d1 + h22 * d2)

claim = Claim(
    title="θ_{t+1} − θ_t = λ Ĥ Δθ_t + O(‖Δθ‖²) with the sample-wise Hessian",
    source="Eq. (3)",
    states=All(*(Equals(m, λ * s * h, upto=O(s**2)) for m, h in zip(still, hessian, strict=True))),
    covers=("T-EQ3",),
)

corrected = Claim(
    title="θ_{t+1} − θ_t = −λ Ĥ Δθ_t + O(‖Δθ‖²) with the sample-wise Hessian",
    source="Eq. (3)",
    states=All(*(Equals(m, -λ * s * h, upto=O(s**2)) for m, h in zip(still, hessian, strict=True))),
    corrects="ziyin2024/eq1_saddles",
    covers=("T-EQ3",),
)

step_mean = Claim(
    title="E[θ_{t+1} − θ_t] = O(‖Δθ‖) at a saddle",
    source="Eq. (1)",
    states=All(*(Equals((m + b) / 2, 0, upto=O(s)) for m, b in zip(moved, back, strict=True))),
    covers=("T-EQ1",),
)

type_one = Claim(
    title="θ_{t+1} − θ_t = λ r_t + O(‖Δθ‖) with r_t = −∇ℓ(0; x)",
    source="Eq. (2)",
    states=All(
        Equals(moved[0], λ * -g1, upto=O(s)),
        Equals(moved[1], λ * -g2, upto=O(s)),
    ),
    covers=("T-EQ2",),
)
