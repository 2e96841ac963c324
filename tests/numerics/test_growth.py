"""Simulated spectra against known ones: Newman, Lloyd, Viswanath, triangular products."""

from fractions import Fraction

import numpy as np
import pytest
from scipy.special import digamma

from numerics.growth import spectrum
from numerics.laws import Atoms, Gaussian, Student
from numerics.streams import BLOCK, Address, open_block, root

NORMAL = Gaussian(Fraction(0), Fraction(1))
COIN = Atoms((Fraction(1), Fraction(-1)), (Fraction(1, 2), Fraction(1, 2)))
ONE, ZERO = np.ones(BLOCK), np.zeros(BLOCK)


def measured(laws, matrix, dimension, settling=60, steps=150, seed=1):
    """(means, six standard errors) of the exponents."""
    lanes = open_block(Address(root(seed), "0" * 32, "growth", "test", 0))
    found = spectrum(lanes, laws, matrix, dimension=dimension, settling=settling, steps=steps)
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
