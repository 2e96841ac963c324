"""Certified quantiles against closed forms and mpmath, and where they have to refuse."""

from fractions import Fraction

import mpmath
import pytest
from flint import arb, ctx

from numerics.laws import Atoms, Blend, Density, Gaussian, Interval, Student
from numerics.quantiles import below, quantile

F = Fraction
LEVELS = (F(1, 1000), F(1, 4), F(1, 2), F(2, 3), F(999, 1000))
RISING = Density(("mul", ("number", F(2)), ("x",)), F(0), F(1))  # F(x) = x²
DECAY = ("exp", ("mul", ("number", F(-1)), ("x",)))
EXPONENTIAL = Density(
    DECAY, F(0), None, ("add", ("number", F(1)), ("mul", ("number", F(-1)), DECAY))
)

KNOWN = {
    "normal": (Gaussian(F(1), F(4)), lambda p: 1 + 2 * mpmath.sqrt(2) * mpmath.erfinv(2 * p - 1)),
    "uniform": (Interval(F(-1), F(3)), lambda p: 4 * p - 1),
    "Cauchy": (Student(F(1), F(0), F(1)), lambda p: mpmath.tan(mpmath.pi * (p - F(1, 2)))),
    "Student": (
        Student(F(2), F(1), F(3)),
        lambda p: 1 + 3 * (2 * p - 1) / mpmath.sqrt(2 * p * (1 - p)),
    ),
    "rising": (RISING, mpmath.sqrt),
    "exponential": (EXPONENTIAL, lambda p: -mpmath.log(1 - p)),
}


@pytest.mark.parametrize("level", LEVELS, ids=str)
@pytest.mark.parametrize("name", KNOWN)
def test_against_closed_forms(name, level):
    """Killed by: 2p for 2p − 1, the other tail, a scale that is squared, an interval not closed."""
    law, form = KNOWN[name]
    with mpmath.workdps(40):
        expected = form(mpmath.mpf(level.numerator) / level.denominator)
        found = quantile(law, level, 64)
        with ctx.workprec(160):
            assert abs(found - arb(mpmath.nstr(expected, 38))) < arb(10) ** -15 * (1 + abs(found))


@pytest.mark.parametrize("level", LEVELS, ids=str)
def test_of_a_mixture(level):
    """What a ball around the quantile has below it is the level."""
    law = Blend((Gaussian(F(0), F(1)), Interval(F(2), F(3))), (F(1, 2), F(1, 2)))
    assert (
        below(law, quantile(law, level, 64)) - arb(level.numerator) / level.denominator
    ).abs_upper() < 1e-12


def test_between_two_intervals_every_number_is_kept():
    """F is 1/2 on [1, 2]. Killed by: an end that is taken where F was not told from the level."""
    law = Blend((Interval(F(0), F(1)), Interval(F(2), F(3))), (F(1, 2), F(1, 2)))
    found = quantile(law, F(1, 2), 64)
    assert found.contains(1)
    assert found.contains(2)


def test_the_middle_of_a_symmetric_law():
    """There F cannot be told from 1/2. Killed by: to end the search at the first middle."""
    law = Blend((Gaussian(F(0), F(1)), Gaussian(F(0), F(9))), (F(1, 3), F(2, 3)))
    found = quantile(law, F(1, 2), 64)
    assert found.contains(0)
    assert found.rad() < 1e-15
    assert quantile(Student(F(3), F(2), F(1)), F(1, 2), 64) == 2


@pytest.mark.parametrize("level", [F(0), F(1), F(3, 2), F(-1, 2)])
def test_a_level_is_between_0_and_1(level):
    with pytest.raises(ValueError, match=r"is not in \(0, 1\)"):
        quantile(Gaussian(F(0), F(1)), level, 64)


def test_atoms_are_refused():
    coin = Atoms((F(0), F(1)), (F(1, 2), F(1, 2)))
    for law in (coin, Blend((coin, Interval(F(0), F(1))), (F(1, 2), F(1, 2)))):
        with pytest.raises(ValueError, match="has atoms"):
            quantile(law, F(1, 3), 64)
