"""Enclosures of the largest exponent of 2 × 2 products: known ones, simulated ones, wrong calls."""

from itertools import product

import numpy as np
import pytest

from numerics.projective import exponent_bounds

FIBONACCI = [[[1, 1], [1, 0]], [[-1, 1], [1, 0]]]
VISWANATH = np.log(1.13198824)  # D. Viswanath, 2000: the sequence x ± y almost surely grows so


def enclosed(matrices, weights=None, cells=2048, rounds=200):
    found = np.array(matrices, dtype=float)
    shares = np.full(len(found), 1 / len(found)) if weights is None else np.array(weights)
    signs = np.sign(np.round(np.linalg.det(found), 9)).astype(np.int64)
    return exponent_bounds(found, shares, signs, cells=cells, rounds=rounds)


def turned(angle):
    c, s = np.cos(angle), np.sin(angle)
    return [[c, -s], [s, c]]


@pytest.mark.parametrize(
    ("matrices", "exponent", "width"),
    [
        (FIBONACCI, VISWANATH, 3e-3),
        ([[[1, 1], [1, 0]]], np.log((1 + np.sqrt(5)) / 2), 1e-4),
        ([turned(1.0), 3 * np.array(turned(2.0))], np.log(3) / 2, 1e-5),
        ([turned(1.0), [[0, 1], [1, 0]]], 0.0, 1e-5),
        # an axis is stretched and squeezed in turn: a random walk without drift
        ([[[2, 0], [0, 0.5]], [[0, 1], [1, 0]]], 0.0, 0.7),
        ([[[2, 1], [0, 0.5]]], np.log(2), 1e-2),
        ([[[2, 1], [1, 1]], [[3, 1], [1, 2]]], np.log((3 + 5**0.5) * (5 + 5**0.5) / 4) / 2, 1e-4),
    ],
)
def test_known_exponents_are_inside(matrices, exponent, width):
    low, high = enclosed(matrices)
    assert low <= exponent <= high
    assert high - low < width


def test_more_cells_are_narrower():
    widths = [high - low for low, high in (enclosed(FIBONACCI, cells=n) for n in (256, 1024, 4096))]
    assert widths[0] > 2 * widths[1] > 4 * widths[2]


def test_few_rounds_are_wide_and_not_wrong():
    for rounds in (1, 2, 5):
        low, high = enclosed(FIBONACCI, rounds=rounds)
        assert low < VISWANATH < high


def test_slow_mixing_is_no_hindrance():
    """A step of diag(1/10, −1/10) + M + Mᵀ, entries ±1 of M, at the rate 1/50: Λ is 0.00115.

    Killed by: iterating from 0 only, which has not mixed after 200 rounds.
    """
    signs = np.array(list(product((1, -1), repeat=4)))
    hessians = [[[0.1 + 2 * a, b + c], [b + c, -0.1 + 2 * d]] for a, b, c, d in signs]
    low, high = enclosed(np.eye(2) - np.array(hessians) / 50, cells=4096)
    assert 0 < low < 0.00115 < high < 0.002


def test_paths_that_stay_in_one_of_two_parts():
    """Of diagonal matrices each axis is kept: the equation is singular, and the bounds hold."""
    low, high = enclosed([[[2, 0], [0, 1]], [[1, 0], [0, 3]]])
    assert low < np.log(3) / 2 < high


def test_weights_count():
    low, high = enclosed(FIBONACCI, weights=[0.9, 0.1])
    assert low > VISWANATH
    assert high < np.log((1 + np.sqrt(5)) / 2)


@pytest.mark.parametrize("seed", range(4))
def test_simulated_exponents_are_inside(seed):
    """The mean growth of 1024 vectors over 1000 steps, after 100, with six standard errors."""
    random = np.random.default_rng(seed)
    matrices = random.normal(size=(3, 2, 2)).round(3)
    vectors, logs = np.ones((1024, 2)), np.zeros(1024)
    for step in range(1100):
        vectors = np.einsum("nij,nj->ni", matrices[random.integers(0, 3, 1024)], vectors)
        size = np.abs(vectors).max(axis=1)
        vectors /= size[:, np.newaxis]
        if step >= 100:
            logs += np.log(size)
    mean, error = logs.mean() / 1000, 6 * logs.std() / 1000 / 32 + 1e-3
    low, high = enclosed(matrices)
    assert low - error < mean < high + error
    assert high - low < 0.2


def test_it_scales():
    low, high = enclosed(FIBONACCI)
    shifted = enclosed(1e6 * np.array(FIBONACCI))
    assert np.allclose([low, high], np.array(shifted) - np.log(1e6), atol=1e-9)


def test_a_singular_matrix_has_no_lower_bound():
    low, high = enclosed([[[1, 1], [1, 1]], [[1, 0], [0, 2]]])
    assert low == -np.inf
    assert np.log(2) / 2 < high < np.log(2)
    # of (1 1; −1 −1), whose square is 0, and 1: the product is 0 from some step on
    assert enclosed([[[1, 1], [-1, -1]], [[1, 0], [0, 1]]])[1] < -1


@pytest.mark.parametrize(
    ("matrices", "weights", "words"),
    [
        (np.ones((2, 2, 2)), np.ones(1), "matrices, 1 weights"),
        (np.ones((1, 3, 3)), np.ones(1), "matrices, 1 weights"),
        (np.full((1, 2, 2), np.nan), np.ones(1), "not finite"),
        (np.zeros((1, 2, 2)), np.ones(1), "a matrix is 0"),
    ],
)
def test_wrong_calls(matrices, weights, words):
    with pytest.raises(ValueError, match=words):
        exponent_bounds(matrices, weights, np.ones(len(weights), int), cells=64, rounds=2)
