"""A.1 and Figure 1: one neuron f = u σ(wᵀx), σ = ReLU, x = (x, 1), with the loss (12).

The paper does not say what the data and the learning rate are. Here x is 1, 2 or 4 with equal
probability and y = 3 + 3x − x², so that the labels are 5, 5 and −1. At w = (1, −3/2) the neuron is
active for x = 2 and 4, with wᵀx = 1/2 and 5/2: E[1_> wᵀx y] = (5/2 − 5/2)/3 = 0, which is (16).
"""

from sympy import Expr, Integer, Piecewise, Rational, sqrt

from theory import Discrete, Draw, Path, real, sgd

u, w1, w2, x = real("u w_1 w_2 x")
over = (u, w1, w2)
y = 3 + 3 * x - x**2
data = (Draw(x, Discrete((Integer(1), Integer(2), Integer(4)), (Rational(1, 3),) * 3)),)


def relu(z: Expr) -> Expr:
    """max(0, z)."""
    return Piecewise((z, z > 0), (0, True))


loss = (u * relu(w1 * x + w2) - y) ** 2
model = sgd(loss, over=over, rate=Rational(1, 200), draws=data)
first = {u: Integer(0), w1: Integer(1), w2: Rational(-3, 2)}  # (I) w ≠ 0
second = {u: Integer(0), w1: Integer(0), w2: Integer(0)}  # (II) w = 0

near = Rational(1, 10**6)
slope = sqrt(202) / 3  # ‖β‖, β = E[y x] = (11/3, 3)
from_first, from_second = (Path(model, tuple(z[s] + near for s in over)) for z in (first, second))
at_first = Path(model, tuple(first[s] for s in over))


def distance(from_: dict[Expr, Expr]) -> Expr:
    """‖Δθ‖²."""
    return sum(((s - from_[s]) ** 2 for s in over), Integer(0))
