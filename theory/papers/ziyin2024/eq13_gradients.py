"""Eqs. (12)-(14). One neuron, f = u σ(wᵀx) with σ = ReLU, and ℓ(x) = (f(x) − y(x))². (12) The
gradients are

    ∇_u ℓ(x) = 1_> wᵀx (u wᵀx − y),                                                   (13)
    ∇_w ℓ(x) = 1_> u (u wᵀx − y) x.                                                   (14)

x in the plane, where the neuron is active, wᵀx > 0, so that f = u wᵀx; the other half has no
gradient. (21) is (13) again. Both lack the factor 2 that the square in (12) brings.
"""

from sympy import diff

from theory import All, Claim, Equals, Hypothesis, real

from .setting import u

w1, w2, x1, x2, y = real("w_1 w_2 x_1 x_2 y")
active = w1 * x1 + w2 * x2
loss = (u * active - y) ** 2
on = Hypothesis("the neuron is active", active > 0)
along_w = (diff(loss, w1), diff(loss, w2))

claim = Claim(
    title="∇_u ℓ = wᵀx (u wᵀx − y)",
    source="Eqs. (13), (21)",
    given=(on,),
    states=Equals(diff(loss, u), active * (u * active - y)),
    covers=("T-EQ12-14",),
)

corrected = Claim(
    title="∇_u ℓ = 2 wᵀx (u wᵀx − y)",
    source="Eqs. (13), (21)",
    given=(on,),
    states=Equals(diff(loss, u), 2 * active * (u * active - y)),
    corrects="ziyin2024/eq13_gradients",
    covers=("T-EQ12-14",),
)

along = Claim(
    title="∇_w ℓ = u (u wᵀx − y) x",
    source="Eq. (14)",
    given=(on,),
    states=All(
        Equals(along_w[0], u * (u * active - y) * x1),
        Equals(along_w[1], u * (u * active - y) * x2),
    ),
    covers=("T-EQ12-14",),
)

along_corrected = Claim(
    title="∇_w ℓ = 2 u (u wᵀx − y) x",
    source="Eq. (14)",
    given=(on,),
    states=All(
        Equals(along_w[0], 2 * u * (u * active - y) * x1),
        Equals(along_w[1], 2 * u * (u * active - y) * x2),
    ),
    corrects="ziyin2024/eq13_gradients:along",
    covers=("T-EQ12-14",),
)
