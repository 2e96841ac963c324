"""Eq. (24). "For the l ∈ {2, ..., m − 1} such that s_Q/(λ_lλ_{l−1}) < k ≤ s_Q/(λ_lλ_{l+1}),
E[e_{N+1} | θ_N] > ρ_N e_N if C > 2λ_l/(λ_l² + s_Q/k)" (24).

m = 3, l = 2 and M = sE[Q]: then E[e_{N+1} | θ_N] is a mean of factors times the parts of e_N, and
the least of the three is above 1. They are (1 − Cλ_i)² + C²s/k; t_Q, of which the same is known,
stands for s_Q. The unit is chosen so that λ_2 = 1.
"""

from sympy import And

from theory import Claim, Hypothesis, Implies

from .setting import C, k, some_batch, spread, t, λ1, λ3

ordered = Hypothesis("λ_1 ≥ λ_2 = 1 ≥ λ_3 > 0", And(λ1 >= 1, λ3 <= 1, λ3 > 0))
middle = And(t / λ1 < k, k <= t / λ3)
factors = [(1 - C * λ) ** 2 + C**2 * t / k for λ in (λ1, 1, λ3)]

claim = Claim(
    title="Beyond (24), for the l of (20), every factor is above 1",
    source="Theorem 3.8, proof, Eq. (24)",
    given=(ordered, some_batch, spread),
    states=Implies(And(middle, 2 / (1 + t / k) < C), And(*(factor > 1 for factor in factors))),
    covers=("P-EQ24",),
)
