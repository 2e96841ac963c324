"""Definition 5, Eq. (19). "A loss function L is said to be ρ-Hessian Lipschitz if, for some ρ > 0,

    ∀w, w′, ‖∇²L(w) − ∇²L(w′)‖ ≤ ρ‖w − w′‖.                                           (19)

This certainly does not hold for the example we considered. ... Let w_1 → ∞ violates the ρ-Hessian
Lipschitz property."

It fails between (w_1, 0) and (0, 0), where ∇²L(w) − ∇²L(w′) has the entry 2w_1⁴, as soon as
2w_1³ > ρ. The norm is the spectral norm: |vᵀ M v| ≤ ‖M‖ |v|².
"""

from sympy import Integer, diff

from theory import AtMost, Claim, Exists, ForAll, Hypothesis, Not, hessian_lipschitz, real

from .setting_network import network_average, origin, w1, w2

ρ, k = real("ρ k")
zero, one = Integer(0), Integer(1)
some = Hypothesis("ρ > 0", ρ > 0)
last = diff(network_average, w2, 2)

claim = Claim(
    title="For no ρ > 0 is ‖∇²L(w) − ∇²L(w′)‖ ≤ ρ‖w − w′‖ for all w and w′",
    source="Definition 5, Eq. (19)",
    given=(some,),
    states=Not(
        hessian_lipschitz(
            network_average,
            over=(w1, w2),
            constant=ρ,
            breaks_at=(ρ + 1, zero, zero, zero, zero, one),
        )
    ),
    covers=("N.1", "N.4", "E3.16"),
)

step_infinity = Claim(
    title="For large w_1 the last entries at (w_1, 0) and (0, 0) differ by more than ρ w_1",
    source="Definition 5, what violates it",
    given=(some,),
    states=Exists(
        over=(k,),
        such_that=ForAll(
            over=(w1,),
            such_that=AtMost(ρ * w1, last.subs(w2, 0) - last.subs(origin), strict=True),
            within=w1 > k,
        ),
        within=k > 0,
        witness=(ρ + 1,),
    ),
    covers=("N.17",),
)
