"""What becomes of a path, what a law is, and printed numbers: each beside a near miss."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Integer, Rational, sqrt

from theory import (
    ALMOST_SURELY,
    IN_PROBABILITY,
    MINIMUM,
    SOMETHING,
    All,
    AtMost,
    Claim,
    ContinuousDensity,
    Converges,
    Critical,
    Discrete,
    Draw,
    Equals,
    InMean,
    Invariant,
    Normal,
    Not,
    Path,
    Printed,
    Recursion,
    StudentT,
    Tight,
    Uniform,
    fair,
    real,
    vanishes,
)
from verify.engines.decide import Decider
from verify.instances import instance, read
from verify.methods import certified, decision, exact
from verify.outcome import Truth
from verify.planning.rivals import contrary, rivals
from verify.reading import Context
from verify.weigh import weigh

a, w, x, y = real("a w x y")
HALF = Rational(1, 2)
HOLDS, FAILS = Truth.HOLDS, Truth.FAILS
CONTEXT = Context(claim_id="t", seed=1, budget="quick", forbidden=frozenset(), keep=[].append)


def claim(states):
    return Claim(title="t", source="s", states=states)


def by(method, states):
    stated = read(claim(states), None)
    answer = method.reads(stated, CONTEXT)
    at = instance(stated, ())
    return weigh(at.statement, at, answer.reader).truth


def path(*factors, start=1):
    """Equally likely factors, picked by interpolation from an index that is drawn."""
    n = len(factors)
    law = Discrete(tuple(map(Integer, range(n))), (Rational(1, n),) * n)
    picked = sp.interpolate(list(enumerate(factors)), x)
    model = Recursion(state=(w,), step=(sp.expand(picked * w),), draws=(Draw(x, law),))
    return Path(model, (sp.sympify(start),))


FATES = [
    # factors and start: settles, stays, to 0 in mean of order 1 and 2
    ((HALF, 2), 1, (False, False, False, False)),  # a walk: E ln|f| = 0, E|f| = 5/4
    ((HALF, Rational(199, 100)), 1, (True, True, False, False)),  # just below
    ((HALF, Rational(201, 100)), 1, (False, False, False, False)),  # just above
    ((HALF, 2), 0, (True, True, True, True)),
    ((0, 5), 1, (True, True, False, False)),  # absorbed, and E|w_t| explodes
    ((1, 1), 1, (True, True, False, False)),
    ((1, -1), 1, (False, True, False, False)),  # turns its sign for ever
    ((-1, -1), 1, (False, True, False, False)),
    ((HALF, Rational(4, 3)), 1, (True, True, True, False)),  # E f² = 73/72
    ((HALF, Rational(5, 4)), 1, (True, True, True, True)),  # E f² = 29/32
]


@pytest.mark.parametrize(("factors", "start", "held"), FATES)
def test_fates(factors, start, held):
    """Kills: a walk that is tight, a sign that turns and settles, a mean of the wrong order."""
    along = path(*factors, start=start)
    for states, holds in zip(
        (
            Converges(of=w, to=SOMETHING, over=along, how=ALMOST_SURELY),
            Tight(of=w, over=along),
            vanishes(along, InMean(1)),
            vanishes(along, InMean(2)),
        ),
        held,
        strict=True,
    ):
        assert by(exact, states) is (HOLDS if holds else FAILS)
        found = decision.reads(claim(states), CONTEXT).run()[0].truth
        assert found is (HOLDS if holds else FAILS)
        denied = contrary(claim(states)).states
        assert by(exact, denied) is (FAILS if holds else HOLDS)


def test_balls_see_what_stays():
    for states in (
        Tight(of=w, over=path(HALF, Rational(19, 10))),
        Converges(of=w, to=SOMETHING, over=path(HALF, Rational(19, 10)), how=IN_PROBABILITY),
    ):
        assert by(certified, states) is HOLDS
    assert by(certified, Tight(of=w, over=path(HALF, Rational(21, 10)))) is FAILS


@pytest.mark.parametrize(
    ("order", "said"), [(HALF, "E|f|^(1/2) = 1/2 + sqrt(3)/2"), (Integer(2), "E|f|^2 = 5")]
)
def test_an_order_is_set_apart(order, said):
    """Killed by: E|f|^1/2, which is half of E|f|, and stars for powers."""
    stated = read(claim(vanishes(path(1, 3), InMean(order))), None)
    at = instance(stated, ())
    assert weigh(at.statement, at, exact.reads(stated, CONTEXT).reader).left == said


def test_a_fractional_order_is_exact_at_points_only():
    half = vanishes(path(Rational(1, 4), Rational(9, 4)), InMean(HALF))
    assert by(exact, half) is FAILS  # (1/2 + 3/2)/2 = 1, exactly
    with pytest.raises(ValueError, match="no integer"):
        Decider(claim(half), 1000, frozenset()).search(half, ())


def noisy(slope, variance):
    return Recursion(state=(w,), step=(slope * w + x,), draws=(Draw(x, Normal(0, variance)),))


@pytest.mark.parametrize(
    ("states", "holds"),
    [
        (Invariant(Normal(0, Rational(4, 3)), noisy(HALF, 1)), True),
        (Invariant(Normal(0, Rational(133, 100)), noisy(HALF, 1)), False),
        (Invariant(Normal(1, Rational(4, 3)), noisy(HALF, 1)), False),
        (Invariant(Normal(0, 2), Recursion((w,), (-w,), ())), True),
        (Invariant(Normal(1, 2), Recursion((w,), (2 - w,), ())), True),
        (Invariant(Normal(1, 2), Recursion((w,), (-w,), ())), False),
        (Invariant(Normal(0, 2), Recursion((w,), (w / 2,), ())), False),
        (Invariant(fair(1, -1), path(1, -1).model), True),
        (Invariant(fair(1, -1), path(1, 1).model), True),
        (Invariant(fair(1, -1), path(2, HALF).model), False),
        (Invariant(Discrete((1, -1), (Rational(1, 3), Rational(2, 3))), path(1, -1).model), False),
        (Invariant(Discrete((0,), (1,)), path(5, 7).model), True),
        (ContinuousDensity(law=Uniform(0, 1), near=HALF), True),
        (ContinuousDensity(law=Uniform(0, 1), near=Integer(1)), False),
        (ContinuousDensity(law=Uniform(0, sqrt(2)), near=sqrt(2)), False),
        (ContinuousDensity(law=Uniform(0, 1), near=Integer(5)), True),
        (ContinuousDensity(law=fair(0, 1), near=Integer(5)), False),
        (ContinuousDensity(law=Normal(0, 1), near=Integer(0)), True),
        (ContinuousDensity(law=StudentT(3, 0, 1), near=Integer(0)), True),
    ],
)
def test_laws(states, holds):
    assert by(exact, states) is (HOLDS if holds else FAILS)
    assert by(exact, Not(states)) is (FAILS if holds else HOLDS)


@pytest.mark.parametrize(
    ("states", "holds"),
    [
        (Equals(sqrt(2), Printed("1.41")), True),
        (Equals(sqrt(2), Printed("1.42")), False),
        (Equals(Printed("1.4"), sqrt(2)), True),
        (Equals(Rational(5, 2), Printed("2")), True),  # half a unit away, either way of rounding
        (AtMost(sqrt(2), Printed("1.41")), True),
        (AtMost(sqrt(2), Printed("1.40")), False),
        (AtMost(Printed("1.42"), sqrt(2)), False),
        (Not(Equals(sqrt(2), Printed("1.42"))), True),
        (All(Equals(sqrt(2), Printed("1.4")), Equals(sqrt(3), Printed("1.7"))), True),
    ],
)
def test_printed_numbers(states, holds):
    for method in (exact, certified):
        assert by(method, states) in ((HOLDS if holds else FAILS), Truth.UNKNOWN)
    assert by(exact, states) is (HOLDS if holds else FAILS)


def sorts(states):
    return {(r.sort, r.words) for r in rivals(claim(states))}


def test_every_word_has_wrong_neighbours():
    assert {"last digit"} <= {sort for sort, _ in sorts(Equals(sqrt(2), Printed("1.41")))}
    digits = [
        r.states.right for r in rivals(claim(Equals(y, Printed("1.99")))) if "digit" in r.sort
    ]
    assert [(d.low, d.high) for d in digits] == [
        (Rational(399, 200), Rational(401, 200)),
        (Rational(395, 200), Rational(397, 200)),
    ]
    order = Equals(sp.exp(y), 1 + y, upto=sp.O(y**2))
    assert ("order", "up to O(y**3)") in sorts(order)
    minima = Equals(Critical(of=w**2, over=w, kind=MINIMUM), sp.FiniteSet(0, 1))
    assert {"kind", "element", "constant ×1.05"} <= {sort for sort, _ in sorts(minima)}
    assert "event" in {sort for sort, _ in sorts(Tight(of=w, over=path(1, 2)))}
    kept = Invariant(Normal(0, 1), noisy(HALF, 1))
    assert ("constant", "the law times 1.05") in sorts(kept)
