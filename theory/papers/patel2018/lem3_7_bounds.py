"""Lemma 3.7. For α_j ≥ 0, α_0 e_N − α_1 C e_{N,2} + α_2 C² e_{N,3} + α_3 C² e_{N,M}         (11)
is bounded above by e_N [α_0 − α_1 C λ_j + α_2 C² λ_j² + α_3 C² t_Q],                       (12)
where j = 1 if C > (α_1/α_2)/(λ_1 + λ_m) or C ≤ 0, and j = m otherwise,                    (13)
and below by e_N [α_0 − α_1 C λ_j + α_2 C² λ_j² + α_3 C² s_Q],                             (14)
where j = 1 if C ∈ (0, (α_1/α_2)/(λ_1 + λ_2)], j = l if C is above (α_1/α_2)/(λ_{l−1} + λ_l) and at
most (α_1/α_2)/(λ_l + λ_{l+1}), j = m if C > (α_1/α_2)/(λ_{m−1} + λ_m) or C ≤ 0.            (15)

With (16) both sides are divided by e_N > 0, and w and 1 − w are the weights of two
eigenvalues. α_0 is the same on both sides, and the terms of α_3 are ordered by (4) and (5);
both are left out. The quotient α_1/α_2 needs α_2 > 0; here α_2 = 1 and α_1 = τ. The bounds are
attained where all the weight is on λ_j.
"""

from sympy import And, Expr, Or

from theory import AtMost, Claim, Hypothesis, Implies, real

from .setting import C, ordered, three_ordered, λ1, λ2, λ3

w, τ = real("w τ")
positive = Hypothesis("α_1/α_2 ≥ 0", τ >= 0)
weights = Hypothesis("w and 1 − w are weights", And(w >= 0, w <= 1))


def part(x: Expr, square: Expr) -> Expr:
    """−α_1 C x + α_2 C² (square), the part of (11) that depends on the eigenvalues."""
    return -τ * C * x + C**2 * square


mixed = part(w * λ1 + (1 - w) * λ2, w * λ1**2 + (1 - w) * λ2**2)

claim = Claim(
    title="The bound (12) with j = 1",
    source="Lemma 3.7, Eqs. (11), (12), (13)",
    given=(positive, ordered, weights),
    states=Implies(Or(τ / (λ1 + λ2) < C, C <= 0), AtMost(mixed, part(λ1, λ1**2))),
    covers=("P-L3.7-U",),
)

upper_last = Claim(
    title="The bound (12) with j = m",
    source="Lemma 3.7, Eqs. (12), (13)",
    given=(positive, ordered, weights),
    states=Implies(And(τ / (λ1 + λ2) >= C, C > 0), AtMost(mixed, part(λ2, λ2**2))),
    covers=("P-L3.7-U",),
)

lower_first = Claim(
    title="The bound (14) with j = 1",
    source="Lemma 3.7, Eqs. (14), (15)",
    given=(positive, ordered, weights),
    states=Implies(And(C > 0, τ / (λ1 + λ2) >= C), AtMost(part(λ1, λ1**2), mixed)),
    covers=("P-L3.7-L",),
)

lower_middle = Claim(
    title="The bound (14) with j = l, for l = 2 and m = 3: a mean is at least its smallest part",
    source="Lemma 3.7, Eqs. (14), (15)",
    given=(positive, three_ordered),
    states=Implies(
        And(τ / (λ1 + λ2) < C, τ / (λ2 + λ3) >= C),
        And(part(λ2, λ2**2) <= part(λ1, λ1**2), part(λ2, λ2**2) <= part(λ3, λ3**2)),
    ),
    covers=("P-L3.7-L",),
)

lower_last = Claim(
    title="The bound (14) with j = m",
    source="Lemma 3.7, Eqs. (14), (15)",
    given=(positive, ordered, weights),
    states=Implies(τ / (λ1 + λ2) < C, AtMost(part(λ2, λ2**2), mixed)),
    covers=("P-L3.7-L",),
)

lower_negative = Claim(
    title="The bound (14) with j = m, for C ≤ 0",
    source="Lemma 3.7, Eqs. (14), (15)",
    given=(positive, ordered, weights),
    states=Implies(C <= 0, AtMost(part(λ2, λ2**2), mixed)),
    covers=("P-L3.7-L",),
)
