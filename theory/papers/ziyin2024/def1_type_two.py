"""Definition 1. "Let H(θ) denote the Hessian of the loss at θ, and P denote the projection to the
subspaces where H has non-positive eigenvalues. θ is a Type-II saddle of ℓ(θ, x) if (1) P∇_θ ℓ(θ, x)
= 0 for all x and (2) θ is not a local minimum of E[ℓ(θ, x)]. Setting P = I recovers Eq. (3) and so
this definition generalizes Eq. (3)."

One parameter and two data points with equal probability, ℓ = g θ + h θ²/2 around θ = 0; a type-II
saddle has to be a saddle: "E[∇_θ ℓ] = 0 and θ is not a local minimum", as said before. (1) and (2)
do not ask for it: where E[h] > 0 there is no direction to project on, P = 0. For E[h] ≤ 0 they do:
P = I, and no sample has a gradient. The two words of the library ask for a saddle.
"""

from theory import (
    All,
    Claim,
    Equals,
    Hypothesis,
    Implies,
    Noiseless,
    Not,
    is_minimum,
    is_stationary,
    point,
)
from theory.shapes import mean_loss

from .setting import h1, h2, θ
from .setting_networks import drawn, g1, g2, sample

loss = drawn(g1, g2) * θ + drawn(h1, h2) * θ**2 / 2
mean = mean_loss(loss, sample)
first = Noiseless(loss=loss, over=(θ,), at=(0,), draws=sample)
second = Not(is_minimum(mean, {θ: 0}))
reached = point({g1: 0, g2: 0, h1: -1, h2: 0})
flat = Hypothesis("the mean loss does not curve upward", h1 + h2 <= 0)

claim = Claim(
    title="What (1) and (2) hold for is a saddle: E[∇ℓ] = 0",
    source="Definition 1",
    states=Implies(All(first, second), is_stationary(mean, {θ: 0})),
    covers=("T-D1",),
)

corrected = Claim(
    title="What (1) and (2) hold for is a saddle, where E[h] ≤ 0",
    source="Definition 1",
    given=(flat,),
    states=Implies(All(first, second), is_stationary(mean, {θ: 0})),
    at=(reached,),
    corrects="ziyin2024/def1_type_two",
    covers=("T-D1",),
)

step_identity = Claim(
    title="Where P = I, (1) is that no sample has a gradient",
    source="Definition 1, P = I",
    given=(flat,),
    states=Implies(first, All(Equals(g1, 0), Equals(g2, 0))),
    at=(reached,),
    covers=("T-D1",),
)
