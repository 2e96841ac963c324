"""Section 4.4, the second estimate. "An alternative estimate can be made by approximating every
Ĥ(x) as a diagonal matrix ... If Ĥ has rank d, this reduces the problem to d separated rank-1
dynamics, and Theorem 1 again gives the exact solutions in each subspace."

In the plane, Ĥ = diag(g_1, h_1) or diag(g_2, h_2) with equal probability: k is 1 or 0.
"""

from sympy import Abs, Expr, Ne, log

from theory import All, AtMost, Claim, Draw, Hypothesis, Implies, Mean, Path, fair, real, sgd

from .setting import h1, h2, positive_rate, tends_to_zero, θ01, θ02, θ1, θ2, λ

g1, g2, k = real("g_1 g_2 k")
draws = (Draw(k, fair(0, 1)),)
g, h = g1 * k + g2 * (1 - k), h1 * k + h2 * (1 - k)
loss = g * θ1**2 / 2 + h * θ2**2 / 2
path = Path(sgd(loss, over=(θ1, θ2), rate=λ, draws=draws), (θ01, θ02))
moving = Hypothesis("no coordinate starts at that of θ*", Ne(θ01 * θ02, 0))


def negative(eigenvalue: Expr) -> AtMost:
    """E log|1 − λh| < 0."""
    return AtMost(Mean(of=log(Abs(1 - λ * eigenvalue)), over=draws), 0, strict=True)


claim = Claim(
    title="Each coordinate tends to 0 if its E log|1 − λh| < 0",
    source="Section 4.4, the second estimate",
    given=(positive_rate,),
    states=All(
        Implies(negative(g), tends_to_zero(θ1, path)),
        Implies(negative(h), tends_to_zero(θ2, path)),
    ),
    covers=("T-S4.4-DIAG",),
)

only_if = Claim(
    title="Each coordinate tends to 0 only if its E log|1 − λh| < 0",
    source="Section 4.4, the second estimate",
    given=(positive_rate, moving),
    states=All(
        Implies(tends_to_zero(θ1, path), negative(g)),
        Implies(tends_to_zero(θ2, path), negative(h)),
    ),
    covers=("T-S4.4-DIAG",),
)
