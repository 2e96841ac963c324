"""Theorem 3.12, proof. "Since θ* is inhomogeneous, P[Q = E[Q]] < 1." (42): the term multiplying
e_N, 1 − 4γ²/D − 2Cλ_j + C²λ_j² + C²s_Q/k with D = λ_j² + s_Q/k, is
1 − 4γ²/D − λ_j²/D + D(C − λ_j/D)². If C > 2(λ_j + γ)/D (43), then
C > [λ_j + √(λ_j² + 4γ²)]/D (44), which implies (C − λ_j/D)² > (λ_j² + 4γ²)/D² (45). For j̃ ≠ j,
s_Q/(λ_jλ_j̃ + γ(λ_j + λ_j̃)) > k (46) is equivalent to 2/(λ_j + λ_j̃) > 2(λ_j + γ)/D (47).

γ > 0, as the proof says. Q is a or b and r is c or d with probability ½, for the first sentence.
"""

from sympy import And, Eq, Ne, Or, Rational, sqrt

from theory import Claim, Equals, Hypothesis, Iff, Implies, point

from .setting import C, a, b, c, d, k, positive_atoms, some_batch, spread, t, γ, θ_star, λ, λ1, λ2

D = λ**2 + t / k
given = (Hypothesis("λ_j > 0 and γ > 0", And(λ > 0, γ > 0)), some_batch, spread)
solution = Hypothesis("θ* is a solution", Eq((a + b) * θ_star + c + d, 0))
inhomogeneous = Or(Ne(a * θ_star + c, 0), Ne(b * θ_star + d, 0))

varied = Claim(
    title="If θ* is inhomogeneous then P[Q = E[Q]] < 1",
    source="Theorem 3.12, proof, after Eq. (39)",
    given=(positive_atoms, solution),
    states=Implies(inhomogeneous, Ne(a, b)),
    covers=("P-T3.12-INH",),
)

corrected_varied = Claim(
    title="If θ* is inhomogeneous then P[Q = E[Q], r = E[r]] < 1",
    source="Theorem 3.12, proof, after Eq. (39)",
    given=(positive_atoms, solution),
    states=Implies(inhomogeneous, Or(Ne(a, b), Ne(c, d))),
    at=(
        point({a: 101, b: 100, c: -Rational(201, 2), d: -Rational(201, 2), θ_star: 1}),
        point({a: 99, b: 100, c: -Rational(199, 2), d: -Rational(199, 2), θ_star: 1}),
        point({a: 1, b: 1, c: 101, d: 100, θ_star: -Rational(201, 2)}),
        point({a: 1, b: 1, c: 99, d: 100, θ_star: -Rational(199, 2)}),
    ),
    corrects="patel2018/thm3_12_proof:varied",
    covers=("P-T3.12-INH",),
)

step_square = Claim(
    title="The term multiplying e_N is (42)",
    source="Theorem 3.12, proof, Eq. (42)",
    given=given,
    states=Equals(
        1 - 4 * γ**2 / D - 2 * C * λ + C**2 * λ**2 + C**2 * t / k,
        1 - 4 * γ**2 / D - λ**2 / D + D * (C - λ / D) ** 2,
    ),
    covers=("P-EQ42",),
)

step_root = Claim(
    title="(43) implies (44)",
    source="Theorem 3.12, proof, Eqs. (43), (44)",
    given=given,
    states=Implies(2 * (λ + γ) / D < C, (λ + sqrt(λ**2 + 4 * γ**2)) / D < C),
    covers=("P-EQ43-44",),
)

step_squared = Claim(
    title="(44) implies (45)",
    source="Theorem 3.12, proof, Eq. (45)",
    given=given,
    states=Implies(
        (λ + sqrt(λ**2 + 4 * γ**2)) / D < C, (C - λ / D) ** 2 > (λ**2 + 4 * γ**2) / D**2
    ),
    covers=("P-EQ45",),
)

step_index = Claim(
    title="(46) is equivalent to (47)",
    source="Theorem 3.12, proof, Eqs. (46), (47)",
    given=(
        Hypothesis("λ_j > 0, λ_j̃ > 0 and γ > 0", And(λ1 > 0, λ2 > 0, γ > 0)),
        some_batch,
        spread,
    ),
    states=Iff(t / (λ1 * λ2 + γ * (λ1 + λ2)) > k, 2 / (λ1 + λ2) > 2 * (λ1 + γ) / (λ1**2 + t / k)),
    covers=("P-EQ46-47",),
)
