"""Eqs. (37), (38). E[e_{N+1} | θ_N] ≤ e_N (1 − 2Cλ_j + (1 + 1/k)C²λ_j² + C²t_Q/k) + C²ψ/k (37),
where ψ > 0 and j = 1 if "C ≤ 0 or 2/((1 + 1/k)(λ_1 + λ_m))", and j = m otherwise           (38).

By Lemma 3.11, 2Δ′b ≤ e_{N,3} + b′(E[Q]³)†b; what is left is Lemma 3.7 with α_1/α_2 = 2/(1 + 1/k),
so that a ">" is missing in (38); as it stands the "≤" before it reaches to it. w and 1 − w are the
weights (16) of λ_1 and λ_m = 1 (the unit); what does not depend on j is left out. The cross term: Δ
and b have the coordinates Δ_1, Δ_2 and y_1, y_2, M = tE[Q], and E[(Qθ* + r)′E[Q](Qθ* + r)] is on
both sides.
"""

from sympy import And, Expr, Integer, Or, Rational

from theory import AtMost, Claim, Hypothesis, Implies, point, real

from .setting import Δ1, Δ2, C, k, some_batch, spread, t, y1, y2, λ1

w = real("w")
given = (
    Hypothesis("λ_1 ≥ λ_m = 1", λ1 >= 1),
    some_batch,
    Hypothesis("w and 1 − w are weights", And(w >= 0, w <= 1)),
)
edge = 2 / ((1 + 1 / k) * (λ1 + 1))


def part(x: Expr, square: Expr) -> Expr:
    """−2Cx + (1 + 1/k)C²(square)."""
    return -2 * C * x + (1 + 1 / k) * C**2 * square


mixed = part(w * λ1 + 1 - w, w * λ1**2 + 1 - w)
first = AtMost(mixed, part(λ1, λ1**2))

index = Claim(
    title="(37) with j = 1 if C ≤ 0 or C ≤ 2/((1 + 1/k)(λ_1 + λ_m))",
    source="Theorem 3.12, proof, Eqs. (37), (38)",
    given=given,
    states=Implies(edge >= C, first),
    covers=("P-EQ38",),
)

corrected_index = Claim(
    title="(37) with j = 1 if C ≤ 0 or C ≥ 2/((1 + 1/k)(λ_1 + λ_m))",
    source="Theorem 3.12, proof, Eqs. (37), (38)",
    given=given,
    states=Implies(Or(C <= 0, edge <= C), first),
    at=(
        point({C: Rational(995, 3000), k: 1, λ1: 2, w: 0}),
        point({C: Rational(1, 200), k: 1, λ1: 2, w: 0}),
    ),
    corrects="patel2018/eq37_upper:index",
    covers=("P-EQ37", "P-EQ38"),
)

index_last = Claim(
    title="(37) with j = m otherwise",
    source="Theorem 3.12, proof, Eqs. (37), (38)",
    given=given,
    states=Implies(And(C > 0, edge >= C), AtMost(mixed, part(Integer(1), Integer(1)))),
    covers=("P-EQ37", "P-EQ38"),
)

parts = ((λ1, Δ1, y1), (Integer(1), Δ2, y2))
after = sum(x * Δ**2 * ((1 - C * x) ** 2 + C**2 * t / k) for x, Δ, _ in parts)
cross = sum(2 * C**2 / k * Δ * y for _, Δ, y in parts)
bound = sum(
    x * Δ**2 * (1 + part(x, x**2) + C**2 * t / k) + C**2 / k * y**2 / x**3 for x, Δ, y in parts
)

step_cross = Claim(
    title="E[e_{N+1} | θ_N] is at most (37) before j is chosen",
    source="Theorem 3.12, proof, Eq. (37)",
    given=(given[0], some_batch, spread),
    states=AtMost(after + cross, bound),
    covers=("P-EQ37",),
)
