"""Eqs. (40), (41). "For any γ > 0 there exists ψ_N such that
E[e_{N+1} | θ_N] ≥ e_N((1 − 4γ²/D_j) − 2Cλ_j + C²λ_j² + C²s_Q/k) + C²ψ_N/k, (40) where ψ_N are
nonnegative and uniformly bounded from zero for C sufficiently small", D_j = λ_j² + s_Q/k; j = 1 if
C ∈ (0, 2/(λ_1 + λ_2)], l if C ∈ (2/(λ_{l−1} + λ_l), 2/(λ_l + λ_{l+1})], m if C ≤ 0 or
C > 2/(λ_{m−1} + λ_m).                                                                     (41)

(41) for m = 3: the value of −2Cλ + C²λ² at λ_j is the least of the three. ``growth_*``
have the conclusion for m = 2 and λ_2 = 1: beyond (35), with j by (36), the factors of both
eigenvalues exceed one; t stands for s_Q, in ``growth_first`` and ``growth_first_other`` for s_Q/k.

ψ_N is (33) with ϕ = 4kγ²/D_j. The theorem is about C beyond (35), which is not small. For one
eigenvalue λ = 1, variance t of Q, and Qθ* + r proportional to Q − 1 (as for any two equally likely
atoms), E[ρ²] = d: then b = √(td), G = d, and ψ_N < 0 beyond (35) whatever γ is. It is not negative
up to C² = ϕ/t, that is (31).
"""

from sympy import And, Expr, Min, Not, Rational

from theory import AtMost, Claim, Hypothesis, Implies, point

from .setting import C, d, k, some_batch, spread, t, three_ordered, γ, λ1, λ2, λ3


def part(x: Expr | int) -> Expr:
    """−2Cx + C²x²."""
    return -2 * C * x + C**2 * x**2


first, second, last = part(λ1), part(λ2), part(λ3)
between = And(2 / (λ1 + λ2) < C, 2 / (λ2 + λ3) >= C)

step_index = Claim(
    title="With the index (41), for l = 2 and m = 3, −2Cλ_j + C²λ_j² is the least",
    source="Theorem 3.12, proof, Eqs. (40), (41)",
    given=(three_ordered,),
    states=Implies(between, AtMost(second, Min(first, last))),
    covers=("P-EQ41",),
)

D, D1 = 1 + t / k, λ1**2 + t / k
small = Hypothesis("4γ² ∈ (0, s_Q/k], γ > 0", And(γ > 0, 4 * γ**2 <= t / k))
two = (Hypothesis("λ_1 ≥ λ_2 = 1", λ1 >= 1), some_batch, spread, small)
few = k <= t / (λ1 + γ * (λ1 + 1))
exceed = And(
    1 - 4 * γ**2 / D1 + part(λ1) + C**2 * t / k > 1, 1 - 4 * γ**2 / D + part(1) + C**2 * t / k > 1
)

# With j = 1 both have D_1, and k is in t alone, which stands for s_Q/k here.
D1_unit, few_unit = λ1**2 + t, t >= λ1 + γ * (λ1 + 1)
unit = (two[0], Hypothesis("4γ² ∈ (0, s_Q/k], γ > 0", And(γ > 0, 4 * γ**2 <= t)))
beyond = And(few_unit, 2 * (λ1 + γ) / D1_unit < C)
place = point({C: Rational(674, 1000), t: 2, γ: Rational(1, 100), λ1: 1})

growth_first = Claim(
    title="Beyond (35) with j = 1, where (36) has it, the component of λ_1 exceeds one",
    source="Theorem 3.12, proof, Eq. (40)",
    given=unit,
    states=Implies(beyond, 1 - 4 * γ**2 / D1_unit + part(λ1) + C**2 * t > 1),
    at=(place,),
    covers=("P-T3.12-35",),
)

growth_first_other = Claim(
    title="Beyond (35) with j = 1, where (36) has it, the component of λ_2 exceeds one",
    source="Theorem 3.12, proof, Eq. (40)",
    given=unit,
    states=Implies(beyond, 1 - 4 * γ**2 / D1_unit + part(1) + C**2 * t > 1),
    at=(place,),
    covers=("P-T3.12-35",),
)

growth_last = Claim(
    title="Beyond (35) with j = m, where (36) has it, the components multiplying e_N exceed one",
    source="Theorem 3.12, proof, Eq. (40)",
    given=two,
    states=Implies(And(Not(few), 2 * (1 + γ) / D < C), exceed),
    at=(point({C: Rational(10101, 10000), k: 1, t: 1, γ: Rational(1, 100), λ1: 1}),),
    covers=("P-T3.12-35",),
)

ψ = d - C**2 * D / (4 * γ**2 * k) * t * d
given = (some_batch, small, Hypothesis("θ* is inhomogeneous", d > 0))

remainder = Claim(
    title="ψ_N ≥ 0 beyond (35)",
    source="Theorem 3.12, proof, Eq. (40)",
    given=(*given, Hypothesis("(35)", 2 * (1 + γ) / D < C)),
    states=ψ >= 0,
    covers=("P-EQ40",),
)

corrected_remainder = Claim(
    title="ψ_N ≥ 0 where C² ≤ 4kγ²/(s_Q D)",
    source="Theorem 3.12, proof, Eq. (40)",
    given=(*given, Hypothesis("(31)", 4 * k * γ**2 / (t * D) >= C**2)),
    states=ψ >= 0,
    at=tuple(
        point({C: c, d: 1, k: 1, t: Rational(1, 3), γ: Rational(1, 6)})
        for c in (Rational(1, 2), Rational(5012, 10_000), Rational(499, 1000))
    ),
    corrects="patel2018/eq40_lower:remainder",
    covers=("P-EQ40",),
)
