"""Definition 5, Eq. (15). "A loss function L is said to be ρ-Hessian Lifschitz if, for some ρ > 0,

    ∀w, w′, ‖∇²L(w) − ∇²L(w)‖ ≤ ρ‖w − w′‖.                                            (15)

This certainly does not hold for the example we considered. ... Let w_1 → ∞ violates the ρ-Hessian
Lifschitz property."

As printed the left side of (15) is ‖0‖: the prime of the second w is missing, and every loss meets
the condition. With it, the condition fails between (w_1, 0) and (0, 0), where ∇²L(w) − ∇²L(w′) has
the entry 2w_1⁴, as soon as 2w_1³ > ρ. The norm is the spectral norm: |vᵀ M v| ≤ ‖M‖ |v|².
"""

from sympy import Integer, diff

from theory import AtMost, Claim, Exists, ForAll, Hypothesis, Not, hessian_lipschitz, real
from theory.shapes import hessian, quadratic, square

from .setting_network import network_average, origin, w1, w2

ρ, k, u1, u2, v1, v2 = real("ρ k u_1 u_2 v_1 v_2")
rows, v = hessian(network_average, (w1, w2)), (v1, v2)
difference = tuple(tuple(h - h for h in row) for row in rows)
apart = square((w1 - u1, w2 - u2))
zero, one = Integer(0), Integer(1)
some = Hypothesis("ρ > 0", ρ > 0)
last = diff(network_average, w2, 2)

claim = Claim(
    title="For no ρ > 0 is ‖∇²L(w) − ∇²L(w)‖ ≤ ρ‖w − w′‖ for all w and w′",
    source="Definition 5, Eq. (15)",
    given=(some,),
    states=Not(
        ForAll(
            over=(w1, w2, u1, u2, v1, v2),
            such_that=AtMost(quadratic(difference, v) ** 2, ρ**2 * apart * square(v) ** 2),
        )
    ),
    covers=("N.1", "N.4"),
)

corrected = Claim(
    title="For no ρ > 0 is ‖∇²L(w) − ∇²L(w′)‖ ≤ ρ‖w − w′‖ for all w and w′",
    source="Definition 5, Eq. (15)",
    given=(some,),
    states=Not(
        hessian_lipschitz(
            network_average,
            over=(w1, w2),
            constant=ρ,
            breaks_at=(ρ + 1, zero, zero, zero, zero, one),
        )
    ),
    corrects="ziyin2022/a5_eq15_lipschitz",
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
