"""Lemma 3.9. E[QE[Q](Qθ* + r)] = E[Q] E[Q]† E[QE[Q](Qθ* + r)], with the Moore-Penrose inverse. (25)
The proof: if E[Q]v = 0, then v′E[Q]v = 0, in turn v′Qv = 0 with probability one, and Qv = 0: hence
null(E[Q]) ⊂ null(Q), and the range of QE[Q] is in the range of E[Q].                        (26)

For the problem ``setting.deficient``, with E[Q] of rank 2 in three parameters, where E[Q] E[Q]† is
the projection along (1, −1, 1), and for any θ in place of θ*. The step: v′Qv is p or q, not
negative, with probability ½ each.
"""

from sympy import And, Matrix, Ne, Or, Rational

from theory import All, Claim, Equals, Hypothesis, Implies

from .setting import deficient, p, q, θ1, θ2, θ3

average = deficient.mean
cross = deficient.expected(lambda m, r: m * average * (m * Matrix([θ1, θ2, θ3]) + r))
null = Matrix([1, -1, 1])
projected = cross - null * (null.T * cross) * Rational(1, 3)

claim = Claim(
    title="E[QE[Q](Qθ + r)] is in the range of E[Q]",
    source="Lemma 3.9, Eq. (25)",
    states=All(*(Equals(left, right) for left, right in zip(cross, projected, strict=True))),
    covers=("P-L3.9", "P-T3.8-RANKDEF"),
)

step_null = Claim(
    title="Unless v′Qv = 0 with probability one, v′E[Q]v > 0",
    source="Lemma 3.9, proof, Eq. (26)",
    given=(Hypothesis("Q is positive semidefinite", And(p >= 0, q >= 0)),),
    states=Implies(Or(Ne(p, 0), Ne(q, 0)), (p + q) / 2 > 0),
    covers=("P-EQ26",),
)
