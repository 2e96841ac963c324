"""Means of logarithms of normal numbers against the confluent series, quadrature and draws."""

import mpmath
import numpy as np
import pytest

from numerics.normal_logs import chi_square_log, normal_log


@pytest.mark.parametrize("z", [0.0, 1e-3, 0.3, 1.0, 2.7, 7.99, 20.0, 39.99, 40.0, 55.5, 1e6])
def test_one_normal_number(z):
    """E ln|z + Z| = (−γ − ln 2)/2 + z²/2 ₂F₂(1, 1; 3/2, 2; −z²/2)."""
    if z < 30:
        with mpmath.workdps(400):
            series = mpmath.hyp2f2(1, 1, 1.5, 2, -(mpmath.mpf(z) ** 2) / 2)
            exact = float((-mpmath.euler - mpmath.log(2) + mpmath.mpf(z) ** 2 * series) / 2)
    else:
        f = lambda t: mpmath.log(abs(z + t)) * mpmath.npdf(t)  # noqa: E731
        exact = float(mpmath.quad(f, [-12, -4, 0, 4, 12]))
    for sd in (1.0, 3.0):
        assert normal_log(np.array(-z * sd), np.array(sd)) == pytest.approx(
            exact + np.log(sd), abs=1e-9
        )


def test_no_deviation_and_nothing_at_all():
    found = normal_log(np.array([2.0, 0.0]), np.array([0.0, 0.0]))
    assert found[0] == np.log(2)
    assert np.isneginf(found[1])


@pytest.mark.parametrize("degrees", [1, 2, 5, 64, 300])
@pytest.mark.parametrize(("a", "b"), [(0.0, 0.5), (-0.3, 1.0), (0.02, 0.1), (-0.01, 0.4)])
def test_against_draws(degrees, a, b):
    rng = np.random.default_rng(1)
    r, z = rng.chisquare(degrees, 400_000), rng.normal(size=400_000)
    logs = np.log(np.abs(1 + a * r + b * np.sqrt(r) * z))
    found, error = chi_square_log(*map(np.array, (a, b, float(degrees))))
    assert abs(found - logs.mean()) < 5 * logs.std() / np.sqrt(len(logs)) + 1e-4
    assert error < 1e-6


def test_a_product_of_two_normal_numbers():
    """E ln|x ε| = −γ − ln 2, seen at a rate where 1 is nothing beside it."""
    found, _ = chi_square_log(np.array(0.0), np.array(1e9), np.array(1.0))
    assert found == pytest.approx(np.log(1e9) - np.euler_gamma - np.log(2), abs=1e-6)
