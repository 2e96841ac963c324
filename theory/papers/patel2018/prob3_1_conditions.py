"""Problem 3.1. Q is positive semidefinite and r in its range, with probability one, and
(1) E[Q] ≺ ∞, (2) E[QE[Q]Q] ≺ ∞, (3) E[QE[Q]r] is finite, (4) E[r′Qr] is finite. "Together, these
requirements on (Q, r) ensure that for each ω ... there exists a minimizer for 0.5θ′Qθ + r′θ";
θ* ∈ argmin ½ θ′E[Q]θ + E[r]′θ (1). "These moment assumptions will be essential": Lemma 3.6 has
E[(Qθ* + r)′E[Q](Qθ* + r)] in it.

One parameter, u uniform on (0, 1], Q = u^a and r = u^{−b}: E[u^n] = 1/(n + 1) if n > −1, else ∞, so
that the moments of Q, Q², Q³, Qr, Qr², r and r² are finite where a, 2a, 3a, a − b, a − 2b, −b and
−2b are above −1. With a = 2 and b = 1 all four conditions hold, and E[r] and E[r²] are infinite:
(1) is not defined. ``corrected`` reads E[r′E[Q]r] in (4).

A minimizer for each ω: r = −Qz, and Q has the entries p, y and q. For (1): two equally likely
rank-one matrices uu′ and vv′, r = −uu′z or −vv′z′, so that E[r] is in the range of E[Q].
"""

from sympy import And, Eq

from theory import AtMost, Claim, Hypothesis, Implies, point, real

from .setting import Δ1, Δ2, Matrix, a, b, c, d, form, p, q, y, y1, y2, θ1, θ2

x1, x2, z1, z2 = real("x_1 x_2 z_1 z_2")
first = And(a > -1, 3 * a > -1, a - b > -1)  # (1), (2), (3)
needed = And(2 * a > -1, a - b > -1, -2 * b > -1, -b > -1)

moments = Claim(
    title="Under (1) to (4), E[r] and E[(Qθ* + r)′E[Q](Qθ* + r)] are finite",
    source="Problem 3.1",
    states=Implies(And(first, a - 2 * b > -1), needed),
    covers=("P-PR3.1-4",),
)

corrected_moments = Claim(
    title="The same with E[r′E[Q]r] in (4)",
    source="Problem 3.1",
    states=Implies(And(first, -2 * b > -1), needed),
    corrects="patel2018/prob3_1_conditions:moments",
    covers=("P-PR3.1-4",),
)

Q, bottom, away = Matrix([[p, y], [y, q]]), Matrix([y1, y2]), Matrix([Δ1, Δ2])
semidefinite = Hypothesis("Q is positive semidefinite", And(p >= 0, q >= 0, p * q >= y**2))


def objective(at: Matrix) -> object:
    """½ θ′Qθ + r′θ with r = −Qz."""
    return form(Q, at) / 2 - (bottom.T * Q * at)[0]


minimizer = Claim(
    title="½ θ′Qθ + r′θ has a minimizer",
    source="Problem 3.1, after Eq. (1)",
    given=(semidefinite,),
    states=AtMost(objective(bottom), objective(Matrix(bottom + away))),
    covers=("P-PR3.1-EX",),
)

null = Eq((a * θ1 + b * θ2) ** 2 + (c * θ1 + d * θ2) ** 2, 0)  # 2 θ′E[Q]θ
slope = (a * θ1 + b * θ2) * (a * x1 + b * x2) + (c * θ1 + d * θ2) * (c * z1 + d * z2)

solvable = Claim(
    title="If E[Q]θ = 0 then E[r]′θ = 0, so that (1) has a solution",
    source="Eq. (1)",
    states=Implies(null, Eq(slope, 0)),
    at=(point({a: 1, b: 1, c: 2, d: 2, x1: 1, x2: 1, z1: 1, z2: 2, θ1: 1, θ2: -1}),),
    covers=("P-EQ1",),
)
