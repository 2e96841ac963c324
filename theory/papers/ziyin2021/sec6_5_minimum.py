"""Section 6.5, the global minimum. "The global minimum L* = 2.25 is degenerate, and is achieved
when w_1 = √(1/2w_2). ... (3) the minimum is degenerate and has zero eigenvalues in the Hessian."

The square root is that of 1/(2w_2), and needs w_2 > 0. "When" is read as "if": −√(1/(2w_2)) serves
as well, and ``exactly`` says where the minimum is achieved. A Hessian has the eigenvalue 0 where
its determinant is 0; a direction v ≠ 0 with ∇²L v = 0 leads along the curve 2 w_2 w_1² = 1 of
minima.
"""

from sympy import Derivative, Eq, Integer, Ne, Rational, Subs, sqrt

from theory import All, AtMost, Claim, Equals, Exists, Hypothesis, Iff, Implies, real

from .setting_network import network_average, network_least, w1, w2

v1, v2 = real("v_1 v_2")
L = network_average
L11, L12, L22 = Derivative(L, (w1, 2)), Derivative(L, w1, w2), Derivative(L, (w2, 2))
least = Eq(L, network_least)

claim = Claim(
    title="The global minimum of L is 2.25",
    source="Section 6.5, the global minimum",
    states=All(
        AtMost(network_least, L),
        Exists(
            over=(v1, v2),
            such_that=Equals(L.subs({w1: v1, w2: v2}), network_least),
            witness=(Integer(1), Rational(1, 2)),
        ),
    ),
    covers=("E3.2",),
)

achieved = Claim(
    title="The global minimum is achieved when w_1 = √(1/(2w_2))",
    source="Section 6.5, the global minimum",
    given=(Hypothesis("w_2 > 0, so that the root exists", w2 > 0),),
    states=Equals(Subs(L, w1, sqrt(1 / (2 * w2))), network_least),
    covers=("E3.3",),
)

exactly = Claim(
    title="The global minimum is achieved exactly where 2 w_2 w_1² = 1",
    source="Section 6.5, the global minimum",
    states=Iff(Equals(L, network_least), Eq(2 * w2 * w1**2, 1)),
    covers=("E3.3",),
)

degenerate = Claim(
    title="At every global minimum the Hessian has the eigenvalue 0",
    source="Section 6.5, the global minimum",
    states=Implies(least, Equals(L11 * L22 - L12**2, 0)),
    covers=("E3.2", "E3.6"),
)

step_flat = Claim(
    title="At every global minimum there is a direction in which the Hessian vanishes",
    source="Section 6.5, the global minimum",
    states=Implies(
        least,
        Exists(
            over=(v1, v2),
            such_that=All(Equals(L11 * v1 + L12 * v2, 0), Equals(L12 * v1 + L22 * v2, 0)),
            within=Ne(v1, 0),
            witness=(w1, -2 * w2),
        ),
    ),
    covers=("E3.6",),
)
