"""Section 5.1. "The target function is ℓ = ((u ⊙ w)x − y)² ... The solutions sparser than 50% are
the saddle points where u_i = w_i = 0 for some i. Apparently, each of these points is a Type-II
saddle because the gradient of w_i is proportional to u_i and vice versa."

In the plane, i = 1. That such a point is no local minimum is not claimed here.
"""

from sympy import diff

from theory import All, Claim, Equals, real

u1, u2, w1, w2, x1, x2, y = real("u_1 u_2 w_1 w_2 x_1 x_2 y")
loss = (u1 * w1 * x1 + u2 * w2 * x2 - y) ** 2
error = 2 * x1 * (u1 * w1 * x1 + u2 * w2 * x2 - y)

claim = Claim(
    title="The gradient of w_1 is proportional to u_1 and vice versa",
    source="Section 5.1, Type-II saddles",
    states=All(Equals(diff(loss, w1), error * u1), Equals(diff(loss, u1), error * w1)),
    covers=("T-S5.1-T2",),
)

step_vanishing = Claim(
    title="No sample moves u_1 and w_1 away from u_1 = w_1 = 0",
    source="Section 5.1, Type-II saddles",
    states=All(
        Equals(diff(loss, w1).subs({u1: 0, w1: 0}), 0),
        Equals(diff(loss, u1).subs({u1: 0, w1: 0}), 0),
    ),
    covers=("T-S5.1-T2",),
)
