"""Section 4.4, the second estimate. "An alternative estimate can be made by approximating every
Ĥ(x) as a diagonal matrix ... If Ĥ has rank d, this reduces the problem to d separated rank-1
dynamics, and Theorem 1 again gives the exact solutions in each subspace."

In the plane, Ĥ = diag(g_1, h_1) or diag(g_2, h_2) with equal probability: k is 1 or 0.
"""

from sympy import Abs, Expr, Ne, log

from theory import All, AtMost, Claim, Hypothesis, Implies, Mean

from .setting import positive_rate, tends_to_zero, θ01, θ02, θ1, θ2, λ
from .setting_variants import diagonal, first, second, which

moving = Hypothesis("no coordinate starts at that of θ*", Ne(θ01 * θ02, 0))


def negative(eigenvalue: Expr) -> AtMost:
    """E log|1 − λh| < 0."""
    return AtMost(Mean(of=log(Abs(1 - λ * eigenvalue)), over=which), 0, strict=True)


claim = Claim(
    title="Each coordinate tends to 0 if its E log|1 − λh| < 0",
    source="Section 4.4, the second estimate",
    given=(positive_rate,),
    states=All(
        Implies(negative(first), tends_to_zero(θ1, diagonal)),
        Implies(negative(second), tends_to_zero(θ2, diagonal)),
    ),
    covers=("T-S4.4-DIAG",),
)

only_if = Claim(
    title="Each coordinate tends to 0 only if its E log|1 − λh| < 0",
    source="Section 4.4, the second estimate",
    given=(positive_rate, moving),
    states=All(
        Implies(tends_to_zero(θ1, diagonal), negative(first)),
        Implies(tends_to_zero(θ2, diagonal), negative(second)),
    ),
    covers=("T-S4.4-DIAG",),
)
