"""Balls at points and over whole boxes, and the only decision rules for relations."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, Derivative, Integer, Rational, exp, log, oo, sqrt

from theory import (
    AtMost,
    Claim,
    Definition,
    Draw,
    Hypothesis,
    Implies,
    Mean,
    Normal,
    Path,
    Rate,
    Recursion,
    Uniform,
    Variance,
    box,
    fair,
    real,
    vanishes,
)
from verify import verify
from verify.compare import Interval, exact_relation, interval_relation
from verify.engines import boxes
from verify.instances import Instance
from verify.methods import certified
from verify.outcome import Outcome, Strength, Truth
from verify.reading import Context, Declines
from verify.weigh import Relation

a, b, w, x = real("a b w x")
HOLDS, FAILS, UNKNOWN = Truth.HOLDS, Truth.FAILS, Truth.UNKNOWN
CONTEXT = Context(
    claim_id="c", seed=0, budget="quick", forbidden=frozenset(), keep=lambda _: None
)  # fmt: skip


@pytest.fixture(autouse=True)
def _few_boxes(monkeypatch):
    monkeypatch.setattr(certified, "BOXES", {"quick": 600})


def claim(states, *given, **more):
    hypotheses = tuple(Hypothesis(str(g), g) for g in given)
    return Claim(title="t", source="s", states=states, given=hypotheses, **more)


def covered(states, sides, *given):
    return certified.reads(claim(states, *given), CONTEXT).over_box(box(sides))


def test_the_whole_box_is_covered():
    below = AtMost(exp(a), 1 + a + a**2, strict=True)
    assert covered(below, {a: (Rational(1, 10), Rational(17, 10))}).truth is HOLDS
    # e^1.8 = 6.0496 > 6.04; kills: the centre, or the corners of one half, stand for the box.
    beyond = covered(below, {a: (Rational(1, 10), Rational(18, 10))})
    assert beyond.truth is FAILS
    assert "fails on" in beyond.reason
    # On the edge itself, 0, both sides are equal: balls never decide that.
    assert covered(below, {a: (0, 1)}).truth is UNKNOWN
    two = AtMost(a * b, exp(a) + b**2)
    assert covered(two, {a: (-1, 1), b: (-1, 1)}).truth is HOLDS


def test_a_hole_in_the_box_is_a_hole():
    assert covered(AtMost(-Integer(1), 1 / a**2), {a: (-1, 1)}).truth is UNKNOWN
    assert covered(AtMost(-Integer(1), 1 / a**2), {a: (1, 2)}).truth is HOLDS
    assert covered(AtMost(sqrt(a), Integer(2)), {a: (-1, 1)}).truth is UNKNOWN
    assert covered(AtMost(a, b), {a: (0, 1)}).truth is UNKNOWN  # b is not bounded


def test_a_symbol_that_occurs_twice_does_not_cost_boxes(monkeypatch):
    """a (1 − a) ≤ 1/4 + 1/50000: written out it is narrow only on thousands of boxes."""
    parabola = AtMost(a * (1 - a), Rational(1, 4) + Rational(1, 50_000))
    few = re.fullmatch(r"covered by (\d+) boxes", covered(parabola, {a: (0, 1)}).reason)
    assert int(few[1]) < 100
    monkeypatch.setattr(boxes.OverBox, "_around_the_middle", lambda *_: None)
    assert covered(parabola, {a: (0, 1)}).truth is UNKNOWN
    assert covered(AtMost(a * (1 - a), Rational(1, 4) - Rational(1, 5000)), {a: (0, 1)}).truth in (
        FAILS,
        UNKNOWN,
    )


def test_the_middle_says_nothing_where_there_is_no_slope():
    """|a| ≤ 1/2 fails at 1 only for a part of the box; its slope jumps at 0."""
    assert covered(AtMost(Abs(a), Rational(1, 2)), {a: (-1, 1)}).truth is FAILS
    assert covered(AtMost(Abs(a), Rational(11, 10)), {a: (-1, 1)}).truth is HOLDS


def test_a_derivative_is_taken_before_the_box_is_looked_at():
    falls = AtMost(Derivative(log(1 - a), a), Integer(0), strict=True)
    assert covered(falls, {a: (-2, Rational(1, 2))}).truth is HOLDS
    # d/da ln(1 − a) = 1/(a − 1) has values beyond 1, and ln(1 − a) has none.
    assert covered(AtMost(Integer(0), Derivative(log(1 - a), a)), {a: (2, 3)}).truth is UNKNOWN


def test_what_cancels_has_to_exist():
    """b := 1/a is no number at 0, so a b = 1 is not known there."""
    inverse = (Definition(b, 1 / a),)
    whole, apart = box({a: (-1, 1)}), box({a: (1, 2)})
    below = claim(AtMost(a * b, Integer(2)), where=inverse)
    reader = certified.reads(below, CONTEXT)
    assert reader.over_box(whole).truth is UNKNOWN
    assert reader.over_box(apart).truth is HOLDS


@pytest.mark.parametrize("rate", [Rational(1, 3), Rational(2)])
def test_a_quantity_is_refused_before_any_box(rate):
    moved = Mean(of=log(Abs(1 - rate * x * a)), over=(Draw(x, fair(1, 2)),))
    found = covered(AtMost(moved, Integer(3)), {a: (0, 1)})
    assert found.truth is UNKNOWN
    assert "at points" in found.reason


def test_outside_the_hypotheses_there_is_nothing_to_show():
    inverse = AtMost(a, exp(a) - 1)  # equality at 0
    assert covered(inverse, {a: (-1, 1)}).truth is UNKNOWN
    assert covered(inverse, {a: (-1, 1)}, a > Rational(1, 10)).truth is HOLDS
    shrunk = AtMost(a + Rational(1, 1000), exp(a) - 1)
    assert covered(shrunk, {a: (-1, 1)}, a > Rational(1, 10)).truth is HOLDS
    assert covered(shrunk, {a: (-1, 1)}).truth is FAILS


def test_a_box_may_cross_the_edge_of_a_premise():
    # On the small boxes at a = 1/10 the premise is open and the conclusion holds: so does "if".
    shrunk = AtMost(a + Rational(1, 1000), exp(a) - 1)
    assert covered(Implies(a > Rational(1, 10), shrunk), {a: (-1, 1)}).truth is HOLDS


@pytest.mark.parametrize(
    "stated",
    [
        claim(AtMost(a * exp(a), Integer(1)), a < 0, at=(box({a: (1, 2)}),)),
        claim(Implies(a < 0, AtMost(a * exp(a), Integer(1))), at=(box({a: (1, 2)}),)),
    ],
)
def test_an_empty_box_certifies_nothing(stated, monkeypatch):
    # On [1, 2] the premise is false throughout: nothing was shown there.
    monkeypatch.setattr("verify.examine.METHODS", ("certified", "exact"))
    assert verify(stated).outcome in (Outcome.SUPPORTED, Outcome.UNDECIDED)


def test_a_box_and_its_scope(monkeypatch):
    monkeypatch.setattr("verify.examine.METHODS", ("symbolic", "decision", "certified", "exact"))
    given = (Hypothesis("", a < 0),)
    stated = AtMost(a * exp(a) + 1, exp(a), strict=True)  # false: at −1, 1 − 1/e > 1/e
    wrong = verify(Claim(title="t", source="s", states=stated, given=given))
    assert wrong.outcome == Outcome.REFUTED
    right = AtMost(exp(a), 1 + a * exp(a) / 2 - a / 4, strict=True)  # true below 0
    for sides, outcome in (((-3, -1), "CERTIFIED"), ((-3, 0), "SUPPORTED")):
        found = verify(
            Claim(title="t", source="s", states=right, given=given, at=(box({a: sides}),))
        )
        assert found.outcome == outcome, found.reason
        assert found.scope.startswith("box" if outcome == "CERTIFIED" else "points")


def at_a_point(left, right, sign, **values):
    letters = {"a": a, "b": b}
    exact = tuple((letters[k], sp.sympify(v)) for k, v in values.items())
    at = Instance(statement=sp.true, given=(), where=(), values=exact)
    reader = certified.reads(claim(AtMost(a, b)), CONTEXT).reader
    return reader.relation(Relation(left, right, sign), at)


def test_points_are_enclosed_as_finely_as_needed():
    tiny = Rational(1, 10**60)
    close = at_a_point(exp(a), exp(a) + tiny, "<", a=1)
    assert (close.truth, close.strength) == (HOLDS, Strength.BALL)
    assert at_a_point(exp(a) + tiny, exp(a), "≤", a=1).truth is FAILS
    assert at_a_point(exp(a), exp(a) + tiny, "=", a=1).truth is FAILS
    same = at_a_point(exp(a) ** 2, exp(2 * a), "=", a=1)
    assert same.truth is HOLDS
    assert same.strength is Strength.AGREEMENT  # kills: overlap proves an equality
    assert at_a_point(exp(a) ** 2, exp(2 * a), "≤", a=1).truth is UNKNOWN


def test_a_moment_just_below_one():
    # γ = ½ ln(1 − 10⁻⁹): 1 − E|f|^s is at most γ²/(2 s²) ≈ 10⁻¹⁹, beyond doubles, within balls.
    law = fair(Rational(1, 2), 2 - Rational(2, 10**9))
    path = Path(Recursion((w,), (x * w,), (Draw(x, law),)), (Integer(1),))
    at = Instance(statement=sp.true, given=(), where=(), values=())
    reader = certified.reads(claim(vanishes(path)), CONTEXT).reader
    assert reader.event(vanishes(path), at).truth is HOLDS


def test_means_of_densities():
    def compare(law, reference, sign):
        of = Mean(of=log(Abs(1 - 2 * x)), over=(Draw(x, law),))
        return at_a_point(of, reference, sign).truth

    # x ~ U[0, 2]: ½ ∫ ln|1 − 2x| = ¼ ∫_{−1}^{3} ln|y| dy = ¼ (3 ln 3 − 4), across its zero.
    exact = (3 * log(3) - 4) / 4
    assert compare(Uniform(0, 2), exact, "=") is HOLDS
    assert compare(Uniform(0, 2), exact + Rational(1, 10**9), "<") is HOLDS
    assert compare(Uniform(0, 2), exact - Rational(1, 10**9), "<") is FAILS
    # x ~ N(1/2, v): |1 − 2x| = 2 √v |z|, E ln|z| = −(γ_E + ln 2)/2.
    normal = log(2) + log(3) / 2 - (sp.EulerGamma + log(2)) / 2
    decimal = Rational(str(sp.N(normal, 30)))
    assert compare(Normal(Rational(1, 2), 3), decimal + Rational(1, 10**20), "<") is HOLDS
    assert compare(Normal(Rational(1, 2), 3), decimal - Rational(1, 10**20), "<") is FAILS
    assert compare(fair(0, 3), log(5) / 2, "=") is HOLDS
    assert compare(fair(0, 3), log(5) / 2 + Rational(1, 50), "=") is FAILS


def test_squares_of_logarithms_of_densities():
    square = Mean(of=log(Abs(1 - 2 * x)) ** 2, over=(Draw(x, Uniform(0, 1)),))
    # x ~ U[0, 1]: |1 − 2x| ~ U[0, 1] again, and ∫_0^1 ln² = 2.
    assert at_a_point(square, Integer(2), "=").truth is HOLDS
    assert at_a_point(square, 2 + Rational(1, 10**9), "<").truth is HOLDS
    assert at_a_point(square, 2 - Rational(1, 10**9), "<").truth is FAILS  # kills: the variance, 1
    spread = Variance(of=log(Abs(1 - 2 * x)), over=(Draw(x, Uniform(0, 1)),))
    assert at_a_point(spread, Integer(1), "=").truth is HOLDS
    assert at_a_point(spread, Integer(2), "<").truth is HOLDS


def test_what_is_enclosed_is_finite():
    square = log(Abs(x)) ** 2

    def below_infinity(law, of=square, sign="<"):
        reader = certified.reads(claim(a > 0), CONTEXT).reader
        at = Instance(statement=sp.true, given=(), where=(), values=())
        mean = Mean(of=of, over=(Draw(x, law),))
        return reader.relation(Relation(mean, sp.oo, sign), at).truth

    assert below_infinity(Uniform(-1, 2)) is HOLDS
    assert below_infinity(Normal(0, 1), sign="≤") is HOLDS
    assert below_infinity(fair(0, 1)) is UNKNOWN  # it is ∞
    assert below_infinity(Uniform(-1, 2), sign="=") is UNKNOWN


def test_certified_declines():
    step = Path(Recursion((w,), (x * w,), (Draw(x, fair(1, 2)),)), (Integer(1),))
    at = Instance(statement=sp.true, given=(), where=(), values=())
    reader = certified.reads(claim(vanishes(step)), CONTEXT).reader
    finite = reader.relation(Relation(Rate(of=w, over=step), log(2) / 2, "="), at)
    assert finite.truth is HOLDS
    still = Path(step.model, (Integer(0),))
    assert reader.relation(Relation(Rate(of=w, over=still), Integer(0), "="), at).truth is UNKNOWN
    from theory import ForAll

    ranging = claim(ForAll(over=(b,), such_that=AtMost(a, b), within=b > a))
    assert isinstance(certified.reads(ranging, CONTEXT), Declines)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Integer(1), Integer(1), (HOLDS, FAILS, HOLDS, FAILS)),
        (Integer(1), Integer(2), (FAILS, HOLDS, HOLDS, HOLDS)),
        (Integer(2), Integer(1), (FAILS, HOLDS, FAILS, FAILS)),
        (-oo, -oo, (HOLDS, FAILS, HOLDS, FAILS)),  # −∞ = −∞ holds
        (-oo, Integer(0), (FAILS, HOLDS, HOLDS, HOLDS)),
        (Integer(0), -oo, (FAILS, HOLDS, FAILS, FAILS)),
        (oo, -oo, (FAILS, HOLDS, FAILS, FAILS)),
        (sqrt(8), 2 * sqrt(2), (HOLDS, FAILS, HOLDS, FAILS)),
        (log(2), Rational(693, 1000), (FAILS, HOLDS, FAILS, FAILS)),
    ],
)
def test_exact_relations(left, right, expected):
    found = tuple(exact_relation(left, right, kind).truth for kind in ("=", "≠", "≤", "<"))
    assert found == expected


def between(low, high, alpha=0.0):
    return Interval(Fraction(low), Fraction(high), alpha)


@pytest.mark.parametrize(
    ("left", "right", "kind", "truth"),
    [
        ((1, 2), (3, 4), "<", HOLDS),
        ((1, 2), (2, 3), "≤", HOLDS),
        ((1, 2), (2, 3), "<", UNKNOWN),  # kills: touching intervals are separate
        ((3, 4), (1, 3), "<", FAILS),
        ((3, 4), (1, 3), "≤", UNKNOWN),
        ((1, 3), (2, 4), "≤", UNKNOWN),
        ((1, 2), (3, 4), "=", FAILS),
        ((1, 2), (3, 4), "≠", HOLDS),
        ((1, 2), (1, 2), "=", UNKNOWN),  # the radius is too large for an agreement
        ((1000, 1001), (1000, 1001), "=", HOLDS),
        ((1000, 1001), (1000, 1001), "≠", UNKNOWN),
        ((-1, 1), (-1, 1), "=", UNKNOWN),  # nothing agrees with 0 within a tenth of it
    ],
)
def test_interval_relations(left, right, kind, truth):
    found = interval_relation(between(*left), between(*right), kind, Fraction(1, 100))
    assert found.truth is truth
    risky = interval_relation(between(*left, 1e-9), between(*right), kind, Fraction(1, 100))
    assert (risky.truth, risky.alpha) == (truth, 1e-9)
    if truth in (HOLDS, FAILS):
        assert risky.strength is Strength.AGREEMENT  # kills: a sample certifies


@settings(derandomize=True, deadline=None, database=None, max_examples=150)
@given(*[st.fractions(-3, 3, max_denominator=9)] * 4, st.sampled_from(["=", "≠", "≤", "<"]))
def test_intervals_never_contradict_the_points_inside(p, q, r, s, kind):
    left, right = Interval(min(p, q), max(p, q)), Interval(min(r, s), max(r, s))
    found = interval_relation(left, right, kind, Fraction(1, 100))
    if found.truth is UNKNOWN or found.strength is Strength.AGREEMENT:
        return
    for u in (p, q, left.centre):
        for v in (r, s, right.centre):
            true = {"=": u == v, "≠": u != v, "≤": u <= v, "<": u < v}[kind]
            assert true == (found.truth is HOLDS)


def test_equalities_need_the_resolution_of_the_claim():
    sides = between(1000, 1001), between(1000, 1001)
    assert interval_relation(*sides, "=", Fraction(1, 10000)).truth is UNKNOWN


@pytest.mark.parametrize(
    ("exponent", "gap"),
    [(-1000, "9.33264e-302"), (-5000, "7.07981e-1506"), (5000, "1.41247e+1505")],
)
def test_the_gap_of_an_equality_is_printed_whatever_its_exponent(exponent, gap):
    one, two = Fraction(2) ** exponent, Fraction(2) ** (exponent + 1)
    found = interval_relation(Interval(two, two), Interval(one, one), "=", Fraction(1, 100))
    assert (found.truth, found.gap) == (FAILS, gap)  # kills: a gap that underflows to 0
