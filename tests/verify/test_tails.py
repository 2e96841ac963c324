"""Means of what is not bounded: read where normal tails are known, and declined elsewhere."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
import sympy as sp
from scipy.stats import norm as normal
from sympy import Abs, Integer, Rational, cos, exp, sqrt

from theory import (
    Average,
    Draw,
    Independent,
    MatrixProduct,
    Mean,
    Normal,
    Path,
    Recursion,
    StudentT,
    Uniform,
    fair,
    momentum,
    real,
)
from theory.laws import Empirical, Mixture
from verify.engines.closed import Unread
from verify.engines.ranges import Range, bounds
from verify.instances import Instance
from verify.reading import Context
from verify.simulation.chains import chain
from verify.simulation.experiments import Laboratory
from verify.simulation.sampled import measured
from verify.simulation.tails import REACH, extents, mean_bounds
from verify.unrolling import unrolled

v, w, x, y = real("v w x y")
HERE = Instance(statement=sp.true, given=(), where=(), values=())
ZERO, ONE, TWO, THREE = (Integer(i) for i in range(4))
HALF = Rational(1, 2)
Z = Draw(x, Normal(1, 4))
COIN = Draw(y, fair(HALF, -ONE))

AR = Path(Recursion((w,), (w / 2 + x,), (Z,)), (ONE,))
RANDOM_AR = Path(Recursion((w,), (y * w + x,), (Z, COIN)), (ONE,))
BALL = Path(
    momentum(w**2 / 2 - x * w, over=(w,), rate=HALF, draws=(Z,), friction=HALF), (ONE, ZERO)
)


def seen(of, path, steps, look=4):
    context = Context(
        claim_id="c", seed=0, budget="quick", forbidden=frozenset(), keep=lambda _: None
    )
    quantity = Mean(of=of, over=path, at=Integer(steps))
    return measured(quantity, HERE, Laboratory(context)).after(look)


def known(path, steps):
    path = unrolled(path, HERE)
    return extents(chain(path, steps, HERE), steps)


# w_3 from 1: mean 1/8 + 7/4, variance 4 (1 + 1/4 + 1/16)
MEAN, VARIANCE = 15 / 8, 21 / 4


@pytest.mark.parametrize(
    ("of", "exact"),
    [
        (w, MEAN),
        (3 * w - 1, 3 * MEAN - 1),
        (w**2, MEAN**2 + VARIANCE),
        (w**3, MEAN**3 + 3 * MEAN * VARIANCE),
        (
            Abs(w),
            2 * math.sqrt(VARIANCE) * normal.pdf(MEAN / math.sqrt(VARIANCE))
            + MEAN * (1 - 2 * normal.cdf(-MEAN / math.sqrt(VARIANCE))),
        ),
        (cos(w), math.exp(-VARIANCE / 2) * math.cos(MEAN)),
        (w * cos(w), math.exp(-VARIANCE / 2) * (MEAN * math.cos(MEAN) - VARIANCE * math.sin(MEAN))),
    ],
)
def test_means_over_an_autoregression_with_normal_noise(of, exact):
    found = seen(of, AR, 3)
    assert found.low <= exact <= found.high
    assert found.radius < 0.1 * abs(exact) + 0.06
    far = float(found.radius) * 2
    assert not found.low <= exact + far <= found.high
    assert not found.low <= exact - far <= found.high


def test_the_extent_of_one_state_is_exact():
    """A centre at the mean, and the standard deviation of w_3."""
    found = known(AR, 3)[w]
    assert found.centre.low == pytest.approx(MEAN, rel=1e-9)
    assert found.centre.high == pytest.approx(MEAN, rel=1e-9)
    assert found.sd == pytest.approx(math.sqrt(VARIANCE), rel=1e-9)
    assert found.sd >= math.sqrt(VARIANCE)
    assert found.reach.high == pytest.approx(MEAN + REACH * math.sqrt(VARIANCE), rel=1e-9)


@pytest.mark.parametrize("steps", [1, 2, 5])
def test_an_extent_holds_the_law_given_the_bounded_draws(steps):
    """w ← y w + x with y = 1/2 or −1: centres and variances over all sequences of y."""
    rows = [(1.0, 0.0)]
    for _ in range(steps):
        rows = [(c * m + 1, c * c * s + 4) for m, s in rows for c in (0.5, -1.0)]
    found = known(RANDOM_AR, steps)[w]
    assert found.centre.low <= min(m for m, _ in rows)
    assert found.centre.high >= max(m for m, _ in rows)
    assert found.sd**2 >= max(s for _, s in rows)
    assert found.sd**2 == pytest.approx(max(s for _, s in rows), rel=1e-9)
    exact = sum(m for m, _ in rows) / len(rows)
    measured_mean = seen(w, RANDOM_AR, steps)
    assert measured_mean.low <= exact <= measured_mean.high
    assert not measured_mean.low <= exact + 1 <= measured_mean.high


def test_two_coordinates_that_share_their_noise():
    """Momentum on a parabola: the extents hold the exact moments."""
    step = sp.Matrix([[HALF, HALF], [-HALF, HALF]])  # w, u from w, u; the noise is x/2 in both
    mean, cov = sp.Matrix([1, 0]), sp.zeros(2, 2)
    noise = sp.Matrix([HALF, HALF])
    for _ in range(3):
        mean, cov = step * mean + noise, step * cov * step.T + 4 * noise * noise.T
    found = known(BALL, 3)
    for i, s in enumerate(BALL.model.state):
        assert found[s].sd >= math.sqrt(cov[i, i])
        assert found[s].centre.low <= mean[i] <= found[s].centre.high
    product = seen(sp.Mul(*BALL.model.state), BALL, 3)
    exact = Fraction(str(cov[0, 1] + mean[0] * mean[1]))
    assert product.low <= exact <= product.high
    assert not product.low <= exact + 1 <= product.high


def test_a_data_set_comes_back_so_its_noise_adds_linearly():
    """All members of a normal data set of 2, twice: variance 4·2, not 2·2."""
    data = Draw(x, Empirical(Normal(0, 4), 2), batch=TWO, replacement=False)
    path = Path(Recursion((w,), (w + Average(x),), (data,)), (ZERO,))
    found = known(path, 2)[w]
    assert found.sd**2 >= 8
    square = seen(w**2, path, 2)
    assert square.low <= 8 <= square.high
    fresh = Path(Recursion((w,), (w + Average(x),), (Draw(x, Normal(0, 4), batch=TWO),)), (ZERO,))
    assert known(fresh, 2)[w].sd ** 2 == pytest.approx(4, rel=1e-9)
    square = seen(w**2, fresh, 2)
    assert square.low <= 4 <= square.high


def test_a_mixture_and_a_normal_start():
    parts = (Normal(0, 1), Uniform(2, 4), Normal(-1, 9))
    law = Mixture(parts, (HALF, Rational(1, 4), Rational(1, 4)))
    path = Path(Recursion((w,), (x - w / 3,), (Draw(x, law),)), Normal(3, 1))
    found = known(path, 1)[w]
    assert found.sd**2 == pytest.approx(9 + Fraction(1, 9), rel=1e-9)
    assert (found.centre.low, found.centre.high) == pytest.approx((-2, 3), rel=1e-9)
    mean = seen(w, path, 1)
    assert mean.low <= Rational(3, 4) - Rational(1, 4) - 1 <= mean.high


def test_a_vector_start_of_several_laws():
    start = Independent((Normal(0, 1), Uniform(0, 1)))
    path = Path(Recursion((w, v), (w + v, v * y), (COIN,)), start)
    found = known(path, 2)
    assert found[w].sd == pytest.approx(1)
    assert found[v].sd == 0
    assert found[w].centre.high >= 1.5


def test_what_the_cut_changes_is_bounded():
    """E max(|w|^3 − M, 0) beyond the reach, by quadrature, is below what is allowed for it."""
    model = chain(unrolled(AR, HERE), 3, HERE)
    cube = mean_bounds(w**3, model, 3)
    sd, high = math.sqrt(VARIANCE), cube.inside.high
    assert high == pytest.approx((MEAN + REACH * sd) ** 3, rel=1e-6)
    exact = normal.expect(lambda z: max((MEAN + sd * z) ** 3 - high, 0.0), lb=REACH, ub=REACH + 20)
    assert 0 < exact <= cube.lost < 1e-4
    assert mean_bounds(cos(w), model, 3).inside == Range(-1.0, 1.0)


HEAVY = Mixture((Normal(0, 1), StudentT(9, 0, 1)), (HALF, HALF))


@pytest.mark.parametrize(
    ("path", "of"),
    [
        # the product of two normal numbers is not normal
        (Path(Recursion((w,), (x * w,), (Z,)), (ONE,)), w),
        (Path(Recursion((w,), (w**2 / 9 + x,), (Z,)), (ONE,)), w),
        # no exponential moment is claimed, and no tail of Student's law
        (AR, exp(w)),
        (AR, 1 / w),
        (Path(Recursion((w,), (w / 2 + x,), (Draw(x, StudentT(5, 0, 1)),)), (ONE,)), w),
        (Path(Recursion((w,), (w / 2 + x,), (Draw(x, HEAVY),)), (ONE,)), w),
    ],
)
def test_tails_that_nothing_bounds_are_declined_with_the_reason(path, of):
    with pytest.raises(Unread, match="bound"):
        seen(of, path, 2, 0)


def test_a_product_of_normal_numbers_is_affine_while_only_one_of_them_is_normal():
    once = seen(w**2, Path(Recursion((w,), (x * w,), (Z,)), (TWO,)), 1)
    assert once.low <= 4 * 5 <= once.high
    shear = Path(MatrixProduct(sp.Matrix([[1, x], [0, 1]]), (Z,)), (ONE, ONE))
    first, second = shear.model.state
    assert known(shear, 2)[second].sd == 0
    mean = seen(first * second, shear, 2)
    assert mean.low <= 3 <= mean.high
    mixed = Path(MatrixProduct(sp.Matrix([[1, x], [x, 1]]), (Z,)), (ONE, ONE))
    with pytest.raises(Unread, match="affine"):
        seen(first, mixed, 2, 0)


# Bounds of expressions ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "low", "high"),
    [
        (w + 2, 1, 5),
        (w * x, -2, 6),
        (w**2, 0, 9),
        (w**3, -1, 27),
        (1 / x, HALF, 1),
        (sqrt(x), 1, sqrt(2)),
        (x ** Rational(-1, 2), 1 / sqrt(2), 1),
        (1 / w, -math.inf, math.inf),
        (sp.log(x), 0, sp.log(2)),
        (sp.log(w), -math.inf, math.inf),
        (exp(w), exp(-1), exp(3)),
        (Abs(w), 0, 3),
        (sp.Max(w, x), 1, 3),
        (sp.Min(w, x), -1, 2),
        (cos(w), -1, 1),
        (sp.sign(w), -1, 1),
        (sp.tanh(x), sp.tanh(1), sp.tanh(2)),
        (sp.Piecewise((w, w > 1), (x, True)), -1, 3),
    ],
)
def test_bounds_hold_and_are_sharp(expr, low, high):
    at = {w: Range(-1.0, 3.0), x: Range(1.0, 2.0)}
    found = bounds(expr, at)
    assert found.low <= float(low)
    assert found.high >= float(high)
    if math.isfinite(float(low)):
        assert found.low == pytest.approx(float(low), abs=1e-9)
        assert found.high == pytest.approx(float(high), abs=1e-9)


def test_bounds_of_an_unknown_function_are_none():
    with pytest.raises(Unread, match="bounds"):
        bounds(sp.gamma(w), {w: Range(1.0, 2.0)})
