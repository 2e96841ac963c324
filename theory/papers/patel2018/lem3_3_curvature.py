"""Lemma 3.3. Let Q be as in Problem 3.1.

(1) If there is an x with x′E[Q]x = 0 then x′E[QE[Q]Q]x = 0.
(2) E[QE[Q]Q] ⪰ E[Q]³.
(3) If P[Q = E[Q]] < 1 then s_Q > 0. "For nontrivial problems, s_Q > 0."

(1) since x′Qx = 0 almost surely, as the proof says: for each Q, with the entries a, b, b, c, Qx = 0
then, so that x′QE[Q]Qx = 0. (2) for two atoms of any kind, in two parameters: Qx is y or z with
probability ½, and E[Q] has the entries a, b, b, c.
(3) for Q = diag(a, b) or diag(c, d) with probability ½: then E[Q] and M are diagonal, and s_Q is
the infimum (5) of v′Mv/v′E[Q]v. The proof says that equality in Jensen's inequality needs an f that
is affine, or Q = E[Q]; but f(Q) = x′QE[Q]Qx depends on Qx only, so Qx = E[Q]x is enough.
"""

from sympy import And, Eq, Matrix, Ne, Or

from theory import AtMost, Claim, Hypothesis, Implies, point, real

from .setting import (
    a,
    b,
    c,
    d,
    diagonal_atoms,
    first,
    form,
    mean_1,
    mean_2,
    s,
    second,
    smallest,
    θ1,
    θ2,
)

y1, y2, z1, z2 = real("y_1 y_2 z_1 z_2")
at, y, z = Matrix([θ1, θ2]), Matrix([y1, y2]), Matrix([z1, z2])
matrix = Matrix([[a, b], [b, c]])
semidefinite = And(a >= 0, c >= 0, a * c >= b**2)

claim = Claim(
    title="If x′Qx = 0 then Qx = 0, hence x′QE[Q]Qx = 0",
    source="Lemma 3.3 (1)",
    given=(Hypothesis("Q is positive semidefinite", semidefinite),),
    states=Implies(Eq(form(matrix, at), 0), Eq(form(matrix**2, at), 0)),
    at=(point({a: 1, b: 1, c: 1, θ1: 1, θ2: -1}), point({a: 1, b: 2, c: 4, θ1: 2, θ2: -1})),
    covers=("P-L3.3-1",),
)

order = Claim(
    title="E[QE[Q]Q] ⪰ E[Q]³",
    source="Lemma 3.3 (2)",
    given=(Hypothesis("E[Q] is positive semidefinite", semidefinite),),
    states=AtMost(form(matrix, (y + z) / 2), (form(matrix, y) + form(matrix, z)) / 2),
    covers=("P-L3.3-2",),
)

step_infimum = Claim(
    title="s_Q is a lower bound of v′Mv/v′E[Q]v",
    source="Lemma 3.3, with the infimum of Eq. (5)",
    given=(diagonal_atoms,),
    where=(smallest,),
    states=AtMost(
        s * (mean_1 * θ1**2 + mean_2 * θ2**2),
        mean_1 * first * θ1**2 + mean_2 * second * θ2**2,
    ),
    covers=("P-EQ4-5",),
)

positive = Claim(
    title="If P[Q = E[Q]] < 1 then s_Q > 0",
    source="Lemma 3.3 (3)",
    given=(diagonal_atoms,),
    where=(smallest,),
    states=Implies(Or(Ne(a, c), Ne(b, d)), s > 0),
    covers=("P-L3.3-3",),
)

corrected_positive = Claim(
    title="If P[Qv = E[Q]v] < 1 for every v with E[Q]v ≠ 0 then s_Q > 0",
    source="Lemma 3.3 (3)",
    given=(diagonal_atoms,),
    where=(smallest,),
    states=Implies(And(Ne(a, c), Ne(b, d)), s > 0),
    at=(point({a: 1, b: 1, c: 1, d: 3}), point({a: 1, b: 1, c: 3, d: 1})),
    corrects="patel2018/lem3_3_curvature:positive",
    covers=("P-L3.3-3",),
)
