"""Stochastic quadratic problems: ½ θ′Qθ + r′θ with a random matrix Q and a random vector r.

The law of (Q, r) has finitely many atoms with exact entries. What is derived from it, E[Q],
M = E[QE[Q]Q] − E[Q]³ and the curvatures s_Q ≤ t_Q, is computed from the atoms. V. Patel, "The
impact of local geometry and batch size on stochastic gradient descent for nonconvex problems".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias, final

import sympy as sp

from theory.exact import exact, require_probabilities
from theory.laws import Discrete, Draw
from theory.models import Recursion
from theory.optimisers import sgd
from theory.pencils import generalised, is_semidefinite, rational_rows

__all__ = ["StochasticQuadratic", "sgd_k"]

Matrix: TypeAlias = sp.ImmutableDenseMatrix
Over = tuple[sp.Symbol, ...]


@final
@dataclass(frozen=True, slots=True)
class StochasticQuadratic:
    """(Q, r) is (``matrices[i]``, ``vectors[i]``) with probability ``weights[i]``.

    Attributes:
        matrices: symmetric and positive semidefinite, shape (p, p) each.
        vectors: shape (p, 1) each, in the range of the matrix of the same atom.
        weights: probabilities.

    Raises:
        ValueError: numbers of atoms or shapes differ, a matrix is not symmetric, the weights are no
            probabilities; or, where the entries are rational, a matrix is not positive
            semidefinite or a vector is not in the range of its matrix. Letters are not checked.
    """

    matrices: tuple[Matrix, ...]
    vectors: tuple[Matrix, ...]
    weights: tuple[sp.Expr, ...]

    def __post_init__(self) -> None:
        matrices = tuple(Matrix(matrix) for matrix in self.matrices)
        vectors = tuple(Matrix(vector) for vector in self.vectors)
        weights = tuple(exact("StochasticQuadratic: a weight", w) for w in self.weights)
        counts = len(matrices), len(vectors), len(weights)
        if not matrices or len(set(counts)) > 1:
            told = "{} matrices, {} vectors and {} weights".format(*counts)
            raise ValueError(f"StochasticQuadratic: {told} are not one of each for each atom")
        for matrix, vector in zip(matrices, vectors, strict=True):
            _require_atom(matrix, vector, matrices[0].rows)
        require_probabilities("StochasticQuadratic", weights)
        object.__setattr__(self, "matrices", matrices)
        object.__setattr__(self, "vectors", vectors)
        object.__setattr__(self, "weights", weights)

    @property
    def dimension(self) -> int:
        """The number p of parameters."""
        return int(self.matrices[0].rows)

    def expected(self, of: Callable[[Matrix, Matrix], Matrix]) -> Matrix:
        """E[of(Q, r)], entry by entry."""
        atoms = zip(self.weights, self.matrices, self.vectors, strict=True)
        parts = [weight * of(matrix, vector) for weight, matrix, vector in atoms]
        return Matrix(sum(parts[1:], parts[0])).applyfunc(sp.expand)

    @property
    def mean(self) -> Matrix:
        """E[Q], shape (p, p)."""
        return self.expected(lambda matrix, _: matrix)

    @property
    def slope(self) -> Matrix:
        """E[r], shape (p, 1)."""
        return self.expected(lambda _, vector: vector)

    @property
    def third(self) -> Matrix:
        """E[QE[Q]Q], shape (p, p)."""
        mean = self.mean
        return self.expected(lambda matrix, _: matrix * mean * matrix)

    @property
    def excess(self) -> Matrix:
        """M = E[QE[Q]Q] − E[Q]³, shape (p, p)."""
        return Matrix(self.third - self.mean**3).applyfunc(sp.expand)

    @property
    def curvatures(self) -> tuple[sp.Expr, ...]:
        """All generalised eigenvalues of (M, E[Q]) on range(E[Q]), from s_Q up to t_Q.

        Raises:
            ValueError: an entry is not rational, or E[Q] = 0.
        """
        return generalised(self.excess, self.mean)

    def residuals(self, at: Matrix) -> tuple[Matrix, ...]:
        """Qθ + r at θ = ``at``, shape (p, 1), for each atom."""
        atoms = zip(self.matrices, self.vectors, strict=True)
        return tuple(Matrix(q * at + r).applyfunc(sp.expand) for q, r in atoms)

    def solves(self, at: Matrix) -> bool:
        """Whether θ minimises ½ θ′E[Q]θ + E[r]′θ: E[Q]θ + E[r] = 0."""
        return (self.mean * at + self.slope).applyfunc(sp.expand).is_zero_matrix is True

    def homogeneous(self, at: Matrix) -> bool:
        """Whether θ minimises ½ θ′Qθ + r′θ with probability one: Qθ + r = 0 at each atom."""
        return all(residual.is_zero_matrix is True for residual in self.residuals(at))

    def error(self, at: Matrix, solution: Matrix) -> sp.Expr:
        """E = (θ − θ*)′E[Q](θ − θ*), twice the excess of the averaged objective."""
        away = at - solution
        return sp.expand((away.T * self.mean * away)[0])

    def loss(self, index: sp.Symbol, over: Over) -> sp.Expr:
        """½ θ′Qθ + r′θ at the atom ``index``, as a polynomial in the index 0, 1, ..."""
        at, places = Matrix(over), range(len(self.weights))
        total = sp.Integer(0)
        for i, matrix, vector in zip(places, self.matrices, self.vectors, strict=True):
            here = (at.T * matrix * at)[0] / 2 + (vector.T * at)[0]
            total += here * sp.Mul(*(sp.Rational(1, i - j) * (index - j) for j in places if j != i))
        return sp.expand(total)

    def drawn(self, index: sp.Symbol, batch: sp.Expr | int) -> Draw:
        """Independent copies of (Q, r), ``batch`` of them a step, as the numbers of their atoms."""
        places = tuple(sp.Integer(i) for i in range(len(self.weights)))
        return Draw(index, Discrete(places, self.weights), batch=batch)


def sgd_k(
    problem: StochasticQuadratic, *, over: Over, rate: sp.Expr, batch: sp.Expr | int
) -> Recursion:
    """SGD-k: θ ← θ − (rate/k) Σ (Q_j θ + r_j) over k = ``batch`` independent copies of (Q, r).

    A copy is drawn as the number i of its atom. With k = 1 it is SGD; for gradient descent use
    ``gd`` on the averaged loss.

    Raises:
        ValueError: there are not as many parameters as the matrices have rows.
    """
    if len(over) != problem.dimension:
        raise ValueError(f"sgd_k: {len(over)} parameters for matrices of {problem.dimension} rows")
    index = sp.Symbol("i", real=True)
    draws = (problem.drawn(index, batch),)
    return sgd(problem.loss(index, over), over=over, rate=rate, draws=draws)


def _require_atom(matrix: Matrix, vector: Matrix, size: int) -> None:
    """Refuse what cannot be Q and r of one atom.

    Raises:
        ValueError: as said above.
    """
    where = f"StochasticQuadratic: {matrix.tolist()}"
    if matrix.shape != (size, size) or vector.shape != (size, 1) or not size:
        raise ValueError(f"{where} and {vector.tolist()} have not the shapes p × p and p × 1")
    for entry in (*matrix, *vector):
        exact("StochasticQuadratic: an entry", entry)
    if matrix != matrix.T:
        raise ValueError(f"{where} is not symmetric")
    if is_semidefinite(matrix) is False:
        raise ValueError(f"{where} is not positive semidefinite")
    if rational_rows(matrix) is None or rational_rows(vector) is None:
        return
    if sp.Matrix.hstack(matrix, vector).rank() > matrix.rank():
        raise ValueError(f"{where} has {vector.tolist()} outside of its range")
