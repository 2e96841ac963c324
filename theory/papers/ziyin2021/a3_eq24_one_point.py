"""Definition 8, Eq. (24). "A loss function is said to satisfy the c-one point strongly convex
condition with respect to w* for all gradient noise ε, c > 0, define v = w − λ∇L(w), we have

    ⟨−∇E_ε L(v − λw, w* − y)⟩ ≥ c‖w* − v‖²,                                           (24)

where ε is the random noise caused by minibatch sampling." Section 6.5: "1-point convex for all
points ..., which is also ruled because (0, 0) is not 1-point strongly convex."

A bracket of (24) is in another place, ε is printed as w and v as y: read is ⟨−∇_v E_ε L(v − λε), w*
− v⟩ ≥ c‖w* − v‖². Every point with w_1 = 0 is stationary and without noise, so that the left side
is 0 there; whatever w* is, one of them is not w*. "(0, 0) is not" is read with w* = (0, 0), and as
a failure of (24) at w = (0, 0) for the w* of a global minimum.
"""

from sympy import Integer, Rational

from theory import Claim, Not, one_point_strongly_convex, real

from .setting import λ
from .setting_network import labels, network_average, network_loss, origin, w1, w2

q1, q2, c, g1, g2, v1, v2 = real("q_1 q_2 c g_1 g_2 v_1 v_2")
zero, one = Integer(0), Integer(1)

claim = Claim(
    title="L is not one-point strongly convex, with respect to no w* and for no learning rate",
    source="Definition 8, Eq. (24)",
    states=Not(
        one_point_strongly_convex(
            network_loss,
            towards={w1: q1, w2: q2},
            draws=labels,
            average=network_average,
            rate=λ,
            breaks_at=(zero, q2 + 1, zero, q2 + 1),
        )
    ),
    covers=("N.11", "N.15", "E3.16"),
)

origin_as_target = Claim(
    title="L is not one-point strongly convex with respect to w* = (0, 0)",
    source="Definition 8, as Section 6.5 has it",
    states=Not(
        one_point_strongly_convex(
            network_loss,
            towards=origin,
            draws=labels,
            average=network_average,
            rate=λ,
            breaks_at=(zero, one, zero, one),
        )
    ),
    covers=("N.16",),
)

origin_as_place = Claim(
    title="At w = (0, 0), (24) fails for the global minimum w* = (1, ½)",
    source="Definition 8, as Section 6.5 has it",
    states=Not(
        one_point_strongly_convex(
            network_loss,
            towards={w1: one, w2: Rational(1, 2)},
            draws=labels,
            average=network_average,
            rate=λ,
            breaks_at=(zero, zero, zero, zero),
        )
    ),
    covers=("N.16",),
)
