"""Expectations over Student's law and other densities: enclosures against quadrature."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import mpmath
import pytest
from flint import arb, ctx

from numerics import smooth
from numerics.balls import expect_log, expect_power, variance_log
from numerics.enclosures import enclose
from numerics.formulas import evaluate
from numerics.integrands import LOG
from numerics.laws import Atoms, Blend, Density, Gaussian, Student
from numerics.shapes import highest, series, shape

F = Fraction
X = ("x",)


def number(p, q=1):
    return ("number", F(p, q))


# 3/4 (1 - x²) on [-1, 1] and 2 x on [0, 1]
PARABOLA = Density(
    ("mul", number(3, 4), ("add", number(1), ("mul", number(-1), ("power", X, F(2))))), F(-1), F(1)
)
RAMP = Density(("mul", number(2), X), F(0), F(1))
T1, T3 = Student(F(1), F(0), F(1)), Student(F(3), F(1, 2), F(2))


def real(q):
    return mpmath.mpf(F(q).numerator) / F(q).denominator


def height(law, x):
    if isinstance(law, Student):
        nu, z = real(law.degrees), (x - real(law.location)) / real(law.scale)
        top = mpmath.gamma((nu + 1) / 2) / mpmath.gamma(nu / 2) / mpmath.sqrt(nu * mpmath.pi)
        return top * (1 + z * z / nu) ** (-(nu + 1) / 2) / real(law.scale)
    return 3 * (1 - x * x) / 4 if law is PARABOLA else 2 * x


def quadrature(law, h, alpha, beta):
    """E h(|alpha + beta x|), cut at the singularity and at the ends."""
    alpha, beta = real(alpha), real(beta)
    centre = -alpha / beta
    if isinstance(law, Student):
        ends = [-mpmath.inf, -50, -5, centre - 1, centre, centre + 1, 5, 50, mpmath.inf]
        ends = sorted(set(ends))
    else:
        low, high = float(law.low), float(law.high)
        ends = sorted({low, high, *([centre] if low < centre < high else [])})
    return mpmath.quad(lambda x: h(abs(alpha + beta * x)) * height(law, x), ends)


CASES = [
    (T1, F(1), F(-1, 2)),
    (T1, F(0), F(3)),
    (T3, F(1), F(-1, 2)),
    (PARABOLA, F(1, 4), F(-1)),  # the zero of the factor inside the support
    (PARABOLA, F(1), F(1)),  # at an end
    (PARABOLA, F(3), F(-1)),  # outside
    (RAMP, F(1), F(-2)),
    (RAMP, F(1), F(-1)),
]


@pytest.mark.parametrize(("law", "alpha", "beta"), CASES)
def test_the_mean_of_a_logarithm_is_enclosed(law, alpha, beta):
    found = expect_log(law, alpha, beta, 40)
    with mpmath.workdps(20):
        exact = quadrature(law, mpmath.log, alpha, beta)
    assert float(found.rad()) < 1e-6
    assert abs(float(found.mid()) - float(exact)) < 1e-8 + float(found.rad())
    spread = variance_log(law, alpha, beta, 40)
    with mpmath.workdps(20):
        square = quadrature(law, lambda u: mpmath.log(u) ** 2, alpha, beta)
    assert abs(float(spread.mid()) - float(square - exact**2)) < 1e-6 + float(spread.rad())


@pytest.mark.parametrize("s", [F(1, 2), F(-1, 2), F(3, 4)])
@pytest.mark.parametrize(("law", "alpha", "beta"), [CASES[2], CASES[3], CASES[6]])
def test_a_fractional_moment_is_enclosed(law, alpha, beta, s):
    found = expect_power(law, alpha, beta, s, 40)
    with mpmath.workdps(20):
        exact = quadrature(law, lambda u: u ** real(s), alpha, beta)
    assert abs(float(found.mid()) - float(exact)) < 1e-6 + float(found.rad())


def test_closed_forms():
    """E ln|x| for Cauchy's law is 0; for 2x on [0, 1] it is -1/2."""
    assert expect_log(T1, F(0), F(1), 60).contains(0)
    assert expect_log(RAMP, F(0), F(1), 60).contains(arb(-0.5))
    assert not expect_log(RAMP, F(0), F(1), 60).contains(arb(-0.5) + arb(2) ** -40)


def test_a_moment_that_is_infinite():
    assert expect_power(Student(F(1, 2), F(0), F(1)), F(1), F(1), F(3, 4), 40) is None


def test_a_blend_is_a_sum():
    law = Blend((RAMP, Gaussian(F(0), F(1)), T1), (F(1, 2), F(1, 4), F(1, 4)))
    parts = [expect_log(part, F(1), F(-1, 2), 60) for part in law.laws]
    found = expect_log(law, F(1), F(-1, 2), 40)
    assert found.overlaps(parts[0] / 2 + parts[1] / 4 + parts[2] / 4)
    assert not found.overlaps(parts[0] / 2 + parts[1] / 2)
    dead = Blend((RAMP, Atoms((F(2),), (F(1),))), (F(1, 2), F(1, 2)))
    assert expect_log(dead, F(1), F(-1, 2), 40) is None


def test_without_the_bend_of_the_density_the_core_would_miss(monkeypatch):
    """What the series leaves out near the singularity is a part of the enclosure."""
    monkeypatch.setattr(smooth, "_near", lambda *_: F(1, 8))
    wide = smooth.over_density(LOG, PARABOLA, F(1, 4), F(-1), 60)
    with mpmath.workdps(20):
        exact = float(quadrature(PARABOLA, mpmath.log, F(1, 4), F(-1)))
    assert wide.contains(arb(exact)) or abs(float(wide.mid()) - exact) < float(wide.rad()) + 1e-12
    honest = smooth._core

    def flat(k, form, centre, near):
        return honest(replace(k, core=lambda _: arb(0)), form, centre, near)

    monkeypatch.setattr(smooth, "_core", flat)
    short = smooth.over_density(LOG, PARABOLA, F(1, 4), F(-1), 60)
    assert abs(float(short.mid()) - exact) > float(short.rad()) + 1e-9


def test_a_tail_without_a_bound_is_refused():
    line = Density(("exp", X), None, F(0), ("exp", X))
    with pytest.raises(ValueError, match="tail"):
        expect_log(line, F(1), F(1), 40)


# Shapes and formulas ------------------------------------------------------------------------------


@pytest.mark.parametrize("law", [T1, T3, Student(F(5, 2), F(-1), F(1, 3))])
def test_the_tails_of_students_law(law):
    form = shape(law)
    with ctx.workprec(80):
        for x in (-7, -1, 0, F(1, 3), 2, 40):
            below, above = form.below(enclose(F(x))), form.above(enclose(F(x)))
            assert (below + above).contains(1)
            # the slope of the distribution function is the density
            step = F(1, 2**20)
            slope = (form.below(enclose(x + step)) - form.below(enclose(x - step))) / (
                2 * enclose(step)
            )
            assert abs(float(slope.mid()) - float(form.density(enclose(F(x))).mid())) < 1e-9
    middle = shape(law).below(enclose(law.location))
    assert middle.contains(arb(0.5))


def test_a_power_series_has_the_taylor_coefficients():
    found = series(lambda x: x.exp(), arb(0), 6)
    expected = [1, 1, F(1, 2), F(1, 6), F(1, 24), F(1, 120)]
    assert all(c.overlaps(enclose(F(e))) for c, e in zip(found, expected, strict=True))
    assert series(lambda x: x * x, arb(3), 4)[3].contains(0)
    with pytest.raises(ValueError, match="power series"):
        series(lambda x: x.log(), arb(0), 3)


def test_the_greatest_height_of_a_density():
    assert 0.75 <= highest(PARABOLA) < 0.77
    assert 2 <= highest(RAMP) < 2.02
    with pytest.raises(ValueError, match="bounded"):
        highest(Density(("power", X, F(-1, 2)), F(0), F(1, 4)))


@pytest.mark.parametrize(
    ("formula", "exact"),
    [
        (X, 0.5),
        (number(3, 7), 3 / 7),
        (("pi",), 3.141592653589793),
        (("add", X, X, number(1)), 2.0),
        (("mul", X, X, number(4)), 1.0),
        (("power", X, F(3)), 0.125),
        (("power", X, F(-2)), 4.0),
        (("power", X, F(1, 2)), 0.7071067811865476),
        (("power", X, F(-1, 2)), 1.4142135623730951),
        (("power", X, F(2, 3)), 0.6299605249474366),
        (("exp", X), 1.6487212707001282),
        (("log", X), -0.6931471805599453),
        (("erf", X), 0.5204998778130465),
        (("atan", X), 0.4636476090008061),
        (("sin", X), 0.479425538604203),
        (("cos", X), 0.8775825618903728),
    ],
)
def test_formulas(formula, exact):
    assert float(evaluate(formula, arb(0.5)).mid()) == pytest.approx(exact, rel=1e-12)


def test_formulas_that_are_none():
    with pytest.raises(ValueError, match="no operation"):
        evaluate(("gamma", X), arb(1))
    with pytest.raises(ValueError, match="erf of a Fraction"):
        evaluate(("erf", X), F(1))
