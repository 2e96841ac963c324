"""Sets of stationary points: all of them, their kinds, the parameters, and what is missing."""

from __future__ import annotations

from itertools import product

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import FiniteSet, Integer, Rational, Tuple, sqrt

from theory import (
    DEGENERATE,
    MAXIMUM,
    MINIMUM,
    SADDLE,
    All,
    Argmax,
    Claim,
    Critical,
    Equals,
    ForAll,
    Hypothesis,
    Iff,
    Not,
    is_critical,
    is_stationary,
    real,
)
from verify import verify
from verify.engines.closed import Unread
from verify.engines.decide import Decider
from verify.engines.sets import compared
from verify.engines.smt import Undecidable
from verify.engines.solutions import polynomial, solutions
from verify.engines.stationary import disputed
from verify.instances import instance
from verify.methods.exact import Exact
from verify.outcome import Truth
from verify.weigh import weigh

a, x, y, z = real("a x y z")
HIMMELBLAU = (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2
CAMEL = 4 * x**2 - Rational(21, 10) * x**4 + x**6 / 3 + x * y - 4 * y**2 + 4 * y**4
WELLS = x**4 / 4 - a * x**2 / 2 + y**2
TWO = FiniteSet(Tuple(sqrt(a), 0), Tuple(-sqrt(a), 0))
ORIGIN = FiniteSet(Tuple(0, 0))


def claim(states, *hypotheses):
    named = tuple(Hypothesis(str(h), h) for h in hypotheses)
    return Claim(title="t", source="s", states=states, given=named)


def exactly(states, **values):
    at = instance(claim(states), tuple((real(s), sp.Rational(v)) for s, v in values.items()))
    return weigh(states, at, Exact(frozenset(), 10))


def decided(states, *hypotheses, effort=20_000_000):
    return Decider(claim(states, *hypotheses), effort, frozenset()).search(states, hypotheses)


def kinds(of, over):
    """How many stationary points of each kind, by leaving them all out."""
    found = {}
    for kind in (MINIMUM, MAXIMUM, SADDLE, DEGENERATE):
        nothing = Critical(of=of, over=over, kind=kind)
        found[kind] = len(disputed(nothing, sp.S.EmptySet, instance(claim(x > 0), ())))
    return found


# Known from the literature on test functions, and from a line of algebra.
@pytest.mark.parametrize(
    ("of", "over", "numbers"),
    [
        (HIMMELBLAU, (x, y), (4, 1, 4, 0)),
        (CAMEL, (x, y), (6, 2, 7, 0)),
        (x**3 - 3 * x * y**2, (x, y), (0, 0, 0, 1)),  # the monkey saddle
        (x**4 + y**4, (x, y), (0, 0, 0, 1)),
        (x**4 + y**4 + z**4 - 4 * x * y * z, (x, y, z), (4, 0, 0, 1)),
        (-(x**2) - 2 * y**2 - z**2 + y * z, (x, y, z), (0, 1, 0, 0)),
        (x * y * z + x**2 + y**2 - z, (x, y, z), (0, 0, 2, 0)),
        (x**5 - 5 * x, (x,), (1, 1, 0, 0)),
        (x**6 / 6 + x, (x,), (1, 0, 0, 0)),
        (x**3 + x, (x,), (0, 0, 0, 0)),
        (x + y**2, (x, y), (0, 0, 0, 0)),
    ],
)
def test_the_numbers_of_each_kind(of, over, numbers):
    assert tuple(kinds(of, over).values()) == numbers


@pytest.mark.parametrize(
    ("of", "numbers"),
    [
        ((x * y - 1) ** 2, (0, 0, 1)),  # lowest along a curve, without a minimum in this sense
        ((x**2 - 1) ** 2 * (y**2 + 1), (0, 0, 1)),
        (x**2 * ((x - 1) ** 2 + (y - 1) ** 2), (1, 0, 1)),  # besides the line x = 0
    ],
)
def test_isolated_points_beside_a_curve_of_others(of, numbers):
    at = instance(claim(x > 0), ())
    for kind, number in zip((MINIMUM, MAXIMUM, SADDLE), numbers, strict=True):
        nothing = Critical(of=of, over=(x, y), kind=kind)
        assert len(disputed(nothing, sp.S.EmptySet, at)) == number
    with pytest.raises(Unread, match="infinitely many"):
        disputed(Critical(of=of, over=(x, y)), sp.S.EmptySet, at)


roots = st.lists(
    st.fractions(min_value=-4, max_value=4, max_denominator=5), min_size=1, max_size=3, unique=True
)


@settings(max_examples=25, deadline=None)
@given(roots, roots, st.integers(-3, 3))
def test_a_sum_of_two_functions_with_known_slopes(first, second, turn):
    """g(x + c y) + h(y): a grid of stationary points, whose kinds alternate in each direction."""
    g, h = (
        sp.integrate(sp.prod([z - sp.Rational(str(r)) for r in row]), z) for row in (first, second)
    )
    of = sp.expand(g.subs(z, x + turn * y) + h.subs(z, y))
    expected = {MINIMUM: set(), MAXIMUM: set(), SADDLE: set()}
    for r, s in product(first, second):
        signs = {
            sp.sign(sp.diff(f, z, 2).subs(z, sp.Rational(str(q)))) for f, q in ((g, r), (h, s))
        }
        kind = SADDLE if len(signs) == 2 else MINIMUM if signs == {1} else MAXIMUM
        expected[kind].add(Tuple(sp.Rational(str(r - turn * s)), sp.Rational(str(s))))
    for kind, points in expected.items():
        sought = Critical(of=of, over=(x, y), kind=kind)
        assert exactly(Equals(sought, FiniteSet(*points))).truth is Truth.HOLDS
        if points:
            fewer = FiniteSet(*sorted(points, key=str)[1:])
            assert exactly(Equals(sought, fewer)).truth is Truth.FAILS


def test_solutions_in_other_fields_and_with_multiplicity():
    over = (x, y)
    circle, line = polynomial(x**2 + y**2 - 1, over), polynomial((x - y) ** 2, over)
    found = solutions([circle, line], over)
    assert [one.sign(polynomial(x, over)) for one in found] == [-1, 1]
    assert all(one.sign(polynomial(2 * x * y - 1, over)) == 0 for one in found)
    assert {str(one.near(polynomial(x, over), 6)) for one in found} == {"-0.707107", "0.707107"}
    assert solutions([polynomial(x**2 + 1, over), polynomial(y, over)], over) == ()
    assert solutions([polynomial(Integer(3), over)], over) == ()
    with pytest.raises(Unread, match="infinitely many"):
        solutions([circle], over)
    for foreign in (sp.exp(x), sqrt(2) * x, a * x, 1 / x):
        with pytest.raises(Unread, match="not a polynomial"):
            polynomial(foreign, over)


@pytest.mark.parametrize(
    ("states", "value", "truth", "reason"),
    [
        (Equals(Critical(of=WELLS, over=(x, y), kind=MINIMUM), TWO), 2, Truth.HOLDS, ""),
        (Equals(Critical(of=WELLS, over=(x, y), kind=MINIMUM), TWO), 0, Truth.FAILS,
         "(0, 0) is degenerate"),
        (Equals(Critical(of=WELLS, over=(x, y), kind=MINIMUM), TWO), -1, Truth.UNKNOWN,
         "ill-posed: (-1) ** (1/2) is not real"),
        (Equals(Critical(of=WELLS, over=(x, y), kind=SADDLE), ORIGIN), 2, Truth.HOLDS, ""),
        (Equals(Critical(of=WELLS, over=(x, y), kind=SADDLE), ORIGIN), -2, Truth.FAILS,
         "(0, 0) is a minimum"),
        (Equals(Critical(of=WELLS, over=(x, y)), TWO), 2, Truth.FAILS,
         "(0, 0) is stationary and not listed"),
        (Equals(Critical(of=WELLS, over=(x, y), kind=MINIMUM), ORIGIN), -2, Truth.HOLDS, ""),
        (Equals(Critical(of=WELLS, over=(x, y)), FiniteSet(Tuple(a, 0), Tuple(0, 0), Tuple(-1, 0))),
         1, Truth.HOLDS, ""),
        (Equals(Critical(of=WELLS, over=(x, y)), FiniteSet(*(Tuple(p, 0) for p in (a, 1, 0, -a)))),
         1, Truth.HOLDS, ""),
        (Equals(Critical(of=WELLS, over=(x, y)), FiniteSet(*(Tuple(p, 0) for p in (a, 1, 0)))),
         1, Truth.FAILS, "(-1, 0) is stationary and not listed"),
        (Equals(Critical(of=WELLS, over=(x, y)), FiniteSet(Tuple(1, 1))), 1, Truth.FAILS,
         "(1, 1) is not stationary"),
        (Equals(Critical(of=WELLS, over=(x, y)), FiniteSet(0)), 1, Truth.UNKNOWN,
         "does not have 2 coordinates"),
        (Equals(Critical(of=sp.cos(x), over=x), FiniteSet(0)), 1, Truth.UNKNOWN,
         "not a polynomial"),
        (Not(Equals(Critical(of=WELLS, over=(x, y), kind=MINIMUM), TWO)), 0, Truth.HOLDS, ""),
    ],
)  # fmt: skip
def test_at_a_point(states, value, truth, reason):
    found = exactly(states, a=value)
    assert found.truth is truth, found.reason
    assert reason in found.reason


def test_a_missing_point_is_named_with_decimals():
    found = exactly(Equals(Critical(of=x**4 / 4 - x**2, over=x, kind=MINIMUM), FiniteSet()))
    named = "-1.41421 is a minimum and not listed; 1.41421 is a minimum and not listed"
    assert sorted(found.reason.split("; ")) == named.split("; ")


@pytest.mark.parametrize(
    ("states", "hypotheses", "result"),
    [
        (Equals(Critical(of=WELLS, over=(x, y), kind=MINIMUM), TWO), (a > 0,), "none"),
        (Equals(Critical(of=WELLS, over=(x, y), kind=MINIMUM), TWO), (a >= 0,), "found"),
        (Equals(Critical(of=WELLS, over=(x, y), kind=MINIMUM), ORIGIN), (a < 0,), "none"),
        (Equals(Critical(of=WELLS, over=(x, y)), ORIGIN), (a <= 0,), "none"),
        (Equals(Critical(of=WELLS, over=(x, y)), ORIGIN), (), "found"),
        (Equals(Critical(of=WELLS, over=(x, y), kind=DEGENERATE), ORIGIN), (), "found"),
        (Equals(Critical(of=-WELLS, over=(x, y), kind=MAXIMUM), TWO), (a > 0,), "none"),
        (Iff(sp.Eq(a, 0), Equals(Critical(of=WELLS, over=(x, y), kind=DEGENERATE), ORIGIN)), (),
         "none"),
        (Iff(a > 0, is_critical(WELLS, {x: 0, y: 0}, SADDLE)), (), "none"),
        (Iff(a >= 0, is_critical(WELLS, {x: 0, y: 0}, SADDLE)), (), "found"),
        (Equals(Critical(of=a / x + x, over=x, kind=MINIMUM), FiniteSet(sqrt(a))), (a > 0,),
         "ill-posed"),
        (Equals(Argmax(of=a * x - x**2, over=x), FiniteSet(a / 2)), (), "none"),
        (Equals(Argmax(of=a * x - x**2, over=x, within=x > 0), FiniteSet(a / 2)), (), "found"),
        (ForAll(over=(x, y), such_that=Iff(is_stationary((x * y - a) ** 2, {x: x, y: y}),
                                           sp.Or(sp.Eq(x * y, a), sp.Eq(x**2 + y**2, 0)))), (),
         "none"),
    ],
)  # fmt: skip
def test_for_all_parameters(states, hypotheses, result):
    assert decided(states, *hypotheses).result == result


def test_a_counterexample_names_the_parameters_only():
    states = Equals(Critical(of=WELLS, over=(x, y), kind=MINIMUM), TWO)
    assert decided(states, a >= 0).values == ((a, Integer(0)),)
    after = decided(All(states, sp.Ge(a, 5)), a > 0)
    assert [symbol for symbol, _ in after.values] == [a]


def test_what_is_no_comparison_of_sets():
    sought = Critical(of=WELLS, over=(x, y))
    for other in (Equals(a, 1), Equals(sought, a), Equals(sought, FiniteSet(0)), a > 0):
        assert compared(other) is None
    with pytest.raises(Undecidable, match="Critical"):
        decided(Equals(sought, a))


def test_a_verdict_with_a_line_to_paste(capsys):
    found = verify(claim(Equals(Critical(of=WELLS, over=(x, y), kind=MINIMUM), TWO), a >= 0))
    assert found.outcome == "REFUTED"
    exec(found.witness.python, {})  # noqa: S102  it is ours
    assert capsys.readouterr().out.strip() == (
        "(0, 0) is degenerate; gradient, Hessian: [0, 0] [[0, 0], [0, 2]]"
    )


def test_a_statement_without_parameters_is_proved_by_counting():
    whole = All(
        Equals(Critical(of=HIMMELBLAU, over=(x, y), kind=DEGENERATE), FiniteSet()),
        Equals(Critical(of=x**5 - 5 * x, over=x), FiniteSet(1, -1)),
    )
    found = verify(claim(whole))
    assert found.outcome == "PROVED"
    assert "exact" in {r.method for r in found.answers if r.truth is Truth.HOLDS}
