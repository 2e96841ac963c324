"""Eqs. (50)-(52). "With the linear approximation of activation function σ(x) ≈ c_0 x, the neural
network takes the forms of f(x) = c_0^D Π_{i=1}^D W^(i) x + Σ_{i=1}^{D−1} c_0^(D−i) Π_{j=i+1}^D
W^(j) b^(i). The gradient of the loss is thus ∇_θ ℓ = (∇_f ℓ)ᵀ ∇_θ f. (50) For layer i, the gradient

    ∇_{W^(i)} f ∝ c_0^D (Π_{j=1}^{i−1} W^(j) x)(Π_{j=i+1}^D W^(j))
                + Σ_{k=1}^{i−1} c_0^(D−k) (Π_{j=k+1}^{i−1} W^(j) b^(k))(Π_{j=i+1}^D W^(j)), (51)
    ∇_{b^(i)} f ∝ c_0^(D−i) Π_{j=i+1}^D W^(j).                                       (52)

As there is no constant term in the gradient, the gradient vanishes at θ = 0."

D = 3, one neuron in each layer. There is no σ behind the last layer, so that x passes D − 1 of them
and not D; the terms with b are right. Behind ∝ is the same constant for both terms of (51), so that
the exponent matters for i ≥ 2 whatever the constant is: it is 1 where the second term is right. The
last sentence is about D ≥ 2: for D = 1 the gradient of f is the constant x.
"""

from sympy import Expr, diff

from theory import All, Claim, Equals, point

from .setting_networks import biases, c0, g1, network, weights, x1, z, κ1

w1, w2, w3, _ = weights
b1, b2, _ = biases
f = network(3, x1, c0 * z)
loss = g1 * f + κ1 * f**2 / 2
two = point({c0: 2, w1: 1, w2: 1, w3: 1, b1: 1, b2: 1, x1: 1})
every = (w1, w2, w3, b1, b2)


def output(exponent: int) -> Expr:
    """f(x), with that power of c_0 before x."""
    return c0**exponent * w3 * w2 * w1 * x1 + c0**2 * w3 * w2 * b1 + c0 * w3 * b2


def second(exponent: int) -> Expr:
    """(51) for i = 2."""
    return c0**exponent * w1 * x1 * w3 + c0**2 * b1 * w3


def third(exponent: int) -> Expr:
    """(51) for i = 3."""
    return c0**exponent * w2 * w1 * x1 + c0**2 * w2 * b1 + c0 * b2


claim = Claim(
    title="f(x) = c_0^D Π W x + Σ c_0^(D−i) Π W b, for D = 3",
    source="B.4, before Eq. (50)",
    states=Equals(f, output(3)),
    covers=("T-EQ51",),
)

corrected = Claim(
    title="f(x) = c_0^(D−1) Π W x + Σ c_0^(D−i) Π W b, for D = 3",
    source="B.4, before Eq. (50)",
    states=Equals(f, output(2)),
    at=(two,),
    corrects="ziyin2024/eq51_gradients",
    covers=("T-EQ51",),
)

step_chain = Claim(
    title="∇_θ ℓ = (∇_f ℓ)ᵀ ∇_θ f",
    source="Eq. (50)",
    states=All(*(Equals(diff(loss, p), (g1 + κ1 * f) * diff(f, p)) for p in every)),
    covers=("T-EQ50",),
)

weights_of = Claim(
    title="∇_{W^(i)} f for i = 2, 3, with c_0^D",
    source="Eq. (51)",
    states=All(Equals(diff(f, w2), second(3)), Equals(diff(f, w3), third(3))),
    covers=("T-EQ51",),
)

weights_of_corrected = Claim(
    title="∇_{W^(i)} f for i = 2, 3, with c_0^(D−1)",
    source="Eq. (51)",
    states=All(Equals(diff(f, w2), second(2)), Equals(diff(f, w3), third(2))),
    at=(two,),
    corrects="ziyin2024/eq51_gradients:weights_of",
    covers=("T-EQ51",),
)

step_biases = Claim(
    title="∇_{b^(i)} f = c_0^(D−i) Π W for i = 1, 2",
    source="Eq. (52)",
    states=All(Equals(diff(f, b1), c0**2 * w3 * w2), Equals(diff(f, b2), c0 * w3)),
    covers=("T-EQ51",),
)
