"""Networks around θ = 0: Theorem 4 and B.4, with one neuron in each layer or two in the plane.

Gradients and Hessians at θ = 0 know of σ and of the loss of a sample only what a polynomial of
degree 2 has: σ(z) = c_0 z + c_2 z², as c_0 z + O(z²) in Section 5.3, and ℓ(f, y) = g f + κ f²/2
without its constant, where g and κ are the derivatives of ℓ in f at f = 0. Each of two data points
has its own x, g and κ, whatever they are, and probability 1/2.
"""

from sympy import Expr, Symbol

from theory import Draw, fair, real

c0, c2, i, s0, z = real("c_0 c_2 i s_0 z")
g1, g2, κ1, κ2, x1, x2, y1, y2 = real("g_1 g_2 κ_1 κ_2 x_1 x_2 y_1 y_2")
weights = real("w_1 w_2 w_3 w_4")
biases = real("b_1 b_2 b_3")
sample = (Draw(i, fair(1, 0)),)  # i = 1: the first data point


def drawn(first: Expr, second: Expr) -> Expr:
    """What belongs to the data point that is drawn."""
    return i * first + (1 - i) * second


g, κ, x, y = drawn(g1, g2), drawn(κ1, κ2), drawn(x1, x2), drawn(y1, y2)


def network(depth: int, of: Expr, σ: Expr) -> Expr:
    """f(x) = w_D σ(w_{D−1} σ(... σ(w_1 x + b_1)) + b_{D−1}), where σ is a function of z."""
    for w, b in zip(weights[: depth - 1], biases, strict=False):
        of = σ.subs(z, w * of + b)
    return weights[depth - 1] * of


def parameters(depth: int) -> tuple[Symbol, ...]:
    """The weights and biases of a network."""
    return (*weights[:depth], *biases[: depth - 1])


def jet(f: Expr) -> Expr:
    """The loss of the data point that is drawn."""
    return g * f + κ * f**2 / 2


def origin(depth: int) -> dict[Symbol, int]:
    """θ = 0."""
    return dict.fromkeys(parameters(depth), 0)


# Two inputs and two neurons without biases, f = vᵀσ(W x), σ(z) = c_0 z.
v1, v2, w11, w12, w21, w22 = real("v_1 v_2 w_11 w_12 w_21 w_22")
x11, x12, x21, x22 = real("x_11 x_12 x_21 x_22")
inputs = drawn(x11, x21), drawn(x12, x22)
neurons = (w11 * inputs[0] + w12 * inputs[1], w21 * inputs[0] + w22 * inputs[1])
two_neurons = c0 * (v1 * neurons[0] + v2 * neurons[1])
two_at_zero = dict.fromkeys((v1, v2, w11, w12, w21, w22), 0)
