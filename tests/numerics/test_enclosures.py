"""Wide balls: what is positive stays positive, and nothing is lost."""

from fractions import Fraction as F

import pytest
from numpy.random import default_rng

from numerics.enclosures import contains, hull, times, whole_power


def interval(random):
    low, high = sorted(F(int(n), 16) for n in random.integers(-80, 81, 2))
    return low, high


def test_products_and_powers_contain_what_they_are_made_of():
    random = default_rng(3)
    for _ in range(400):
        (a, b), (c, d) = interval(random), interval(random)
        share, other = (F(int(n), 8) for n in random.integers(0, 9, 2))
        x, y = a + share * (b - a), c + other * (d - c)
        n = int(random.integers(1, 6))
        assert contains(times(hull(a, b), hull(c, d)), x * y)
        assert contains(whole_power(hull(a, b), n), x**n)


@pytest.mark.parametrize(("signs", "positive"), [((1, 1), 1), ((-1, 1), 0), ((-1, -1), 1)])
def test_a_product_without_zero_factors_has_no_zero(signs, positive):
    left, right = (s * hull(F(1, 100), F(50)) for s in signs)
    assert (left * right).contains(0)
    assert (times(left, right) > 0) if positive else (times(left, right) < 0)


def test_powers_and_exponentials_of_wide_balls_are_positive():
    wide = hull(F(1, 100), F(50))
    assert (wide**2).contains(0)
    assert whole_power(wide, 2) > 0
    assert hull(F(-3), F(9)).exp() > 0
    assert times(hull(F(0), F(1)), wide).contains(0)
