"""Schemes as recursions: their formulas, their orders as slopes, and their limits besides."""

import numpy as np
import pytest
import sympy as sp
from sympy import Integer, Rational, exp, sqrt

from numerics.laws import Gaussian
from numerics.orders import Slope, median, slope
from numerics.paths import follow
from numerics.streams import Address, open_block, root
from theory import ITO, STRATONOVICH, Diffusion, real
from theory.trees import digest
from verify.programs import followed
from verify.simulation.schemes import (
    ARC,
    LOGARITHM,
    STATE,
    euler,
    in_variable,
    milstein,
    one_sided,
    side_by_side,
    with_clock,
    with_values,
)

k, w = real("k w")
GEOMETRIC = Diffusion((w,), (w / 4,), ((w / 2,),), ITO)
PARTS = (1, 2, 4, 8, 16)  # of 1/512
FINEST = Rational(1, 512)


def followed_block(recursion, start, steps, experiment, block=0):
    address = Address(root(7), digest(recursion.state), "sde", experiment, block)
    laws = tuple(Gaussian(0.0, 1.0) for _ in recursion.draws)
    walk = followed(recursion, ({},), laws, start, steps)
    return follow(open_block(address), walk)


def strong_errors(scheme, model=GEOMETRIC):
    """|scheme − truth| at time 1, truth being log-Euler, which is exact, on the same path."""
    found = []
    for parts in PARTS:
        step = FINEST * parts
        both = side_by_side(
            scheme(model, step, variable=STATE, parts=parts),
            euler(model, step, variable=LOGARITHM, parts=parts),
        )
        states = followed_block(both, (1.0, 0.0), int(1 / step), "strong").states[0]
        found.append(np.abs(states[0] - np.exp(states[1])))
    return found


@pytest.mark.parametrize(("scheme", "order"), [(euler, 0.5), (milstein, 1.0)])
def test_strong_orders_are_slopes_whose_interval_excludes_the_neighbours(scheme, order):
    errors = [median(e, 1e-6) for e in strong_errors(scheme)]
    found = slope([float(FINEST * parts) for parts in PARTS], errors)
    assert found.holds(order), found
    assert found.high - found.low < 0.25
    assert not any(found.holds(other) for other in (0.0, 0.5, 1.0, 1.5) if other != order)


def test_the_weak_order_is_a_slope_whose_interval_excludes_the_neighbours():
    """E w_1 is e for dw = w dt + w/2 dB from 1; against log-Euler, exact, on the same paths."""
    model, steps = Diffusion((w,), (w,), ((w / 2,),), ITO), [Rational(k, 128) for k in (1, 2, 4, 8)]
    errors = []
    for step in steps:
        parts = int(128 * step)
        both = side_by_side(
            euler(model, step, variable=STATE, parts=parts),
            euler(model, step, variable=LOGARITHM, parts=parts),
        )
        blocks = [
            followed_block(both, (1.0, 0.0), int(1 / step), "weak order", block).states[0]
            for block in range(16)
        ]
        states = np.concatenate(blocks, axis=1)
        short = np.exp(states[1]) - states[0]
        noise = 5 * short.std() / len(short) ** 0.5
        errors.append((short.mean() - noise, short.mean() + noise))
    found = slope([float(step) for step in steps], errors)
    assert found.holds(1.0), found
    assert found.high - found.low < 0.25
    assert not any(found.holds(other) for other in (0.0, 0.5, 1.5, 2.0))


def test_log_euler_is_exact_for_geometric_motion():
    """Whatever the step: the sum of the increments decides."""
    ends = []
    for parts in (1, 64):
        scheme = euler(GEOMETRIC, Rational(parts, 64), variable=LOGARITHM, parts=parts)
        ends.append(followed_block(scheme.recursion, (0.0,), 64 // parts, "exact").states[0, 0])
    assert ends[0] == pytest.approx(ends[1], abs=1e-12)


@pytest.mark.parametrize("variable", [STATE, LOGARITHM, ARC], ids=lambda v: v.name)
def test_weak_order_one_and_the_right_limit(variable):
    """E w_1 = e^(1/4) from 1; the limit is tested besides the order, for each calculus."""
    for calculus, mean in ((ITO, np.exp(0.25)), (STRATONOVICH, np.exp(0.375))):
        model = Diffusion((w,), (w / 4,), ((w / 2,),), calculus)
        scheme = euler(model, Rational(1, 64), variable=variable, parts=1)
        begin = float(variable.of.subs(sp.Symbol("w", real=True), 1))
        values = []
        for block in range(4):
            y = followed_block(scheme.recursion, (begin,), 64, "weak", block).states[0, 0]
            values.append(np.broadcast_to(sp.lambdify(w, scheme.back)(y), y.shape))
        found = np.concatenate(values)
        noise = 5 * found.std() / len(found) ** 0.5
        assert abs(found.mean() - mean) < noise + 0.01
        assert noise < 0.04


def test_euler_and_milstein_are_their_formulas():
    x = real("x_1")
    one = euler(GEOMETRIC, Rational(1, 4), variable=STATE, parts=1).recursion.step[0]
    assert sp.expand(one - (w + w / 16 + w * x / 4)) == 0
    two = milstein(GEOMETRIC, Rational(1, 4), variable=STATE, parts=1).recursion.step[0]
    assert sp.expand(two - one - w / 8 * (x**2 / 4 - Rational(1, 4))) == 0


def test_other_variables_are_by_ito_s_formula():
    log = in_variable(GEOMETRIC, LOGARITHM)
    assert sp.simplify(log.drift[0] - Rational(1, 8)) == 0
    assert sp.simplify(log.volatility[0][0] - Rational(1, 2)) == 0
    turned = in_variable(Diffusion((w,), (w / 4,), ((w / 2,),), STRATONOVICH), LOGARITHM)
    assert sp.simplify(turned.drift[0] - Rational(1, 4)) == 0
    arc = in_variable(Diffusion((w,), (-w,), ((1 + w**2,),), ITO), ARC)
    at = {w: Rational(3, 2)}
    place = sp.sinh(Rational(3, 2))
    root_ = sp.sqrt(1 + place**2)
    assert abs(sp.N(arc.volatility[0][0].subs(at) - root_)) < 1e-12
    assert abs(sp.N(arc.drift[0].subs(at) - (-place / root_ - place * root_ / 2))) < 1e-10


def test_another_clock_keeps_the_law_up_to_weights():
    """dτ = σ²/(1 + w²) dt makes the noise √(1 + w²); the density of the new clock is p · speed."""
    model = Diffusion((w,), (-w,), ((1 + w**2,),), ITO)
    speed = 1 + w**2
    slow = with_clock(model, speed)
    assert sp.simplify(slow.volatility[0][0] - sqrt(1 + w**2)) == 0
    p = exp(1 / (2 * (1 + w**2)) * 2) / (1 + w**2) ** 2

    def flux(model_, density):
        square = model_.volatility[0][0] ** 2
        return sp.simplify(model_.drift[0] * density - sp.diff(square * density, w) / 2)

    assert flux(model, p) == 0
    assert flux(slow, p * speed) == 0


def test_euler_explodes_for_noise_that_grows_and_the_other_clock_does_not():
    """dw = −w dt + (1 + w²) dB never reaches infinity; Euler's paths do at every step."""
    model = Diffusion((w,), (-w,), ((1 + w**2,),), ITO)
    broken = []
    for parts in (1, 4):
        plain = euler(model, Rational(1, 64) * parts, variable=STATE, parts=parts)
        ends = followed_block(plain.recursion, (0.5,), 512 // parts, "clock")
        broken.append(ends.broken.mean())
    assert min(broken) > 0.1
    tamed = euler(with_clock(model, 1 + w**2), Rational(1, 64), variable=ARC, parts=1)
    assert not followed_block(tamed.recursion, (0.48,), 512, "clock").broken.any()


def test_two_motions_are_not_one():
    with pytest.raises(ValueError, match="2 Brownian motions"):
        euler(Diffusion((w,), (w,), ((1, w),), ITO), Integer(1), variable=STATE, parts=1)
    one = euler(GEOMETRIC, Integer(1), variable=STATE, parts=1)
    with pytest.raises(ValueError, match="other numbers of draws"):
        side_by_side(one, euler(GEOMETRIC, Integer(1), variable=STATE, parts=2))


def test_a_slope_has_the_extremes_of_its_errors():
    steps = (0.1, 0.2, 0.4)
    exact = slope(steps, [(h**2, h**2) for h in steps])
    assert exact.low == pytest.approx(2) == exact.high
    wide = slope(steps, [(h**2 / 1.1, h**2 * 1.1) for h in steps])
    assert wide.low < 2 < wide.high
    assert wide.holds(2)
    assert not wide.holds(1)
    crooked = [(0.01, 0.01), (0.01, 0.01), (1.6, 1.6)]
    assert isinstance(slope(steps, crooked), Slope)
    for errors, words in (([(0.0, 1.0)] * 3, "not above 0"), ([(1.0, 2.0)], "no line")):
        with pytest.raises(ValueError, match=words):
            slope(steps, errors)


def test_a_median_is_between_order_statistics():
    low, high = median(np.arange(1001), 1e-6)
    assert low < 500 < high
    assert low + high == 1000
    assert 140 < high - low < 170  # 2 · 4.9 · √1001/2
    with pytest.raises(ValueError, match="too few"):
        median(np.arange(10), 1e-6)


@pytest.mark.parametrize(
    ("drift", "noise", "begin", "stays"),
    [
        (w, w, 1, True), (w, w, -1, True), (w, w, 0, False), (Integer(1), w, 1, True),
        (Integer(1), w, -1, False), (-Integer(1), w, 1, False), (w, sqrt(w**2 + 1), 1, False),
        (1 - w, sqrt(w), 2, True), (1 / w, w, 1, False), (k * w, w, 1, True), (k - w, w, 1, False),
    ],
)  # fmt: skip
def test_a_path_stays_on_its_side_of_0_where_nothing_moves_it_across(drift, noise, begin, stays):
    model = Diffusion((w,), (drift,), ((noise,),), ITO)
    assert one_sided(model, Integer(begin)) is stays
    assert one_sided(with_values(model, {k: Integer(2), w: Integer(7)}), Integer(begin)) is (
        stays or (drift == k - w)
    )
