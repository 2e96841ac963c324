"""Eq. (5). Let Ĥ(x) = h(x) n nᵀ be rank-1 for a random scalar function h(x) and a fixed unit vector
n. Thus, the dynamics simplifies to a 1d dynamics,

    θ_{t+1} = θ_t − λ h(x)(θ_t − θ*).                                                 (5)

B.1 multiplies by nᵀ: nᵀw_{t+1} = nᵀw_t − λ h(x) nᵀw_t. (28) As printed, θ_t in (5) is the θ_t of
nᵀ(θ_t − θ*) in Theorem 1, a vector (``claim``, both coordinates in the plane); the factor n nᵀ is
missing (``corrected``). (28) is about one coordinate, and holds.
"""

from theory import All, Claim, Equals

from .setting import along, h, n1, n2, plane, θ1, θ2, λ

moved = dict(zip((θ1, θ2), plane.model.step, strict=True))

claim = Claim(
    title="For Ĥ = h n nᵀ a step is θ − λ h (θ − θ*)",
    source="Eq. (5)",
    states=All(
        Equals(moved[θ1], θ1 - λ * h * θ1),
        Equals(moved[θ2], θ2 - λ * h * θ2),
    ),
    covers=("T-EQ5",),
)

corrected = Claim(
    title="For Ĥ = h n nᵀ a step is θ − λ h n nᵀ(θ − θ*)",
    source="Eq. (5)",
    states=All(
        Equals(moved[θ1], θ1 - λ * h * n1 * (n1 * θ1 + n2 * θ2)),
        Equals(moved[θ2], θ2 - λ * h * n2 * (n1 * θ1 + n2 * θ2)),
    ),
    corrects="ziyin2024/eq5_rank1",
    covers=("T-EQ5",),
)

step_along = Claim(
    title="nᵀw_{t+1} = nᵀw_t − λ h nᵀw_t",
    source="Eq. (28)",
    states=Equals(along.xreplace(moved), along - λ * h * along),
    covers=("T-EQ5",),
)
