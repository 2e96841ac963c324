"""Stochastic quadratic problems against sums over atoms and batches, in fractions, by hand."""

from fractions import Fraction
from itertools import product

import pytest
import sympy as sp
from sympy import Integer, Rational

from theory import Average, Draw, Normal, Path, Recursion, fair, real, sgd, size
from theory.derivation.batches import mean_after_one_step
from theory.laws import Discrete
from theory.pencils import compressed, generalised, is_semidefinite, rational_rows
from theory.quadratics import StochasticQuadratic, sgd_k

M = sp.ImmutableDenseMatrix
C, u, v, w, x, y = real("C u v w x y")
k = size("k")
HALF = Rational(1, 2)
NONE = M([0, 0])

# Matrices that do not commute; then E[Q] of rank 2 in three parameters; then diagonal ones.
PLANE = StochasticQuadratic(
    (M([[2, 1], [1, 1]]), M([[1, -1], [-1, 3]]), M([[1, 0], [0, 0]])),
    (M([1, 0]), M([-3, 4]), M([2, 0])),
    (Rational(1, 3), HALF, Rational(1, 6)),
)
DEFICIENT = StochasticQuadratic(
    (M([[1, 1, 0], [1, 1, 0], [0, 0, 0]]), M([[1, 1, 0], [1, 3, 2], [0, 2, 2]])),
    (M([3, 3, 0]), M([-1, -3, -2])),
    (HALF, HALF),
)
DIAGONAL = StochasticQuadratic((M.diag(1, 1), M.diag(3, 5)), (NONE, NONE), (HALF, HALF))
PROBLEMS = [PLANE, DEFICIENT, DIAGONAL]


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ([[0]], True),
        ([[-1]], False),
        ([[2, 1], [1, 1]], True),
        ([[1, 2], [2, 4]], True),
        ([[1, 2], [2, 3]], False),
        ([[0, 1], [1, 5]], False),
        ([[0, 0], [0, 5]], True),
        ([[1, 1, 0], [1, 1, 1], [0, 1, 9]], False),  # a pivot becomes 0 below the first
        ([[4, 2, 2], [2, 1, 1], [2, 1, 1]], True),
        ([[sp.sqrt(2)]], None),
    ],
)
def test_semidefinite(rows, answer):
    """Killed by: no test of the row beside a pivot 0, or a pivot < 0 let through."""
    assert is_semidefinite(M(rows)) is answer


def test_generalised_eigenvalues_live_on_the_range():
    """Killed by: a basis of the whole space, in which det(upper − τ lower) is 0 for every τ."""
    lower, upper = M.diag(2, 3, 0), M.diag(8, 3, 0)
    assert generalised(upper, lower) == (1, 4)
    assert [part.shape for part in compressed(upper, lower)] == [(2, 2), (2, 2)]
    assert generalised(M.diag(5, 5), M.diag(5, 5)) == (1, 1)
    with pytest.raises(ValueError, match=r"the rank of the lower matrix is 0, not in 1, 2"):
        generalised(M.zeros(2, 2), M.zeros(2, 2))
    with pytest.raises(ValueError, match="are not all rational"):
        generalised(M([[x]]), M([[1]]))


@pytest.mark.parametrize("problem", PROBLEMS, ids=["plane", "deficient", "diagonal"])
def test_the_excess_is_a_covariance(problem):
    """M = Σ p (Q − E)E(Q − E): killed by E[Q]² or E[Q²] for a part of it."""
    mean, excess = sp.zeros(problem.dimension), sp.zeros(problem.dimension)
    for p, q in zip(problem.weights, problem.matrices, strict=True):
        mean += p * q
    for p, q in zip(problem.weights, problem.matrices, strict=True):
        excess += p * (q - mean) * mean * (q - mean)
    assert problem.mean == mean
    assert problem.excess == excess
    assert is_semidefinite(problem.excess) is True


@pytest.mark.parametrize("problem", PROBLEMS, ids=["plane", "deficient", "diagonal"])
def test_the_curvatures_bound_the_quotient_and_are_attained(problem):
    """Killed by: the order of the roots turned, or a root left out."""
    roots = problem.curvatures
    assert len(roots) == problem.mean.rank()
    for places in product(range(-2, 3), repeat=problem.dimension):
        at = M(places)
        above, below = (at.T * problem.excess * at)[0], (at.T * problem.mean * at)[0]
        if below:
            assert roots[0] <= above / below <= roots[-1]
    for root in (roots[0], roots[-1]):
        gap = compressed(problem.excess - root * problem.mean, problem.mean)[0]
        assert sp.simplify(gap.det()) == 0


def test_curvatures_of_diagonal_matrices_are_variances():
    assert DIAGONAL.curvatures == (1, 4)
    assert DEFICIENT.curvatures == (0, 5)


def test_solutions():
    """Killed by: a solution that has to be homogeneous, or any point as a solution."""
    assert DEFICIENT.solves(M([-1, 0, 1]))
    assert DEFICIENT.solves(M([0, -1, 2]))  # plus a vector of the null space
    assert not DEFICIENT.solves(M([0, 0, 1]))
    assert not DEFICIENT.homogeneous(M([-1, 0, 1]))
    assert DIAGONAL.homogeneous(M([0, 0]))
    assert DEFICIENT.residuals(M([-1, 0, 1])) == (M([2, 2, 0]), M([-2, -2, 0]))


def by_batches(problem, start, rate, batch, solution):
    """E e after one step, over all batches, in fractions."""
    rows = [
        [[Fraction(int(z.p), int(z.q)) for z in entry] for entry in (q, r)]
        for q, r in zip(problem.matrices, problem.vectors, strict=True)
    ]
    weights = [Fraction(int(p.p), int(p.q)) for p in problem.weights]
    n, mean = problem.dimension, [Fraction(int(z.p), int(z.q)) for z in problem.mean]
    total = Fraction(0)
    for chosen in product(range(len(weights)), repeat=batch):
        p, at = Fraction(1), list(start)
        for i in chosen:
            p *= weights[i]
            q, r = rows[i]
            for a in range(n):
                slope = sum(q[a * n + b] * start[b] for b in range(n)) + r[a]
                at[a] -= rate * slope / batch
        away = [z - s for z, s in zip(at, solution, strict=True)]
        total += p * sum(mean[a * n + b] * away[a] * away[b] for a in range(n) for b in range(n))
    return total


@pytest.mark.parametrize("batch", [2, 3])
@pytest.mark.parametrize(
    ("problem", "start"),
    [(PLANE, (1, -2)), (DEFICIENT, (2, 0, -1)), (DIAGONAL, (1, 3))],
    ids=["plane", "deficient", "diagonal"],
)
def test_one_step_of_a_batch_of_any_size(problem, start, batch):
    """Killed by: S for S − 1 or 1, a covariance left out, or E[gh] for E[g]E[h]."""
    over = real(" ".join(f"θ_{i}" for i in range(problem.dimension)))
    path = Path(sgd_k(problem, over=over, rate=C, batch=k), tuple(map(Integer, start)))
    solution = (0,) * problem.dimension
    form = mean_after_one_step(problem.error(M(over), M(solution)), path)
    rate = Fraction(2, 5)
    expected = by_batches(problem, tuple(map(Fraction, start)), rate, batch, solution)
    assert form.subs({C: Rational(2, 5), k: batch}) == Rational(
        expected.numerator, expected.denominator
    )


def test_a_batch_of_one_is_sgd():
    """The polynomial in the index gives each atom: killed by a wrong node."""
    model = sgd_k(PLANE, over=(u, v), rate=C, batch=1)
    ((i, law),) = [(draw.symbol, draw.law) for draw in model.draws]
    assert law.weights == PLANE.weights
    for index, (q, r) in enumerate(zip(PLANE.matrices, PLANE.vectors, strict=True)):
        moved = M([u, v]) - C * (q * M([u, v]) + r)
        assert [sp.expand(s.subs(i, index)) for s in model.step] == [sp.expand(z) for z in moved]


def one(model, of=w**2):
    return mean_after_one_step(of, Path(model, (u,)))


def test_one_step_with_a_density():
    model = sgd(x * w**2 / 2, over=(w,), rate=C, draws=(Draw(x, Normal(1, 4), batch=k),))
    assert sp.expand(one(model) - ((1 - C) ** 2 + 4 * C**2 / k) * u**2) == 0


@pytest.mark.parametrize(
    ("draw", "of"),
    [
        (Draw(x, fair(1, 3), batch=k), w**3),
        (Draw(x, fair(1, 3), batch=k), sp.Abs(w)),
        (Draw(x, Discrete((1, 2), (HALF, HALF)), batch=2, replacement=False), w**2),
    ],
    ids=["degree 3", "no polynomial", "without replacement"],
)
def test_what_has_no_closed_form_has_none(draw, of):
    assert one(sgd(x * w**2 / 2, over=(w,), rate=C, draws=(draw,)), of) is None


def test_two_batches_have_no_closed_form():
    draws = (Draw(x, fair(1, 3), batch=2), Draw(y, fair(1, 3), batch=3))
    assert one(Recursion((w,), (w * Average(x) + Average(y),), draws)) is None


@pytest.mark.parametrize(
    ("matrices", "vectors", "weights", "words"),
    [
        ((M([[1]]),), (M([0]), M([0])), (1,), "1 matrices, 2 vectors and 1 weights"),
        ((M([[1, 2]]),), (M([0]),), (1,), "have not the shapes p × p and p × 1"),
        ((M([[1, 2], [0, 1]]),), (NONE,), (1,), "is not symmetric"),
        ((M([[1, 2], [2, 1]]),), (NONE,), (1,), "is not positive semidefinite"),
        ((M.diag(1, 0),), (M([0, 1]),), (1,), r"has \[\[0\], \[1\]\] outside of its range"),
        ((M([[1]]),), (M([0]),), (HALF,), "the weights sum to 1/2"),
        ((M([[0.5]]),), (M([0]),), (1,), "is not exact"),
    ],
)
def test_wrong_problems(matrices, vectors, weights, words):
    with pytest.raises(ValueError, match=words):
        StochasticQuadratic(matrices, vectors, weights)


def test_letters_are_not_checked():
    problem = StochasticQuadratic((M([[x]]),), (M([y]),), (Integer(1),))
    assert problem.mean == M([[x]])
    assert rational_rows(problem.mean) is None
    with pytest.raises(ValueError, match="3 parameters for matrices of 1 rows"):
        sgd_k(problem, over=(u, v, w), rate=C, batch=1)
