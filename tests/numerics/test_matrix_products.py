"""Bounds of the largest exponent in any dimension: norms from above, determinants from below."""

from functools import reduce
from itertools import product

import numpy as np
import pytest

from numerics.matrix_products import bound_above, bound_below

VISWANATH = np.log(1.13198824)
FIBONACCI = np.array([[[1.0, 1], [1, 0]], [[-1, 1], [1, 0]]])
HALF = np.array([0.5, 0.5])


def test_it_is_above_and_falls_with_the_length():
    found = bound_above(FIBONACCI, HALF)
    assert VISWANATH < found < 0.25  # 11 steps; the first norm alone gives 0.48
    assert bound_above(FIBONACCI, np.array([0.9, 0.1])) > found


def test_of_one_matrix_it_tends_to_the_spectral_radius():
    turn = np.array([[[0.0, 0, 8], [1, 0, 0], [0, 1, 0]]])  # its cube is 8
    assert 0 <= bound_above(turn, np.ones(1)) - np.log(2) < 1e-9
    assert abs(bound_below(np.log(8), 3) - np.log(2)) < 1e-12
    assert bound_below(np.log(8), 3) < np.log(2)


def test_weights_belong_to_their_matrices():
    """Diagonal and positive: the exponents are means of logarithms, and the norm is the largest."""
    both = np.array([np.diag([4.0, 1, 1]), np.diag([0.5, 1, 1])])
    found = bound_above(both, np.array([0.75, 0.25]))
    exact = 0.75 * np.log(4) + 0.25 * np.log(0.5)
    assert exact < found < exact + 0.05


def test_it_is_the_least_of_the_means_of_all_words():
    """Multiplied out here word by word; unequal weights and matrices that do not commute."""
    matrices = np.array([[[1.0, 2, 0], [0, 0, 1], [1, 0, 1]], [[0, 1, 3], [1, 0, 0], [0, 2, 0]]])
    weights, means = np.array([0.8, 0.2]), []
    for n in range(1, 12):
        total = 0.0
        for word in product(range(2), repeat=n):
            size = np.linalg.norm(reduce(np.matmul, matrices[list(word)]), ord=2)
            total += np.log(size) * weights[list(word)].prod()
        means.append(total / n)
    assert 0 <= bound_above(matrices, weights) - min(means) < 1e-9


def test_a_product_that_dies_is_low():
    nilpotent = np.array([[[0.0, 1, 0], [0, 0, 1], [0, 0, 0]]])
    assert bound_above(nilpotent, np.ones(1)) < -5


def test_the_scale_is_a_shift():
    found, shifted = bound_above(FIBONACCI, HALF), bound_above(1e200 * FIBONACCI, HALF)
    assert abs(shifted - found - 200 * np.log(10)) < 1e-9


@pytest.mark.parametrize(
    ("matrices", "weights", "words"),
    [
        (np.ones((2, 2, 3)), HALF, "no square matrices"),
        (np.ones((2, 2)), HALF, "no square matrices"),
        (np.ones((3, 2, 2)), HALF, "3 matrices, 2 weights"),
        (np.full((2, 2, 2), np.inf), HALF, "not finite"),
        (np.zeros((2, 2, 2)), HALF, "a matrix is 0"),
    ],
)
def test_wrong_calls(matrices, weights, words):
    with pytest.raises(ValueError, match=words):
        bound_above(matrices, weights)


def test_a_dimension_is_positive():
    with pytest.raises(ValueError, match="dimension=0"):
        bound_below(1.0, 0)
