"""Definition 3.14. For ε > 0 sufficiently small let λ_1 ≥ ... ≥ λ_m be the nonzero eigenvalues of
the mean of ∇²F over the ball B(θ*, ε) (49), and s_f the mean over it of (50). There is a δ > 0 such
that if θ_N ∈ B(θ*, δ), θ_N ≠ θ*, and C > 2λ_j/(λ_j² + s_f/k) (51), with j by (52), then for some
ρ_N > 1, E[F(θ_{N+1}) − F(θ*) | θ_N] > ρ_N (F(θ_N) − F(θ*)).

For F(θ) = f(θ) = θ²/2 + θ⁴ in one parameter: s_f = 0 and the mean of F″ = 1 + 12θ² over (−ε, ε) is
1 + 4ε², for every ε. A ρ_N > 1 for all θ_N near θ* = 0 needs that F(θ_{N+1})/F(θ_N) stays above 1
as θ_N → 0. ``corrected`` has the Hessian at θ* in place of the mean.
"""

from sympy import Expr, Limit, cancel

from theory import AtMost, Claim, Hypothesis, Implies, real

from .setting import C, positive_rate, θ

ε = real("ε")


def objective(at: Expr) -> Expr:
    """F."""
    return at**2 / 2 + at**4


ratio = cancel(objective(θ - C * (θ + 4 * θ**3)) / objective(θ))
grows = AtMost(1, Limit(ratio, θ, 0), strict=True)
given = (positive_rate, Hypothesis("the ball has a radius", ε > 0))

claim = Claim(
    title="Beyond 2/λ, λ the mean of F″ over a ball, E[F(θ_{N+1})] grows near the minimizer",
    source="Definition 3.14, Eqs. (49), (51)",
    given=given,
    states=Implies(2 / (1 + 4 * ε**2) < C, grows),
    covers=("P-D3.14", "P-EQ49", "P-EQ51-52"),
)

corrected = Claim(
    title="Beyond 2/F″(θ*) E[F(θ_{N+1})] grows near the minimizer",
    source="Definition 3.14, Eqs. (49), (51)",
    given=given,
    states=Implies(C > 2, grows),
    corrects="patel2018/def3_14_mechanism",
    covers=("P-D3.14", "P-EQ49", "P-EQ51-52"),
)
