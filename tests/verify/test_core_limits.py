"""Limits of w ← f(x) w: by the sign of the growth rate, and by a fractional moment."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import log as ln

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, Integer, Rational, log, oo, sqrt

from theory import (
    ALMOST_SURELY,
    IN_LAW,
    IN_PROBABILITY,
    ITO,
    STRATONOVICH,
    Claim,
    Converges,
    Definition,
    Diffusion,
    Draw,
    Exists,
    Mean,
    Normal,
    Not,
    Path,
    Rate,
    Recursion,
    StudentT,
    Supremum,
    Uniform,
    Variance,
    escapes,
    fair,
    function,
    real,
    size,
    vanishes,
)
from theory.bridges import ABSORPTION, FRACTIONAL_MOMENT, LAW_OF_LARGE_NUMBERS, OSCILLATION
from theory.laws import Discrete
from verify.engines.closed import Unread, sign
from verify.engines.maxima import exact_supremum
from verify.engines.suprema import bounded_supremum
from verify.instances import Instance
from verify.methods import decision
from verify.methods.certified import Balls
from verify.methods.exact import Exact
from verify.outcome import Strength, Truth
from verify.reading import Context, Declines

a, w, x, λ, s2, m = real("a w x λ s2 m")
t = size("t")
γ = function("γ")
ONE, HALF = Integer(1), Rational(1, 2)
HOLDS, FAILS, UNKNOWN = Truth.HOLDS, Truth.FAILS, Truth.UNKNOWN
ANYWHERE = Instance(statement=sp.true, given=(), where=(), values=())
EXACT = Exact(frozenset(), 400)
BALLS = Balls(Fraction(1, 100), frozenset())
few = settings(derandomize=True, deadline=None, database=None, max_examples=40)


def product_of(law, start=ONE):
    return Path(Recursion((w,), (x * w,), (Draw(x, law),)), (start,))


def finite(values, weights, start=ONE):
    return product_of(Discrete(tuple(values), tuple(weights)), start)


def inward(path, how=IN_PROBABILITY):
    return Converges(of=w, to=Integer(0), over=path, how=how)


def outward(path, how=IN_PROBABILITY):
    return Converges(of=Abs(w), to=oo, over=path, how=how)


def both(path, reader=EXACT):
    """What is said of w → 0 and of |w| → ∞."""
    return tuple(reader.event(e, ANYWHERE).truth for e in (inward(path), outward(path)))


VANISHES, ESCAPES, NEITHER = (HOLDS, FAILS), (FAILS, HOLDS), (FAILS, FAILS)


@pytest.mark.parametrize(
    ("values", "weights", "start", "does", "bridge"),
    [
        ([HALF, Rational(19, 10)], [HALF, HALF], ONE, VANISHES, LAW_OF_LARGE_NUMBERS),
        ([HALF, Rational(21, 10)], [HALF, HALF], ONE, ESCAPES, LAW_OF_LARGE_NUMBERS),
        ([HALF, 2], [HALF, HALF], ONE, NEITHER, OSCILLATION),  # γ = 0 exactly
        ([HALF, -2], [HALF, HALF], ONE, NEITHER, OSCILLATION),
        ([sqrt(2), 1 / sqrt(2)], [HALF, HALF], ONE, NEITHER, OSCILLATION),  # kills: floats
        ([sqrt(2), Rational(7, 10)], [HALF, HALF], ONE, VANISHES, LAW_OF_LARGE_NUMBERS),
        ([sqrt(2), Rational(71, 100)], [HALF, HALF], ONE, ESCAPES, LAW_OF_LARGE_NUMBERS),
        ([4, HALF], [Rational(1, 3), Rational(2, 3)], ONE, NEITHER, OSCILLATION),
        ([100, 0], [Rational(99, 100), Rational(1, 100)], ONE, VANISHES, ABSORPTION),
        ([1, -1], [HALF, HALF], ONE, NEITHER, None),  # |w_t| = |w_0|
        ([1, -1], [HALF, HALF], Integer(0), VANISHES, None),
        ([3, 5], [HALF, HALF], Integer(0), VANISHES, None),  # kills: γ > 0 escapes from 0
        ([3], [1], ONE, ESCAPES, LAW_OF_LARGE_NUMBERS),
        ([0], [1], ONE, VANISHES, ABSORPTION),
    ],
)
def test_known_limits(values, weights, start, does, bridge):
    path = finite(values, weights, start)
    assert both(path) == does
    found = EXACT.event(inward(path), ANYWHERE)
    assert found.bridge == (bridge.name if bridge else "")
    assert found.strength is Strength.EXACT
    balls = both(path, BALLS)
    assert balls in (does, (UNKNOWN, UNKNOWN))
    if does is not NEITHER:
        assert balls == does


@pytest.mark.parametrize("how", [IN_PROBABILITY, ALMOST_SURELY])
def test_the_mode_of_convergence(how):
    path = finite([HALF, Rational(3, 2)], [HALF, HALF])
    assert EXACT.event(inward(path, how), ANYWHERE).truth is HOLDS
    assert BALLS.event(inward(path, how), ANYWHERE).bridge == FRACTIONAL_MOMENT.name


def test_absorption_is_more_than_vanishing():
    absorbed = Converges(
        of=sp.sign(w), to=Integer(0), over=finite([0, 2], [HALF, HALF]), how=ALMOST_SURELY
    )
    assert EXACT.event(absorbed, ANYWHERE).truth is HOLDS
    small = replace(absorbed, over=finite([HALF, Rational(1, 3)], [HALF, HALF]))
    assert EXACT.event(small, ANYWHERE).truth is FAILS  # w_t → 0, and is never 0
    rest = replace(absorbed, over=finite([2, 3], [HALF, HALF], Integer(0)))
    assert EXACT.event(rest, ANYWHERE).truth is HOLDS


def test_a_stated_bridge_is_not_crossed():
    reader = Exact(frozenset({LAW_OF_LARGE_NUMBERS.name, OSCILLATION.name}), 400)
    path = finite([HALF, Rational(3, 2)], [HALF, HALF])
    found = reader.event(inward(path), ANYWHERE)
    assert (found.truth, found.strength, found.bridge) == (HOLDS, Strength.AGREEMENT, "")
    assert "t = 400" in found.reason
    # Directly nothing is refuted, and near the boundary nothing is seen.
    assert reader.event(outward(path), ANYWHERE).truth is UNKNOWN
    near = finite([HALF, Rational(199, 100)], [HALF, HALF])
    assert reader.event(inward(near), ANYWHERE).truth is UNKNOWN
    grows = finite([HALF, Rational(5, 1)], [HALF, HALF])
    assert reader.event(outward(grows), ANYWHERE).truth is HOLDS
    assert reader.event(inward(grows), ANYWHERE).truth is UNKNOWN


@pytest.mark.parametrize("reader", [EXACT, BALLS])
def test_other_models_and_other_limits_are_unknown(reader):
    shift = Path(Recursion((w,), (w + 1,), ()), (Integer(0),))
    square = Path(Recursion((w,), (w**2 + x,), (Draw(x, fair(1, -1)),)), (Integer(0),))
    moved = FAILS if reader is EXACT else UNKNOWN  # kills: "0 stays 0" for every model
    assert both(square, reader) == (moved, UNKNOWN)
    assert both(shift, reader) == (ESCAPES if reader is EXACT else (UNKNOWN, UNKNOWN))  # w_t = t
    path = finite([HALF, 3], [HALF, HALF])
    half = Converges(of=w, to=HALF, over=path, how=IN_PROBABILITY)
    assert reader.event(half, ANYWHERE).truth is UNKNOWN
    square_of = Converges(of=w**2, to=Integer(0), over=path, how=IN_PROBABILITY)
    assert reader.event(square_of, ANYWHERE).truth is UNKNOWN


atoms = st.lists(st.fractions(-3, 3, max_denominator=6), min_size=1, max_size=3, unique=True).map(
    lambda fs: [Rational(f.numerator, f.denominator) for f in fs]
)


@few
@given(atoms, st.lists(st.integers(1, 5), min_size=3, max_size=3))
def test_fractional_moments_never_contradict_the_exact_sign(values, shares):
    shares = shares[: len(values)]
    path = finite(values, [Rational(n, sum(shares)) for n in shares])
    exact, certified = both(path), both(path, BALLS)
    assert certified in (exact, (UNKNOWN, UNKNOWN))
    if exact == NEITHER:
        assert certified == (UNKNOWN, UNKNOWN)


@pytest.mark.parametrize(
    ("law", "does"),
    [
        # f ~ U[0, c]: E ln f = ln c − 1, so the threshold is e = 2.71828...
        (Uniform(Integer(0), Rational(271, 100)), VANISHES),
        (Uniform(Integer(0), Rational(272, 100)), ESCAPES),
        # f ~ U[−c, c] has the same |f|.
        (Uniform(-Rational(271, 100), Rational(271, 100)), VANISHES),
        (Uniform(-Rational(272, 100), Rational(272, 100)), ESCAPES),
        # f ~ N(0, v): E ln|f| = (ln v − ln 2 − γ_E)/2, so the threshold is 2 e^{γ_E} = 3.56214...
        (Normal(Integer(0), Rational(35, 10)), VANISHES),
        (Normal(Integer(0), Rational(362, 100)), ESCAPES),
    ],
)
def test_densities_on_both_sides_of_their_threshold(law, does):
    assert both(product_of(law), BALLS) == does
    assert both(product_of(law)) == (UNKNOWN, UNKNOWN)  # no finite sum


def limit(of, law, start=ONE, to=None):
    path = finite([HALF, 3], [HALF, HALF], start) if law is None else product_of(law, start)
    rate, spread = Definition(m, Rate(of=w, over=path)), Definition(
        s2, Variance(of=log(Abs(x)), over=path.model.draws)
    )  # fmt: skip
    at = Instance(statement=sp.true, given=(), where=(rate, spread), values=())
    target = to or Normal(Integer(0), Integer(1))
    return EXACT.event(Converges(of=of, to=target, over=path, how=IN_LAW, clock=t), at)


STANDARD = (log(Abs(w)) - m * t) / sqrt(s2 * t)


@pytest.mark.parametrize("law", [None, Uniform(Integer(-1), Integer(2))])
@pytest.mark.parametrize(
    ("of", "to", "truth"),
    [
        (STANDARD, None, HOLDS),
        (STANDARD, Normal(Integer(0), Rational(21, 20)), FAILS),
        (STANDARD + 1, None, FAILS),
        (STANDARD + 1, Normal(ONE, ONE), HOLDS),
        (STANDARD + 1 / t, None, HOLDS),
        (2 * STANDARD, Normal(Integer(0), Integer(4)), HOLDS),
        ((log(Abs(w)) - m * t) / t, None, FAILS),  # kills: the scale is not looked at
        ((log(Abs(w)) - m * t) / sqrt(t), Normal(Integer(0), s2), HOLDS),
        ((log(Abs(3 * w)) - m * t) / sqrt(s2 * t), None, HOLDS),
    ],
)
def test_limits_in_law(law, of, to, truth):
    found = limit(of, law, to=to)
    assert found.truth is truth, found.reason


def test_a_rate_that_is_not_subtracted():
    assert limit(log(Abs(w)) / sqrt(t), None, to=Normal(Integer(0), s2)).truth is FAILS
    assert limit(log(Abs(w)) / sqrt(t), fair(2, HALF), to=Normal(Integer(0), s2)).truth is HOLDS


def test_a_rate_of_unknown_sign_is_not_subtracted():
    # With γ = 0 the statement would hold; only balls know that γ < 0 for this density.
    found = limit(
        log(Abs(w)) / sqrt(t), Uniform(Integer(-1), Integer(2)), to=Normal(Integer(0), s2)
    )
    assert found.truth is UNKNOWN


def test_limits_in_law_that_mean_nothing():
    assert limit(STANDARD, None, start=Integer(0)).reason.startswith("ill-posed")
    dead = Discrete((Integer(0), Integer(2)), (HALF, HALF))
    assert limit(STANDARD, dead).truth is UNKNOWN
    assert limit(STANDARD, fair(2, -2)).truth is UNKNOWN  # no variance
    assert limit(STANDARD**2, None).truth is UNKNOWN


def sum_limit(of, law, to):
    draws = (Draw(x, law),)
    path = Path(Recursion((w,), (w + 2 * x,), draws), (ONE,))
    where = (
        Definition(m, Mean(of=2 * x, over=draws)),
        Definition(s2, Variance(of=2 * x, over=draws)),
    )
    at = Instance(statement=sp.true, given=(), where=where, values=())
    return EXACT.event(Converges(of=of, to=to, over=path, how=IN_LAW, clock=t), at)


@pytest.mark.parametrize(
    "law", [fair(1, -2), Uniform(Integer(-1), Integer(2)), Normal(ONE, HALF)], ids=str
)
@pytest.mark.parametrize(
    ("of", "to", "truth"),
    [
        ((w - m * t) / sqrt(t), Normal(Integer(0), s2), HOLDS),
        ((w - m * t) / sqrt(t), Normal(Integer(0), Rational(21, 20) * s2), FAILS),
        ((3 * w - 3 * m * t) / sqrt(t) + 1, Normal(ONE, 9 * s2), HOLDS),
        (w / t, Normal(m, s2), FAILS),  # the law of large numbers: a point, no normal law
        (w / sqrt(t), Normal(Integer(0), s2), FAILS),
        (w - m * t, Normal(Integer(0), s2), FAILS),
        (w**2 / t, Normal(Integer(0), s2), UNKNOWN),
    ],
)
def test_limits_in_law_of_a_sum(law, of, to, truth):
    found = sum_limit(of, law, to)
    assert found.truth is truth, found.reason


@pytest.mark.parametrize(
    ("of", "mean", "within", "truth"),
    [
        ((w - m * t) / sqrt(t), Integer(0), a > 0, HOLDS),
        ((w - m * t) / sqrt(t), Integer(0), a < 0, FAILS),
        ((w - m * t) / sqrt(t), ONE, a > 0, FAILS),
        (w / t, m, a > 0, FAILS),  # the variance tends to 0
        (w / t, m, a >= 0, FAILS),  # kills: a point as a normal law
        (w - m * t, Integer(0), a > 0, FAILS),
    ],
)
def test_a_limit_in_law_of_some_variance(of, mean, within, truth):
    draws = (Draw(x, fair(1, -2)),)
    path = Path(Recursion((w,), (w + x,), draws), (Integer(0),))
    where = (Definition(m, Mean(of=x, over=draws)),)
    at = Instance(statement=sp.true, given=(), where=where, values=())
    event = Converges(of=of, to=Normal(mean, a), over=path, how=IN_LAW, clock=t)
    found = EXACT.quantifier(Exists(over=(a,), such_that=event, within=within), at)
    assert found.truth is truth, found.reason


def test_a_sum_of_constants_or_of_heavy_tails_has_no_limit_that_is_read():
    to = Normal(Integer(0), ONE)
    assert sum_limit((w - m * t) / sqrt(t), Discrete((2,), (1,)), to).truth is UNKNOWN
    assert sum_limit((w - 4 * t) / sqrt(t), StudentT(3, 2, 1), to).truth is UNKNOWN


def supremum(values, low, high, start=ONE):
    law = Discrete(tuple(values), (Rational(1, len(values)),) * len(values))
    step = Recursion((w,), ((1 - λ * x) * w,), (Draw(x, law),))
    named = Definition(γ(λ), Rate(of=w, over=Path(step, (start,))))
    at = Instance(statement=sp.true, given=(), where=(named,), values=())
    within = sp.And(λ > low, λ < high)
    return Supremum(of=γ(λ), over=λ, within=within), at


@pytest.mark.parametrize(
    ("values", "low", "high", "expected"),
    [
        ([1, -3], 0, 1, log(Rational(4, 3)) / 2),  # at λ = 1/3: (2/3) 2
        ([1, -3], -1, 0, None),
        ([1, -2, 3], 0, 1, None),
        ([2, -1, Rational(1, 2), -4], -1, 1, None),  # a cubic: roots without radicals
        ([1, Rational(1, 2)], 0, 2, None),
        ([1], Rational(1, 2), Rational(3, 2), -log(2)),
    ],
)
def test_suprema_agree(values, low, high, expected):
    quantity, at = supremum(values, low, high)
    top = exact_supremum(quantity, at)
    below, above = bounded_supremum(quantity, at, 64)
    number = Fraction(str(sp.N(top, 40)))
    slack = Fraction(1, 10**30)
    assert below - slack <= number <= above + slack
    assert above - below < Fraction(1, 100)
    grid = [low + (high - low) * Fraction(i, 997) for i in range(1, 997)]
    heights = [
        sum(ln(abs(1 - q * Fraction(str(v))) or 1e-300) for v in values) / len(values) for q in grid
    ]
    assert max(heights) <= float(number) + 1e-12
    assert max(heights) > float(number) - 0.02
    if expected is not None:
        assert sign(top - expected) == 0


def over_the_line(of, within=sp.true):
    at = Instance(statement=sp.true, given=(), where=(), values=())
    return Supremum(of=of, over=λ, within=within), at


@pytest.mark.parametrize(
    ("of", "within", "expected"),
    [
        (λ * (1 - λ), sp.And(λ > 0, λ < 1), Rational(1, 4)),
        (λ * (1 - λ), sp.And(λ > Rational(3, 4), λ < 1), Rational(3, 16)),  # at an end
        (-(λ**2), λ > 0, Integer(0)),  # not attained
        (λ**3 - 3 * λ, λ < 1, Integer(2)),
        (λ**3 - 3 * λ, λ > 1, oo),
        (-(λ**3), λ < 0, oo),
        (-(λ**4) + λ**3, λ > -1, Rational(27, 256)),
        (log(Abs(λ - 2)), λ < 1, oo),
        (log(Abs(λ**2 - 4)), sp.And(λ > -1, λ < 1), log(4)),
    ],
)
def test_the_supremum_of_a_function_over_an_interval(of, within, expected):
    quantity, at = over_the_line(of, within)
    top = exact_supremum(quantity, at)
    assert top == expected or sign(top - expected) == 0
    if len(sp.And.make_args(within)) == 2:
        below, above = bounded_supremum(quantity, at, 64)
        slack = Fraction(1, 10**12)
        assert below - slack <= Fraction(str(sp.N(expected, 30))) <= above + slack
        assert above - below < slack


def test_the_supremum_from_zero():
    quantity, at = supremum([1, -3], 0, 1, Integer(0))
    try:
        assert exact_supremum(quantity, at) == -oo
    except Unread:
        return


CONTEXT = Context(
    claim_id="p/x", seed=0, budget="quick", forbidden=frozenset(), keep=lambda _: None
)


def brownian(drift, volatility, calculus, start=ONE):
    return Path(Diffusion((w,), (drift,), (volatility,), calculus), (start,))


@pytest.mark.parametrize(
    ("drift", "volatility", "calculus", "does"),
    [
        (w, (w,), ITO, ESCAPES),  # 1 − 1/2
        (w, (3 * w / 2,), ITO, VANISHES),  # 1 − 9/8
        (w, (3 * w / 2,), STRATONOVICH, ESCAPES),
        (w, (w, w), ITO, NEITHER),  # 1 − 1/2 − 1/2
        (-w, (Integer(0),), ITO, VANISHES),
        (Integer(0), (w,), STRATONOVICH, NEITHER),
    ],
)
def test_geometric_brownian_motion(drift, volatility, calculus, does):
    path = brownian(drift, volatility, calculus)
    assert both(path) == does
    for states, truth in zip((vanishes(path), escapes(path)), does, strict=True):
        claim = Claim(title="", source="", states=states)
        found = decision.reads(claim, CONTEXT).run()[0]
        assert found.truth is truth


def test_diffusions_that_do_not_rest_at_0_are_not_read():
    for drift, volatility in [(1 - w**3, w), (w, ONE), (ONE, w)]:
        path = brownian(drift, (volatility,), ITO)
        assert both(path) == (UNKNOWN, UNKNOWN)
        claim = Claim(title="", source="", states=vanishes(path))
        assert isinstance(decision.reads(claim, CONTEXT), Declines)
    still = brownian(w, (w / 2,), ITO, start=Integer(0))
    assert both(still) == VANISHES


def decided(states):
    return decision.reads(Claim(title="", source="", states=states), CONTEXT)


@pytest.mark.parametrize("law", [fair(1, -1), Discrete((0, 1), (HALF, HALF))], ids=str)
def test_a_limit_is_a_fixed_point(law):
    noisy = Path(Recursion((w,), (w / 2 + x,), (Draw(x, law),)), (ONE,))
    assert EXACT.event(inward(noisy), ANYWHERE).truth is FAILS
    assert decided(Not(vanishes(noisy))).run()[0].truth is HOLDS
    assert decided(vanishes(noisy)).run()[0].truth is FAILS


def test_a_fixed_point_need_not_be_a_limit():
    unsure = Path(Recursion((w,), (w / 2 + x * w**2,), (Draw(x, fair(1, -1)),)), (ONE,))
    assert EXACT.event(inward(unsure), ANYWHERE).truth is UNKNOWN
    for states in (vanishes(unsure), Not(vanishes(unsure))):
        assert decided(states).run()[0].truth is FAILS  # a proposal only, not confirmed exactly
    noisy = Path(Recursion((w,), (w / 2 + x,), (Draw(x, Normal(0, 1)),)), (ONE,))
    assert isinstance(decided(vanishes(noisy)), Declines)
