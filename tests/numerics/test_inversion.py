"""The inverse of a distribution function: its error against mpmath, and who notices a wrong one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from flint import arb, ctx

from numerics import inversion
from numerics.evalues import dkw_radius
from numerics.inversion import InverseDraws, inverse, quantile
from numerics.laws import Density, Student
from numerics.shapes import series, shape
from numerics.streams import Address, open_block, root

F = Fraction
X = ("x",)


def number(p, q=1):
    return ("number", F(p, q))


def student(degrees, location=0, scale=1):
    def exact(x):
        z = (mpmath.mpf(x) - location) / (mpmath.mpf(F(scale).numerator) / F(scale).denominator)
        nu = mpmath.mpf(F(degrees).numerator) / F(degrees).denominator
        tail = mpmath.betainc(nu / 2, 0.5, 0, nu / (nu + z * z), regularized=True) / 2
        return 1 - tail if z > 0 else tail

    return Student(F(degrees), F(location), F(scale)), exact


# 3/4 (1 - x^2) on [-1, 1]
PARABOLA = Density(
    ("mul", number(3, 4), ("add", number(1), ("mul", number(-1), ("power", X, F(2))))), F(-1), F(1)
)
# e^-x/(1 + e^-x)^2 on the line
FALL = ("exp", ("mul", number(-1), X))
LOGISTIC = Density(
    ("mul", FALL, ("power", ("add", number(1), FALL), F(-2))),
    None,
    None,
    ("power", ("add", number(1), FALL), F(-1)),
)
# 2 e^-2x on [0, oo)
DECAY = ("exp", ("mul", number(-2), X))
EXPONENTIAL = Density(
    ("mul", number(2), DECAY), F(0), None, ("add", number(1), ("mul", number(-1), DECAY))
)
# 1/(2 sqrt x) on [0, 1]: infinite at an end
ROOT = Density(("mul", number(1, 2), ("power", X, F(-1, 2))), F(0), F(1), ("power", X, F(1, 2)))

LAWS = {
    "cauchy": student(1),
    "student 3": student(3, 1, 2),
    "student 5/2": student(F(5, 2), 0, F(1, 3)),
    "parabola": (PARABOLA, lambda x: (2 + 3 * mpmath.mpf(x) - mpmath.mpf(x) ** 3) / 4),
    "logistic": (LOGISTIC, lambda x: 1 / (1 + mpmath.exp(-mpmath.mpf(x)))),
    "exponential": (EXPONENTIAL, lambda x: -mpmath.expm1(-2 * mpmath.mpf(x))),
    "root": (ROOT, lambda x: mpmath.sqrt(mpmath.mpf(x))),
}
over_laws = pytest.mark.parametrize("name", LAWS)


def lanes(block=0):
    return open_block(Address(root(0), "0" * 32, "inversion", "test", block))


def masses():
    """Numbers (k + 1/2)/2^52: everywhere, in all octaves, at the seams of octaves and the ends."""
    random = np.random.default_rng(0)
    k = np.concatenate(
        [
            random.integers(0, 2**52, 60),
            (2 ** random.uniform(0, 51, 60)).astype(np.int64),
            2**52 - 1 - (2 ** random.uniform(0, 51, 60)).astype(np.int64),
            [2**n - 1 for n in range(1, 53, 5)],
            [2**n for n in range(0, 52, 5)],
            [0, 1, 2**52 - 1, 2**51 - 1, 2**51],
        ]
    )
    return (k + 0.5) * 2.0**-52


def misses(values, u, exact):
    """|F(x) - u| with 60 digits."""
    with mpmath.workdps(60):
        return [
            float(abs(exact(x) - mpmath.mpf(m)))
            for x, m in zip(values.tolist(), u.tolist(), strict=True)
        ]


@over_laws
def test_the_certified_error_holds(name):
    law, exact = LAWS[name]
    table = quantile(law)
    u = masses()
    values = inverse(table, u)
    assert max(misses(values, u, exact)) <= table.bias
    assert table.bias < 64 * 2.0**-53
    # a table that is wrong by 2^-44 of its values breaks its own bound: the check can fail
    moved = replace(table, coefficients=table.coefficients * (1 + 2.0**-44))
    assert max(misses(inverse(moved, u), u, exact)) > moved.bias


@pytest.mark.parametrize("name", sorted(set(LAWS) - {"parabola"}))
def test_tails_are_drawn_to_a_relative_error(name):
    """An octave of small masses is not lost in the absolute error.

    The parabola ends at -1, where floats are too coarse for that.
    """
    law, exact = LAWS[name]
    u = (2.0 ** np.arange(0, 50, 7) + 0.5) * 2.0**-52
    wrong = misses(inverse(quantile(law), u), u, exact)
    assert max(w / m for w, m in zip(wrong, u.tolist(), strict=True)) < 2.0**-39


@over_laws
def test_the_draws_have_the_law(name):
    """sup |F_n - F| within the DKW radius at 1e-9 and the bias; a law stretched by 1/5 is not."""
    law, exact = LAWS[name]
    draws = InverseDraws(lanes(), quantile(law))
    x = np.sort(np.concatenate([draws.values() for _ in range(8)]))
    picked = np.arange(0, x.size, 64)
    heights = np.array([float(exact(v)) for v in x[picked].tolist()])
    # between picked points F rises by at most 64/n more than F_n does
    distance = np.abs(heights - picked / x.size).max()
    radius = dkw_radius(x.size, 1e-9) + 65 / x.size + quantile(law).bias
    assert distance <= radius
    ends = (-np.inf if law_low(law) is None else law_low(law), law_high(law))
    spoilt = [float(exact(v)) for v in np.clip(x[picked] * 1.2 + 0.1, *ends).tolist()]
    assert np.abs(np.array(spoilt) - picked / x.size).max() > radius


def law_low(law):
    return float(law.low) if isinstance(law, Density) and law.low is not None else None


def law_high(law):
    return float(law.high) if isinstance(law, Density) and law.high is not None else np.inf


def test_a_polynomial_that_is_not_the_inverse_is_refused():
    form = shape(PARABOLA)
    with ctx.workprec(inversion.BITS):
        mass, half = F(3, 8), F(1, 64)
        cell = inversion._cell(form, 0, mass, half, arb(-0.2))
        grown = [arb(0)]
        grown += [c / (k + 1) for k, c in enumerate(series(form.density, cell.centre, 17))]
        known = (form, cell.centre, cell.reached, grown)
        assert inversion._error(*known, list(cell.powers), (mass, half)) == cell.error
        for i in range(3):
            wrong = list(cell.powers)
            wrong[i] += 2.0**-45
            assert inversion._error(*known, wrong, (mass, half)) is None


def test_a_density_that_has_not_mass_one_is_refused():
    two = Density(("mul", number(2), PARABOLA.formula), F(-1), F(1))
    with pytest.raises(ValueError, match="not to 1"):
        quantile(two)


def test_a_density_that_varies_too_fast_is_refused():
    """With a height of 0 in the middle no polynomial in the mass is an inverse there."""
    gap = Density(("mul", number(3, 2), ("power", X, F(2))), F(-1), F(1))
    with pytest.raises(ValueError, match="too fast"):
        quantile(gap)


# Sums of integers made from the bits of draws, as those of test_draws: equal for good.
PINNED = {
    "cauchy": 14262899018892392142,
    "student 3": 902205811867687164,
    "student 5/2": 11764079238505788563,
    "parabola": 2052705856301790119,
    "logistic": 3084862095693477857,
    "exponential": 2765329880618606007,
    "root": 16834623882731382661,
}


@over_laws
def test_the_bits_of_the_draws_are_pinned(name):
    draws = InverseDraws(lanes(), quantile(LAWS[name][0]))
    bits = np.array([draws.values() for _ in range(5)]).view(np.uint64)
    weights = np.arange(1, bits.size + 1, dtype=np.uint64).reshape(bits.shape)
    assert int((bits * weights).sum()) == PINNED[name]
