"""Lemma 3.11, Eqs. (29), (30), for matrices. As in ``lem3_11_bounds``, but E[e_{N+1} | θ_N] is that
of the model, one step of SGD-k: in two parameters with matrices that do not commute, and in three
with E[Q] of rank two, from every start with the third coordinate of θ* and for all C and k.

ψ is (33); φ stands for ϕ. For ``setting.deficient`` b is not 0: b = (0, −8, −8).
"""

from sympy import Expr, expand

from theory import AtMost, Claim, Hypothesis
from theory.quadratics import StochasticQuadratic

from .setting import (
    C,
    Matrix,
    deficient,
    deficient_away,
    deficient_path,
    deficient_solution,
    error,
    form,
    k,
    plane,
    plane_away,
    plane_path,
    plane_solution,
    some_batch,
    θ1,
    θ2,
    θ3,
    φ,
)


def parts(problem: StochasticQuadratic, solution: Matrix) -> tuple[Matrix, Expr]:
    """The b and the G of Lemma 3.11."""
    mean = problem.mean
    b = problem.expected(lambda q, r: q * mean * (q * solution + r))
    return b, problem.expected(lambda q, r: (q * solution + r).T * mean * (q * solution + r))[0]


def terms(problem: StochasticQuadratic, away: Matrix) -> Expr:
    """e_N − 2Ce_{N,2} + C²e_{N,3} + (C²/k)e_{N,M}."""
    mean = problem.mean
    moved = form(mean, away) - 2 * C * form(mean**2, away) + C**2 * form(mean**3, away)
    return moved + C**2 / k * form(problem.excess, away)


def upper(problem: StochasticQuadratic, away: Matrix, solution: Matrix) -> Expr:
    """The right side of (29)."""
    b, g = parts(problem, solution)
    cube = Matrix(problem.mean**3)
    more = form(cube, away) + g + form(Matrix(cube.pinv()), b)
    return terms(problem, away) + C**2 / k * expand(more)


def lower(problem: StochasticQuadratic, away: Matrix, solution: Matrix) -> Expr:
    """The right side of (30)."""
    b, g = parts(problem, solution)
    ψ = g - C**2 / φ * form(Matrix(problem.mean.pinv()), b)
    return terms(problem, away) - φ / k * form(problem.mean, away) + C**2 / k * ψ


positive = Hypothesis("ϕ > 0", φ > 0)
two = (plane, (θ1, θ2), plane_solution, plane_path)
three = (deficient, (θ1, θ2, θ3), deficient_solution, deficient_path)

upper_plane = Claim(
    title="(29) in two parameters",
    source="Lemma 3.11, Eq. (29)",
    given=(some_batch,),
    states=AtMost(error(*two), upper(plane, plane_away, plane_solution)),
    covers=("P-L3.11-29",),
)

lower_plane = Claim(
    title="(30) in two parameters",
    source="Lemma 3.11, Eq. (30)",
    given=(some_batch, positive),
    states=AtMost(lower(plane, plane_away, plane_solution), error(*two)),
    covers=("P-L3.11-30",),
)

upper_deficient = Claim(
    title="(29) in three parameters, E[Q] of rank two",
    source="Lemma 3.11, Eq. (29)",
    given=(some_batch,),
    states=AtMost(error(*three), upper(deficient, deficient_away, deficient_solution)),
    covers=("P-L3.11-29", "P-T3.8-RANKDEF"),
)

lower_deficient = Claim(
    title="(30) in three parameters, E[Q] of rank two",
    source="Lemma 3.11, Eq. (30)",
    given=(some_batch, positive),
    states=AtMost(lower(deficient, deficient_away, deficient_solution), error(*three)),
    covers=("P-L3.11-30", "P-T3.8-RANKDEF"),
)
