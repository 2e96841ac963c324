"""Theorem 3.12, Eq. (35). Suppose θ* is inhomogeneous, and C < 0 or

    C > 2(λ_j + γ)/(λ_j² + s_Q/k), 4γ² ∈ (0, s_Q/k].                                     (35)

Then there is a δ > 0 such that if ‖E[Q](θ_N − θ*)‖ < δ then E[e_{N+1} | θ_N] ≥ ρ_N e_N + C²ψ with
probability one, where ρ_N > 1 and ψ > 0.

For one eigenvalue, which is 1 by the choice of the unit, the variance t of Q, and r independent of
Q with mean 0 and variance d: then E[e_{N+1} | θ_N] = Δ²((1 − C)² + C²t/k) + (C²/k)d.
``every_rate``: since δ may be chosen, and the last term does not vanish at θ*, the same holds for
every C ≠ 0, with ρ_N = 2; so that (35) is no threshold of this conclusion.
"""

from sympy import Abs, And, Ne, sqrt

from theory import AtMost, Claim, Exists, ForAll, Hypothesis, Implies

from .setting import Δ, C, c, d, k, some_batch, spread, t, γ

after = Δ**2 * ((1 - C) ** 2 + C**2 * t / k) + C**2 / k * d
given = (some_batch, spread, Hypothesis("r varies, so that θ* is inhomogeneous", d > 0))
near = Exists(
    over=(c,),
    such_that=ForAll(
        over=(Δ,),
        such_that=AtMost(2 * Δ**2 + C**2 * d / (2 * k), after),
        within=Abs(Δ) < c,
    ),
    within=c > 0,
    witness=(sqrt(C**2 * d / k) / 2,),
)

claim = Claim(
    title="Beyond (35), near θ*, E[e_{N+1} | θ_N] ≥ ρ_N e_N + C²ψ",
    source="Theorem 3.12, Eq. (35)",
    given=(*given, Hypothesis("4γ² ∈ (0, s_Q/k], γ > 0", And(γ > 0, 4 * γ**2 <= t / k))),
    states=Implies(2 * (1 + γ) / (1 + t / k) < C, near),
    covers=("P-T3.12-35", "P-T3.12-DELTA"),
)

every_rate = Claim(
    title="For every C ≠ 0, near θ*, E[e_{N+1} | θ_N] ≥ 2e_N + C²ψ",
    source="Theorem 3.12, Eq. (35)",
    given=given,
    states=Implies(Ne(C, 0), near),
    covers=("P-T3.12-35", "P-T3.12-DELTA"),
)
