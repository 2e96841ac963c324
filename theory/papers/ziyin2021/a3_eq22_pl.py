"""Definition 6, Eq. (22). "Let L* be the value of L at the global minimum. A loss function L is
said to satisfy the PL (Lojasiewicz) condition if

    ∀w, ‖∇L(w)‖² ≥ µ(L(w) − L*),                                                      (22)

for some µ > 0. This also does not hold due to the existence of the saddle point. Let
(w_1, w_2) = (0, 0). The gradient is zero, but the right hand side is greater than 0."
"""

from sympy import Eq, Integer

from theory import (
    AtMost,
    Claim,
    Hypothesis,
    Implies,
    Not,
    is_stationary,
    polyak_lojasiewicz,
    real,
)

from .setting import μ
from .setting_network import network_average, network_least, origin, w1, w2

above, squared = real("ℓ g")  # L(w) − L* and ‖∇L(w)‖² at some w

claim = Claim(
    title="L does not satisfy the PL condition",
    source="Definition 6, Eq. (22)",
    states=Not(
        polyak_lojasiewicz(
            network_average, over=(w1, w2), least=network_least, breaks_at=(*origin.values(),)
        )
    ),
    covers=("N.6", "N.7", "E3.16"),
)

step_gradient = Claim(
    title="At (0, 0) the gradient is zero",
    source="Definition 6, what violates it",
    states=is_stationary(network_average, origin),
    covers=("N.7",),
)

step_right_side = Claim(
    title="At (0, 0) the right side of (22) is greater than 0, whatever μ > 0",
    source="Definition 6, what violates it",
    given=(Hypothesis("μ > 0", μ > 0),),
    states=AtMost(Integer(0), μ * (network_average.subs(origin) - network_least), strict=True),
    covers=("N.7",),
)

step_saddle = Claim(
    title="At a saddle point whose loss is not least (22) fails, whatever μ > 0",
    source="Definition 6, due to the existence of the saddle point",
    given=(Hypothesis("μ > 0", μ > 0), Hypothesis("the loss is ℓ above the least", above > 0)),
    states=Implies(Eq(squared, 0), Not(AtMost(μ * above, squared))),
    covers=("N.7",),
)
