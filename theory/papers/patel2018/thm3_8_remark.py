"""Remark 1. "Because ρ_N is a deterministic scalar quantity, we can conclude that
E[e_{N+1}] > ρ_N E[e_N]" from E[e_{N+1} | θ_N] > ρ_N e_N with probability one.

θ_N has two values with the probabilities p and 1 − p, at which e_N is y_1 or y_2, and
E[e_{N+1} | θ_N] is a or b.
"""

from sympy import And

from theory import Claim, Hypothesis, Implies

from .setting import a, b, p, y1, y2, ρ

law = Hypothesis("0 ≤ p ≤ 1", And(p >= 0, p <= 1))

claim = Claim(
    title="E[e_{N+1}] > ρ_N E[e_N]",
    source="Remark after Theorem 3.8",
    given=(law,),
    states=Implies(And(a > ρ * y1, b > ρ * y2), p * a + (1 - p) * b > ρ * (p * y1 + (1 - p) * y2)),
    covers=("P-R1",),
)
