"""Simulated spectra against known ones: Newman, Lloyd, Viswanath, triangular products."""

from fractions import Fraction

import numpy as np
import pytest
from scipy.special import digamma

from numerics.growth import Product, clipped_growth, spectrum
from numerics.laws import Atoms, Gaussian, Student
from numerics.streams import BLOCK, Address, open_block, root

NORMAL = Gaussian(Fraction(0), Fraction(1))
COIN = Atoms((Fraction(1), Fraction(-1)), (Fraction(1, 2), Fraction(1, 2)))
ONE, ZERO = np.ones(BLOCK), np.zeros(BLOCK)


def measured(laws, matrix, dimension, settling=60, steps=150, seed=1):
    """(means, six standard errors) of the exponents."""
    lanes = open_block(Address(root(seed), "0" * 32, "growth", "test", 0))
    found = spectrum(lanes, Product(laws, matrix, dimension), settling=settling, steps=steps)
    return found.lanes.mean(axis=1), 6 * found.lanes.std(axis=1) / np.sqrt(BLOCK), found


def square(d):
    return lambda *draws: np.array(draws).reshape(d, d, BLOCK)


@pytest.mark.parametrize("d", [1, 2, 3])
def test_newman(d):
    """C. M. Newman, 1986: of independent standard normals λ_i = (ln 2 + ψ((d − i + 1)/2))/2."""
    means, error, _ = measured((NORMAL,) * d * d, square(d), d)
    exact = [(np.log(2) + digamma((d - i) / 2)) / 2 for i in range(d)]
    assert (np.abs(means - exact) < error).all()
    assert (error < 0.02).all()


@pytest.mark.parametrize(("energy", "width"), [(0, 1), (3, Fraction(1, 2))])
def test_lloyd(energy, width):
    """Lloyd's model, Cauchy potentials: cosh γ = (√((2 + E)² + W²) + √((2 − E)² + W²))/4."""
    cauchy = Student(Fraction(1), Fraction(0), Fraction(width))
    matrix = lambda v: np.array([[energy - v, -ONE], [ONE, ZERO]])  # noqa: E731
    means, error, _ = measured((cauchy,), matrix, 2)
    w = float(width)
    exact = np.arccosh((np.hypot(2 + energy, w) + np.hypot(2 - energy, w)) / 4)
    assert abs(means[0] - exact) < error[0] < 0.02
    assert abs(means.sum()) < 1e-9  # the determinant is 1


def test_three_rates_share_their_matrices():
    """Killed by: rows that draw for themselves; a frame that is shared by the rows."""
    rates = np.array([0.1, 0.5, 0.5])[:, np.newaxis]

    def sweep(x, y):
        one = np.ones_like(rates * x)
        return np.array([[1 - rates * x, rates * y], [rates * y, one]])

    _, _, found = measured((NORMAL,) * 2, sweep, 2, 10, 20)
    assert found.lanes.shape == (2, 3, BLOCK)
    assert (found.lanes[:, 1] == found.lanes[:, 2]).all()
    single = lambda x, y: np.array([[1 - 0.5 * x, 0.5 * y], [0.5 * y, ONE]])  # noqa: E731
    assert (measured((NORMAL,) * 2, single, 2, 10, 20)[2].lanes == found.lanes[:, 1]).all()
    assert found.trace[-1][1].shape == (2, 3)


def test_batches_give_the_error_of_the_mean():
    means, _, found = measured((NORMAL,) * 4, square(2), 2)
    mean, error = found.batches(64)
    assert (mean == means).all()
    assert np.allclose(error, found.lanes.std(axis=-1) / np.sqrt(BLOCK), rtol=0.5)
    with pytest.raises(ValueError, match=r"count=1 is not in 2 \.\. 4096"):
        found.batches(1)


def clipped(laws, matrix, dimension, ends, settling=40, steps=60):
    lanes = open_block(Address(root(1), "0" * 32, "growth", "test", 0))
    product = Product(laws, matrix, dimension)
    return clipped_growth(lanes, product, settling=settling, steps=steps, ends=ends)


def test_growth_that_is_cut():
    """Killed by: ends in logarithms taken for sizes; the second vector for the first."""
    matrix = lambda x: np.array([[2.0 * ONE, x], [ZERO, 0.5 * ONE]])  # noqa: E731
    found = clipped((COIN,), matrix, 2, (-9.0, 9.0))
    assert np.allclose(found.lanes, np.log(2))
    assert (np.abs(found.memory + 40 * np.log(4)) < 3).all()  # (1/2)/2, forty times
    assert np.allclose(clipped((COIN,), matrix, 2, (0.0, 0.25)).lanes, 0.25)
    assert np.allclose(clipped((COIN,), matrix, 2, (0.75, 0.9)).lanes, 0.75)
    turning = lambda x: np.array([[ZERO, -x], [x, ZERO]])  # noqa: E731
    assert np.abs(clipped((COIN,), turning, 2, (-9.0, 9.0)).memory).max() < 1e-9
    one = clipped((COIN,), lambda x: (2 + x).reshape(1, 1, BLOCK), 1, (-9.0, 9.0))
    assert np.abs(one.lanes.mean() - np.log(3) / 2) < 0.01
    assert np.isneginf(one.memory).all()


def test_diagonal_products():
    matrix = lambda x: np.array([[x * 2, ZERO], [ZERO, x / 3]])  # noqa: E731
    means, error, _ = measured((NORMAL,), matrix, 2)
    mean = (digamma(0.5) + np.log(2)) / 2  # E ln|x| of a standard normal x
    assert (np.abs(means - [mean + np.log(2), mean - np.log(3)]) < error).all()


def test_viswanath():
    matrix = lambda x: np.array([[x, ONE], [ONE, ZERO]])  # noqa: E731
    means, error, found = measured((COIN,), matrix, 2)
    assert abs(means[0] - np.log(1.13198824)) < error[0] < 0.003
    assert [step for step, _ in found.trace] == [1, 2, 4, 8, 16, 32, 64, 128]
    assert abs(found.trace[-1][1][0] - means[0]) < 0.01


def test_a_triangular_product_has_the_rates_of_its_diagonal():
    matrix = lambda x: np.array([[0.5 * ONE, x], [ZERO, np.where(x > 0, 4.0, 2.0)]])  # noqa: E731
    means, error, _ = measured((COIN,), matrix, 2)
    assert np.abs(means - [1.5 * np.log(2), -np.log(2)]).max() < error.max() + 1e-9


def test_a_lost_dimension_is_seen():
    matrix = lambda x: np.array([[x, x], [x, x]])  # noqa: E731
    means, _, _ = measured((COIN,), matrix, 2, settling=1, steps=4)
    assert abs(means[0] - np.log(2)) < 1e-12
    assert means[1] == -np.inf or means[1] < -8


def test_huge_products_neither_overflow_nor_vanish():
    for size in (1e150, 1e-150):
        matrix = lambda x, s=size: np.array([[s * x, ZERO], [ZERO, 2 * s * ONE]])  # noqa: E731
        means, _, _ = measured((COIN,), matrix, 2, steps=50)
        assert np.allclose(np.sort(means), [np.log(size), np.log(2 * size)])


def test_the_draws_are_addressed():
    first, again, other = (measured((NORMAL,) * 4, square(2), 2, 2, 5, s)[0] for s in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).all()


@pytest.mark.parametrize(("d", "settling", "steps"), [(0, 0, 1), (2, -1, 1), (2, 0, 0)])
def test_wrong_calls(d, settling, steps):
    with pytest.raises(ValueError, match="are not 1, 0, 1 or more"):
        measured((COIN,), square(1), d, settling, steps)
