"""Theorem 3.12, Eq. (34). Suppose θ* is an inhomogeneous solution. If 0 < C and

    C < 2λ_1²/((1 + 1/k)λ_1² + t_Q/k) if k + 1 > t_Q/(λ_1λ_m), else the same with λ_m,     (34)

then E[e_{N+1}] < ρ_N E[e_N] + C²ψ/k, where ρ_N < 1.

For one eigenvalue λ, the variance t of Q, and r independent of Q with mean 0: then θ* = 0 and (9)
is E[e_{N+1} | θ_N] = e_N ((1 − Cλ)² + C²t/k) + (C²/k) λ E[r²], for every e_N ≥ 0, so that ρ_N has
to be at least that factor. The squares in the numerators are in (34) only; (39) in the proof has
2λ_j.
"""

from sympy import And

from theory import Claim, Hypothesis, Implies, point

from .setting import C, k, some_batch, spread, t, λ

factor = (1 - C * λ) ** 2 + C**2 * t / k
below = (1 + 1 / k) * λ**2 + t / k
given = (Hypothesis("λ > 0", λ > 0), some_batch, spread)

claim = Claim(
    title="Below the threshold (34) E[e_N] is multiplied by less than 1",
    source="Theorem 3.12, Eq. (34)",
    given=given,
    states=Implies(And(C > 0, 2 * λ**2 / below > C), factor < 1),
    covers=("P-T3.12-34", "P-T3.12-RHO"),
)

corrected = Claim(
    title="Below the threshold (39) E[e_N] is multiplied by less than 1",
    source="Theorem 3.12, Eq. (34)",
    given=given,
    states=Implies(And(C > 0, 2 * λ / below > C), factor < 1),
    at=(
        point({C: 1, k: 1000, t: 0, λ: 2}),
        point({C: 1, k: 1000, t: 1000, λ: 1}),
    ),
    corrects="patel2018/thm3_12_decrease",
    covers=("P-T3.12-34", "P-T3.12-RHO"),
)
