"""Quadratic problems that are not in the library: made from a seed, examined as a user's claims."""

import random
from fractions import Fraction
from itertools import product

import pytest
import sympy as sp
from sympy import Integer, Max, Rational

from theory import AtMost, Claim, Equals, Hypothesis, Mean, Path, Recursion, real
from theory.quadratics import StochasticQuadratic, sgd_k
from verify import verify
from verify.engines.expanded import closed_form

M = sp.ImmutableDenseMatrix
C, Δ1, Δ2, Δ3 = real("C Δ_1 Δ_2 Δ_3")
AWAY = M([Δ1, Δ2, Δ3])
OVER = real("w_1 w_2 w_3")
WEIGHTS = (Rational(1, 3), Rational(2, 3))


def made(seed, size, ranks):
    """Two matrices of these ranks, and vectors for which the solution is homogeneous."""
    rng = random.Random(seed)
    while True:
        roots = [M(size, rank, lambda *_: rng.randint(-2, 2)) for rank in ranks]
        matrices = tuple(M(root * root.T) for root in roots)
        if [matrix.rank() for matrix in matrices] == list(ranks):
            break
    solution = M(size, 1, lambda *_: rng.randint(-2, 2))
    vectors = tuple(M(-matrix * solution) for matrix in matrices)
    return StochasticQuadratic(matrices, vectors, WEIGHTS), solution


def error(problem, solution, away, batch, rate, steps):
    """E[e] after some steps."""
    over = OVER[: problem.dimension]
    path = Path(sgd_k(problem, over=over, rate=rate, batch=batch), tuple(solution + away))
    return Mean(of=problem.error(M(over), solution), over=path, at=steps)


def form(matrix, vector):
    return sp.expand((vector.T * matrix * vector)[0])


def four_terms(problem, away, batch):
    """(10)."""
    mean, square = problem.mean, C**2 / batch * form(problem.excess, away)
    return form(mean, away) - 2 * C * form(mean**2, away) + C**2 * form(mean**3, away) + square


def by_hand(problem, away, batch, rate, steps):
    """The mean of e over all sequences of batches, in fractions."""
    matrices = [[[Fraction(int(x)) for x in row] for row in q.tolist()] for q in problem.matrices]
    weights = [Fraction(int(p.p), int(p.q)) for p in problem.weights]
    places = range(problem.dimension)

    def moved(at, chosen):
        slope = [
            sum(matrices[i][a][b] * at[b] for i in chosen for b in places) / len(chosen)
            for a in places
        ]
        return [x - rate * y for x, y in zip(at, slope, strict=True)]

    total = Fraction(0)
    for draws in product(product(range(len(weights)), repeat=batch), repeat=steps):
        p, at = Fraction(1), list(away)
        for chosen in draws:
            at = moved(at, chosen)
            for i in chosen:
                p *= weights[i]
        size = [
            sum(w * q[a][b] for w, q in zip(weights, matrices, strict=True)) * at[a] * at[b]
            for a in places
            for b in places
        ]
        total += p * sum(size)
    return total


@pytest.mark.parametrize("steps", [1, 2])
@pytest.mark.parametrize("batch", [1, 2, 3])
@pytest.mark.parametrize("ranks", [(2, 1), (1, 1)])
def test_means_after_a_few_steps_in_closed_form(ranks, batch, steps):
    """Killed by: one step for two; the start put in before the second step; no mean for k = 1."""
    problem, solution = made(5, 2, ranks)
    asked = error(problem, solution, AWAY[:2, :], batch, C, steps)
    found = closed_form(asked, ()).subs({Δ1: 2, Δ2: -1, C: Rational(1, 3)})
    told = by_hand(problem, (2, -1), batch, Fraction(1, 3), steps)
    assert found == Rational(told.numerator, told.denominator)


def test_of_a_step_that_is_no_polynomial_and_of_many_steps_there_is_none():
    problem, solution = made(5, 2, (2, 1))
    assert closed_form(error(problem, solution, AWAY[:2, :], 1, C, 3), ()) is None
    over = OVER[:2]
    model = sgd_k(problem, over=over, rate=C, batch=1)
    kept = Recursion(over, tuple(Max(0, step) for step in model.step), model.draws)
    mean = Mean(of=over[0], over=Path(kept, (Integer(1), Integer(1))), at=1)
    assert closed_form(mean, ()) is None


@pytest.mark.parametrize("batch", [1, 4])
@pytest.mark.parametrize("ranks", [(2, 1), (1, 1)])  # of E[Q] in three parameters: 3 and 2
def test_one_step_is_proved_and_without_a_term_refuted(ranks, batch):
    problem, solution = made(11, 3, ranks)
    after = error(problem, solution, AWAY, batch, C, 1)
    right = four_terms(problem, AWAY, batch)
    wrong = right - C**2 * form(problem.excess, AWAY) / (batch + 1)
    outcomes = [
        verify(Claim(title="t", source="Eq. (1)", states=Equals(after, side))).outcome
        for side in (right, wrong)
    ]
    assert outcomes == ["PROVED", "REFUTED"]


@pytest.mark.parametrize("batch", [1, 2])
def test_growth_beyond_a_threshold_is_proved_and_below_it_refuted(batch):
    """(19): with the least eigenvalue of E[Q] and s_Q = 0 it is 2/λ_m, whatever k is."""
    problem = StochasticQuadratic(
        (M([[1, 0], [0, 4]]), M([[1, 0], [0, 1]])), (M([0, 0]), M([0, 0])), WEIGHTS
    )
    assert problem.curvatures[0] == 0
    away = AWAY[:2, :]
    e = form(problem.mean, away)
    outcomes = []
    for rate in (Rational(201, 100), Rational(199, 100)):
        after = error(problem, M([0, 0]), away, batch, rate, 1)
        grows = AtMost(e, after, strict=True)
        given = (Hypothesis("e > 0", e > 0),)
        claim = Claim(title="t", source="Eq. (2)", given=given, states=grows)
        outcomes.append(verify(claim).outcome)
    assert outcomes == ["PROVED", "REFUTED"]
