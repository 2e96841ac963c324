"""Theorem 4. "Let f(x) = W^(D)σ(W^(D−1)σ(...σ(W^(1)x + b^(1))) + b^(D−1)) be a generic neural
network with depth D ... σ(x) = c_0 x + O(x²) is any nonlinearity that is locally linear at x = 0
... Assuming that the per-sample loss is differentiable ... For any data distribution, loss function
ℓ, and any σ, the point (u_i, w_i) = (0, 0) is a Type-II saddle of ℓ(f(x), y(x)) if it is not a
local minimum."

θ = 0 is meant: the network has no u and w. (Rows and columns are exchanged where the section says
W^(i) ∈ R^{d_{i−1}×d_i}.) Parts for the depths 1 and 2, 3, 4, with one neuron in each layer;
``curved`` is for a σ with a term in x², ``wide`` for two inputs and two neurons. For D ≥ 2 every
term of ∇f has a weight, a bias or σ(0) = 0 as a factor, so that no sample has a gradient at θ = 0.
For D = 1, f = W x, the sample x has the gradient g x, and the mean E[g x] is in general not 0: θ =
0 is no saddle. D ≥ 2 is all that has to be added. That σ(0) = 0, which "any σ" does not say and the
section does, is needed: ``any_sigma``, for the loss g f.
"""

from sympy import Eq, Expr, Symbol

from theory import All, Claim, Hypothesis, Implies, Not, is_minimum, is_type_two
from theory.shapes import mean_loss

from .setting_networks import (
    c0,
    c2,
    g,
    jet,
    network,
    origin,
    s0,
    sample,
    two_at_zero,
    two_neurons,
    x,
    z,
)


def at_zero(loss: Expr, zero: dict[Symbol, int]) -> Implies:
    """θ = 0 is a type-II saddle if it is not a local minimum."""
    mean = mean_loss(loss, sample)
    return Implies(Not(is_minimum(mean, zero)), is_type_two(loss, zero, sample, average=mean))


def type_two(depth: int, σ: Expr = c0 * z) -> Implies:
    """For any loss."""
    return at_zero(jet(network(depth, x, σ)), origin(depth))


shifted = at_zero(g * network(2, x, s0 + z), origin(2))

claim = Claim(
    title="θ = 0 is a type-II saddle if it is not a local minimum, for D = 1 and D = 2",
    source="Theorem 4, D = 1, 2",
    states=All(type_two(1), type_two(2)),
    covers=("T-TH4",),
)

corrected = Claim(
    title="θ = 0 is a type-II saddle if it is not a local minimum, for D = 2",
    source="Theorem 4, D = 2",
    states=type_two(2),
    corrects="ziyin2024/thm4_origin",
    covers=("T-TH4",),
)

depth_3 = Claim(
    title="θ = 0 is a type-II saddle if it is not a local minimum, for D = 3",
    source="Theorem 4, D = 3",
    states=type_two(3),
    covers=("T-TH4",),
)

depth_4 = Claim(
    title="θ = 0 is a type-II saddle if it is not a local minimum, for D = 4",
    source="Theorem 4, D = 4",
    states=type_two(4),
    covers=("T-TH4",),
)

curved = Claim(
    title="θ = 0 is type II if it is not a local minimum, for D = 2, σ = c_0 z + c_2 z²",
    source="Theorem 4, D = 2",
    states=type_two(2, c0 * z + c2 * z**2),
    covers=("T-TH4",),
)

wide = Claim(
    title="θ = 0 is type II if it is not a local minimum, for D = 2, two inputs and two neurons",
    source="Theorem 4, D = 2",
    states=at_zero(jet(two_neurons), two_at_zero),
    covers=("T-TH4",),
)

any_sigma = Claim(
    title="θ = 0 is type II if it is not a local minimum, for D = 2, σ = s_0 + z",
    source="Theorem 4, any σ",
    states=shifted,
    covers=("T-TH4",),
)

any_sigma_corrected = Claim(
    title="θ = 0 is type II if it is not a local minimum, for D = 2, σ = s_0 + z, s_0 = 0",
    source="Theorem 4, any σ",
    given=(Hypothesis("σ(0) = 0", Eq(s0, 0)),),
    states=shifted,
    corrects="ziyin2024/thm4_origin:any_sigma",
    covers=("T-TH4",),
)
