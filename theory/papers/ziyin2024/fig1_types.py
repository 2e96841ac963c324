"""Figure 1. "Escaping from two types of saddles in a ReLU network under SGD. We see that for the
escapes from type-I saddles, the escaping process starts immediately for every trajectory. For
type-II saddles, the escape only starts significantly after the training starts, despite the
gradient noise. The black dashed line shows an exponential fit to the type-II". Section 3: "Here,
the Type-II saddle is induced by the permutation symmetry between neurons in the hidden layer."

The two saddles of A.1 for one neuron, and data that are ours: ``setting_relu``. At u = w = 0 there
is a kink, and no Hessian; all that meets there has the gradient 0, so that none is needed. With one
neuron there is nothing to permute: the type-II saddle of A.1 is not induced by that symmetry.
For two neurons ``step_equal`` says what the symmetry does: no sample moves equal neurons apart.
"""

from sympy import Abs, Rational, diff

from theory import All, AtMost, Claim, Equals, Probability, is_type_one, is_type_two, real

from .setting_networks import c0, c2, z
from .setting_relu import (
    at_first,
    data,
    distance,
    first,
    from_second,
    loss,
    near,
    second,
    u,
    x,
)

u1, u2, v1, v2, y = real("u_1 u_2 v_1 v_2 y")
σ = c0 * z + c2 * z**2
neurons = (u1 * σ.subs(z, v1 * x) + u2 * σ.subs(z, v2 * x) - y) ** 2
equal = {u2: u1, v2: v1}

claim = Claim(
    title="u = 0, w = (1, −3/2) is a type-I saddle",
    source="Figure 1, type I",
    states=is_type_one(loss, first, data),
    covers=("T-FIG1",),
)

type_two = Claim(
    title="u = 0, w = 0 is a type-II saddle, for one neuron",
    source="Figure 1, type II",
    states=is_type_two(loss, second, data),
    covers=("T-FIG1", "T-FIG1-PERM", "T-A1-RELU"),
)

immediate = Claim(
    title="At the type-I saddle four of five runs have moved by 1/1000 after 3 steps",
    source="Figure 1, type I",
    states=AtMost(Rational(4, 5), Probability(of=Abs(u) > Rational(1, 1000), over=at_first, at=3)),
    covers=("T-FIG1",),
)

delayed = Claim(
    title="Started 10⁻⁶ from the type-II saddle no run is 10⁻⁵ away after 3 steps",
    source="Figure 1, type II",
    states=Equals(Probability(of=distance(second) < (10 * near) ** 2, over=from_second, at=3), 1),
    covers=("T-FIG1",),
)

step_equal = Claim(
    title="No sample moves two equal neurons apart",
    source="Figure 1, the permutation symmetry",
    states=All(
        Equals(diff(neurons, u1).subs(equal), diff(neurons, u2).subs(equal)),
        Equals(diff(neurons, v1).subs(equal), diff(neurons, v2).subs(equal)),
    ),
    covers=("T-FIG1-PERM",),
)
