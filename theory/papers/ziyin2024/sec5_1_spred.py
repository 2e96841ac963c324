"""Section 5.1. "The target function is ℓ = ((u ⊙ w)x − y)² ... The solutions sparser than 50% are
the saddle points where u_i = w_i = 0 for some i. Apparently, each of these points is a Type-II
saddle because the gradient of w_i is proportional to u_i and vice versa."

In the plane, i = 1. ``type_two`` is for two data points, x = (1, 1) with y = 3 and x = (1, −1) with
y = 1, at the points u_2 w_2 = 1, where the mean gradient is 0. Samples do have a gradient in (u_2,
w_2) there; it lies where the mean loss curves upward, so that Definition 1 holds and (3) does not.
"""

from sympy import Ne, diff

from theory import All, Claim, Equals, Hypothesis, is_type_two, real

from .setting_networks import i, sample

u1, u2, w1, w2, x1, x2, y, v = real("u_1 u_2 w_1 w_2 x_1 x_2 y v")
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

type_two = Claim(
    title="u_1 = w_1 = 0 and u_2 w_2 = 1 is a type-II saddle",
    source="Section 5.1, Type-II saddles",
    given=(Hypothesis("v = u_2 ≠ 0", Ne(v, 0)),),
    states=is_type_two(
        (u1 * w1 + u2 * w2 * (2 * i - 1) - 1 - 2 * i) ** 2,
        {u1: 0, w1: 0, u2: v, w2: 1 / v},
        sample,
    ),
    covers=("T-S5.1-T2",),
)
