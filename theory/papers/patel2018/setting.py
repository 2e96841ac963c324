"""The letters, the problems and the standing hypotheses of Sections 2 and 3.

Problem 3.1 is to minimise ½ θ′E[Q]θ + E[r]′θ, where Q is a random symmetric positive semidefinite
matrix and r a random vector in its range. Its law has finitely many atoms here. With k = 1, 2, ...
independent copies a step SGD-k is θ ← θ − (C/k) Σ (Q_j θ + r_j), from θ_N = θ* + Δ.
"""

from typing import TypeAlias

from sympy import And, Expr, ImmutableDenseMatrix, Integer, Piecewise, Rational, Symbol, expand

from theory import Definition, Hypothesis, Mean, Path, gd, real, size
from theory.quadratics import StochasticQuadratic, sgd_k

C, a, b, c, d, p, q, y, s, t = real("C a b c d p q y s_Q t_Q")
λ, λ1, λ2, λ3, ρ, γ, φ = real("λ λ_1 λ_2 λ_3 ρ γ φ")
y1, y2 = real("y_1 y_2")
θ, θ_star, Δ = real("θ θ_star Δ")
θ1, θ2, θ3, Δ1, Δ2 = real("θ_1 θ_2 θ_3 Δ_1 Δ_2")
k = size("k")

some_batch = Hypothesis("at least one copy is drawn at each step", k >= 1)
positive_rate = Hypothesis("the step size is positive", C > 0)
ordered = Hypothesis("λ_1 ≥ λ_2 > 0", And(λ1 >= λ2, λ2 > 0))
three_ordered = Hypothesis("λ_1 ≥ λ_2 ≥ λ_3 > 0", And(λ1 >= λ2, λ2 >= λ3, λ3 > 0))
spread = Hypothesis("t_Q ≥ 0, as Lemma 3.3 (2) says", t >= 0)

Matrix: TypeAlias = ImmutableDenseMatrix
Over = tuple[Symbol, ...]
half, third = Rational(1, 2), Rational(1, 3)


def form(matrix: Matrix, vector: Matrix) -> Expr:
    """v′Av."""
    return expand((vector.T * matrix * vector)[0])


def error(problem: StochasticQuadratic, over: Over, solution: Matrix, path: Path) -> Mean:
    """E[e_{N+1} | θ_N]: the mean of e after one step from θ_N."""
    return Mean(of=problem.error(Matrix(over), solution), over=path, at=1)


# One parameter: Q is a or b and r is c or d, equally likely, where d makes θ* the solution.
positive_atoms = Hypothesis("Q is positive definite with probability one", And(a > 0, b > 0))
line = StochasticQuadratic(
    (Matrix([[a]]), Matrix([[b]])),
    (Matrix([c]), Matrix([-(a + b) * θ_star - c])),
    (half, half),
)
line_model = sgd_k(line, over=(θ,), rate=C, batch=k)
line_path = Path(line_model, (θ_star + Δ,))
line_from_solution = Path(line_model, (θ_star,))
# The same with r = −Q, so that θ* = 1 is homogeneous.
line_at_rest = StochasticQuadratic(
    (Matrix([[a]]), Matrix([[b]])), (Matrix([-a]), Matrix([-b])), (half, half)
)
line_at_rest_path = Path(sgd_k(line_at_rest, over=(θ,), rate=C, batch=k), (1 + Δ,))

# Two parameters, matrices that do not commute, s_Q > 0: inhomogeneous and homogeneous.
plane_matrices = (Matrix([[2, 1], [1, 1]]), Matrix([[1, -1], [-1, 3]]))
plane_solution = Matrix([1, -1])
plane = StochasticQuadratic(plane_matrices, (Matrix([1, 0]), Matrix([-3, 4])), (third, 2 * third))
plane_at_rest = StochasticQuadratic(
    plane_matrices, tuple(-matrix * plane_solution for matrix in plane_matrices), (third, 2 * third)
)
plane_away = Matrix([Δ1, Δ2])
plane_start = tuple(plane_solution + plane_away)
plane_path = Path(sgd_k(plane, over=(θ1, θ2), rate=C, batch=k), plane_start)
plane_at_rest_path = Path(sgd_k(plane_at_rest, over=(θ1, θ2), rate=C, batch=k), plane_start)

# Three parameters, E[Q] of rank 2: its null space is spanned by (1, −1, 1).
deficient = StochasticQuadratic(
    (Matrix([[1, 1, 0], [1, 1, 0], [0, 0, 0]]), Matrix([[1, 1, 0], [1, 3, 2], [0, 2, 2]])),
    (Matrix([3, 3, 0]), Matrix([-1, -3, -2])),
    (half, half),
)
deficient_solution = Matrix([-1, 0, 1])
deficient_away = Matrix([Δ1, Δ2, 0])
deficient_path = Path(
    sgd_k(deficient, over=(θ1, θ2, θ3), rate=C, batch=k),
    tuple(deficient_solution + deficient_away),
)

# The problem ``line`` with r = 0 and k = 1, from the distance y.
single = StochasticQuadratic(line.matrices, (Matrix([0]), Matrix([0])), line.weights)
single_path = Path(sgd_k(single, over=(θ,), rate=C, batch=1), (y,))

# Q = diag(a, b) or diag(c, d), equally likely: E[Q] and M are diagonal, and v′Mv/v′E[Q]v is a mean
# of its values along the axes, the variances of the entries.
diagonal_atoms = Hypothesis("Q is positive definite", And(a > 0, b > 0, c > 0, d > 0))
mean_1, mean_2 = (a + c) / 2, (b + d) / 2
first, second = (a - c) ** 2 / 4, (b - d) ** 2 / 4
smallest = Definition(s, Piecewise((first, first < second), (second, True)))
largest = Definition(t, Piecewise((second, first < second), (first, True)))

# Gradient descent along an eigenvector of Q with the eigenvalue λ, from the distance y.
along = Path(gd(λ * θ**2 / 2, over=(θ,), rate=C), (y,))
# The example of Section 2: f(x) = x² from x_0 = −1.
descent = Path(gd(θ**2, over=(θ,), rate=C), (Integer(-1),))
step_size = Rational(11, 10)
large = Path(gd(θ**2, over=(θ,), rate=step_size), descent.start)
medium = Path(gd(θ**2, over=(θ,), rate=Rational(1, 2)), descent.start)
