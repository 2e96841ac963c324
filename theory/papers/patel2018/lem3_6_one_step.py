"""Lemma 3.6. Let θ* be a solution to the quadratic problem. Then, with probability one,

    E[e_{N+1} | θ_N] = e_N − 2C e_{N,2} + C² e_{N,3} + (C²/k) e_{N,M}
        + 2 (C²/k) (θ_N − θ*)′E[QE[Q](Qθ* + r)] + (C²/k) E[(Qθ* + r)′E[Q](Qθ* + r)].      (9)

Moreover, if θ* is a homogeneous minimizer, then only the first four terms remain:

    E[e_{N+1} | θ_N] = e_N − 2C e_{N,2} + C² e_{N,3} + (C²/k) e_{N,M}.                    (10)

Here e_{N,l} = (θ_N − θ*)′E[Q]^l (θ_N − θ*) and e_{N,M} = (θ_N − θ*)′M(θ_N − θ*). The models of
``setting``: one parameter with letters for the atoms, two with matrices that do not commute, three
with E[Q] of rank two. C, k and Δ = θ_N − θ* are arbitrary (its third coordinate is 0).
"""

from sympy import Expr, expand

from theory import Claim, Equals
from theory.quadratics import StochasticQuadratic

from .setting import (
    Δ,
    C,
    Matrix,
    deficient,
    deficient_away,
    deficient_path,
    deficient_solution,
    error,
    form,
    k,
    line,
    line_at_rest,
    line_at_rest_path,
    line_path,
    plane,
    plane_at_rest,
    plane_at_rest_path,
    plane_away,
    plane_path,
    plane_solution,
    positive_atoms,
    some_batch,
    θ,
    θ1,
    θ2,
    θ3,
    θ_star,
)


def four_terms(problem: StochasticQuadratic, away: Matrix) -> Expr:
    """The first four terms of (9)."""
    average, powers = problem.mean, C**2 / k
    start = form(average, away) - 2 * C * form(average**2, away) + C**2 * form(average**3, away)
    return start + powers * form(problem.excess, away)


def all_terms(problem: StochasticQuadratic, away: Matrix, solution: Matrix) -> Expr:
    """The right side of (9)."""
    average = problem.mean
    cross = problem.expected(lambda q, r: q * average * (q * solution + r))
    last = problem.expected(lambda q, r: (q * solution + r).T * average * (q * solution + r))
    more = 2 * expand((away.T * cross)[0]) + last[0]
    return four_terms(problem, away) + C**2 / k * more


claim = Claim(
    title="E[e_{N+1} | θ_N] in one parameter",
    source="Lemma 3.6, Eq. (9)",
    given=(some_batch, positive_atoms),
    states=Equals(
        error(line, (θ,), Matrix([θ_star]), line_path),
        all_terms(line, Matrix([Δ]), Matrix([θ_star])),
    ),
    covers=("P-L3.6-9",),
)

plane_claim = Claim(
    title="E[e_{N+1} | θ_N] in two parameters",
    source="Lemma 3.6, Eq. (9)",
    given=(some_batch,),
    states=Equals(
        error(plane, (θ1, θ2), plane_solution, plane_path),
        all_terms(plane, plane_away, plane_solution),
    ),
    covers=("P-L3.6-9",),
)

deficient_claim = Claim(
    title="E[e_{N+1} | θ_N] in three parameters, E[Q] of rank two",
    source="Lemma 3.6, Eq. (9)",
    given=(some_batch,),
    states=Equals(
        error(deficient, (θ1, θ2, θ3), deficient_solution, deficient_path),
        all_terms(deficient, deficient_away, deficient_solution),
    ),
    covers=("P-L3.6-9", "P-T3.8-RANKDEF"),
)

homogeneous = Claim(
    title="E[e_{N+1} | θ_N] at a homogeneous solution in one parameter",
    source="Lemma 3.6, Eq. (10)",
    given=(some_batch, positive_atoms),
    states=Equals(
        error(line_at_rest, (θ,), Matrix([1]), line_at_rest_path),
        four_terms(line_at_rest, Matrix([Δ])),
    ),
    covers=("P-L3.6-10",),
)

plane_homogeneous = Claim(
    title="E[e_{N+1} | θ_N] at a homogeneous solution in two parameters",
    source="Lemma 3.6, Eq. (10)",
    given=(some_batch,),
    states=Equals(
        error(plane_at_rest, (θ1, θ2), plane_solution, plane_at_rest_path),
        four_terms(plane_at_rest, plane_away),
    ),
    covers=("P-L3.6-10",),
)
