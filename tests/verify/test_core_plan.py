"""Where a claim is examined: interior points, both sides of every edge, the edges themselves."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from functools import cache

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import And, Eq, Integer, Ne, Rational, exp, sqrt

from theory import (
    AnyLaw,
    AtMost,
    Claim,
    Definition,
    Draw,
    Hypothesis,
    Implies,
    Mean,
    Path,
    Reading,
    Recursion,
    Variance,
    fair,
    point,
    real,
    sgd,
    size,
    vanishes,
)
from theory.gallery import GALLERY
from verify.conclude import conclude
from verify.library import Entry
from verify.outcome import Outcome
from verify.plan import examination
from verify.planning.domain import admits, domain
from verify.planning.edges import edge_points
from verify.planning.simplest import beside, complexity, simplest_between
from verify.show import render

a, b, c, m, w, w0, x, λ, ε = real("a b c m w w_0 x λ ε")
t = size("t")
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, a - 1)),)), (w0,))


def claim(states, *given, **more):
    hypotheses = tuple(Hypothesis(str(g), g) for g in given)
    return Claim(title="t", source="s", states=states, given=hypotheses, **more)


@cache
def examined(stated):
    return examination("c", stated, render(stated))


def places(stated):
    """(words, values) of every place."""
    return [
        (case.place.words, dict(case.instance.values)) for case in examined(stated).cases
    ]  # fmt: skip


LOW, HIGH = a / (a - 1), (a - sqrt(a**2 - 8 * a + 8)) / (2 * (a - 1))
TRAPPED = claim(Implies(And(λ > LOW, λ < HIGH), vanishes(path)), a < 0)
SAMPLE = {
    "trapped": TRAPPED,
    "half line": claim(AtMost(a, a**2), a > 1),
    "strip": claim(Implies(b < a / 3, AtMost(b, a)), a > 0, b > 0),
    "curve": claim(Implies(a**2 + b**2 < 2, AtMost(a + b, Integer(2))), Ne(a, 0)),
    "exponential": claim(Implies(exp(ε) < b, AtMost(ε, b)), ε > 0),
    "steps": claim(AtMost(a, a * t), a > 0, t >= 1),
}


@pytest.mark.parametrize("name", SAMPLE)
def test_hypotheses_hold_exactly_at_every_place(name):
    stated = SAMPLE[name]
    found = places(stated)
    assert len([words for words, _ in found if words == "interior"]) >= 3
    for _, values in found:
        for hypothesis in stated.given:
            # SymPy itself, on exact numbers; kills: a floating-point filter that confirms.
            assert hypothesis.holds.subs(values) == sp.true
    assert len({tuple(values.items()) for _, values in found}) == len(found)


@pytest.mark.parametrize("name", ["trapped", "strip", "curve"])
def test_interior_points_satisfy_the_premise(name):
    stated = SAMPLE[name]
    for words, values in places(stated):
        if words == "interior":
            assert stated.states.premise.subs(values) == sp.true
    assert any(stated.states.premise.subs(v) == sp.false for _, v in places(stated))


def distances(found, edge, symbol):
    """Signed relative distances of the places from an edge, given as a function of the others."""
    gaps = []
    for _, values in found:
        at = edge.subs({s: v for s, v in values.items() if s != symbol})
        if at.is_real and at != 0:
            gaps.append(sp.N((values[symbol] - at) / abs(at), 30))
    return gaps


EDGES = [
    ("trapped", LOW, λ),
    ("trapped", HIGH, λ),
    ("half line", Integer(1), a),
    ("strip", a / 3, b),
    ("exponential", exp(ε), b),
]


@pytest.mark.parametrize(("name", "edge", "symbol"), EDGES)
@pytest.mark.parametrize("distance", [Rational(1, 100), Rational(1, 10**6)])
@pytest.mark.parametrize("side", [1, -1])
def test_both_sides_of_every_edge(name, edge, symbol, distance, side):
    gaps = distances(places(SAMPLE[name]), edge, symbol)
    near = [g for g in gaps if abs(g - side * distance) <= distance / 8]
    if name == "half line" and side == -1:
        assert not near  # outside the hypotheses
    else:
        assert near


def test_an_edge_moves_with_the_other_letters():
    """Of a quadratic in b both branches, at each a its own. Killed by: the edges of another a."""
    states = Implies((a - 2) * (b**2 + a * b) < 3 * (a - 2) * a**2, AtMost(0, b**2 + 1))
    stated = claim(states, a > 0)
    seen = set()
    for words, values in edge_points(stated, domain(stated)):
        if words.startswith("1e-06") and "b^2" in words:
            at = {s: Fraction(int(x.p), int(x.q)) for s, x in values}
            branches = [float(at[a]) * (-1 + sign * 13**0.5) / 2 for sign in (1, -1)]
            assert min(abs(float(at[b]) - edge) for edge in branches) < 1e-5 * at[a]
            seen.add((at[a], at[b] > 0))
    assert {value > 2 for value, _ in seen} == {True, False}
    assert {positive for _, positive in seen} == {True, False}


def test_edges_are_visited_exactly():
    found = places(TRAPPED)
    on_edge = [v for words, v in found if words.startswith("on the edge")]
    assert any(v[λ] == v[a] / (v[a] - 1) for v in on_edge)
    for v in on_edge:
        edges = [e.subs(v) for e in (LOW, HIGH, Integer(0))]
        assert any(v[s] == e for e in edges for s in (λ, a))
    line = places(SAMPLE["strip"])
    assert any(v[b] == v[a] / 3 for _, v in line)
    # The control: a strict hypothesis keeps its own edge out.
    assert not any(v[a] == 1 for _, v in places(SAMPLE["half line"]))


def test_a_rational_edge_is_preferred():
    # a² − 8a + 8 = 49/4 at a = −1/2, hence the second edge is λ = (−1/2 − 7/2)/(−3) = 4/3.
    found = [(v[a], v[λ]) for words, v in places(TRAPPED) if words.startswith("on the edge")]
    assert (Rational(-1, 2), Rational(4, 3)) in found


def test_degenerate_values_are_visited():
    start = claim(vanishes(path), a < 0)
    assert any(v[w0] == 0 for _, v in places(start))
    assert not any(v[w0] == 0 for _, v in places(claim(vanishes(path), a < 0, Ne(w0, 0))))


def test_points_asked_for_are_added_and_replace_nothing():
    plain = places(SAMPLE["strip"])
    asked = dataclasses.replace(
        SAMPLE["strip"],
        at=(point({a: Rational(17, 13), b: 5}), point({a: -1, b: 1})),
    )
    found = places(asked)
    assert found[: len(plain)] == plain
    assert found[len(plain) :] == [("asked for", {a: Rational(17, 13), b: 5})]  # a = −1 is not in


@pytest.mark.parametrize(
    "given",
    [
        (a > 1, a < Rational(1, 2)),
        (Eq(a * b, 1), Eq(a, 0)),
        (a**2 + b**2 < a - 5,),
    ],
)
def test_contradictory_hypotheses_are_vacuous(given):
    stated = claim(AtMost(a, b), *given)
    found = examined(stated)
    assert found.plan.vacuous
    assert not found.cases
    entry = Entry(*("c", "p", "t", "s"), (), "", "", "claim", "file", "")
    verdict = conclude("c", entry, [found.plan])
    assert verdict.outcome == Outcome.UNDECIDED
    assert verdict.reason.startswith("vacuous")
    assert not examined(claim(AtMost(a, b), a > 1)).plan.vacuous  # the control


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ((Eq(λ, Rational(1, 17)), a > 0), {"λ": Rational(1, 17)}),
        ((And(λ > Rational(1000, 1001), λ < Rational(1001, 1002)),), None),
        ((And(t > 123, t < Rational(249, 2)),), {"t": 124}),
    ],
)
def test_a_narrow_domain_is_no_contradiction(given, at):
    stated = claim(AtMost(λ + a + t, b), *given)
    found = [values for _, values in places(stated)]
    assert found
    assert not examined(stated).plan.vacuous
    for values in found:
        assert all(g.subs(values) == sp.true for g in given)
        assert at is None or all(str(s) not in at or x == at[str(s)] for s, x in values.items())


def test_a_witness_of_the_hypotheses_is_kept():
    plan = examined(TRAPPED).plan
    values = {sp.Symbol(s, real=True): sp.Rational(v) for s, v in plan.satisfied_at}
    assert values[a] < 0
    assert plan.free == 3
    assert plan.digest == TRAPPED.digest


def test_undefined_is_not_admitted():
    assert admits([1 / a > 0], ((a, Integer(2)),))
    assert not admits([1 / a > 0], ((a, Integer(0)),))
    assert not admits([sqrt(a) >= 0], ((a, Integer(-1)),))
    assert admits([Eq(sqrt(a), sqrt(2) * b)], ((a, Integer(8)), (b, Integer(2))))


def test_a_hypothesis_may_divide_by_a_variable():
    assert len(examined(claim(AtMost(b, a), 1 / a > 2)).cases) > 3


def test_a_premise_may_divide_by_a_variable():
    assert len(examined(claim(Implies(b / a > 2, a > b))).cases) > 3


def test_every_reading_is_examined():
    readings = (
        Reading(words="b is 1", binds=((b, Integer(1)),)),
        Reading(words="b is large", given=(Hypothesis("b > 9", b > 9),)),
    )
    found = examined(claim(AtMost(a, a**2 + b), readings=readings))
    by_words = {words: [] for words in ("b is 1", "b is large")}
    for case in found.cases:
        by_words[case.place.reading].append(dict(case.instance.values))
    assert all(len(rows) > 3 for rows in by_words.values())
    assert all(b not in v for v in by_words["b is 1"])
    assert all(v[b] > 9 for v in by_words["b is large"])
    assert [c.place.index for c in found.cases] == list(range(len(found.cases)))


def test_a_reading_that_contradicts_itself_is_not_forgotten():
    readings = (
        Reading(words="as it stands"),
        Reading(words="never", given=(Hypothesis("", a > 1), Hypothesis("", a < -1))),
    )
    found = examined(claim(AtMost(a, a**2 + 1), readings=readings))
    assert found.plan.vacuous or "never" in {p.reading for p in found.plan.places}


def test_a_law_that_varies_is_bound_at_the_gallery():
    law = AnyLaw("p")
    step = Path(Recursion((w,), (x * w,), (Draw(x, law),)), (w0,))
    mean = Definition(m, Mean(of=x, over=(Draw(x, law),)))
    stated = claim(Implies(m < 0, vanishes(step)), Ne(w0, 0), where=(mean,))
    found = examined(stated)
    assert {p.law for p in found.plan.places} == {name for name, _ in GALLERY}
    assert found.plan.free == 2  # w_0 and the law; kills: the law is not counted
    assert len(GALLERY) >= 7
    assert all(not case.variant.laws for case in found.cases)


def test_a_law_that_breaks_the_hypotheses_is_no_place():
    draws = (Draw(x, AnyLaw("p")),)
    spread = Definition(m, Variance(of=x, over=draws))
    stated = claim(AtMost(0, Mean(of=x**2, over=draws)), m > 0, where=(spread,))
    laws = {p.law for p in examined(stated).plan.places}
    assert laws == {name for name, _ in GALLERY} - {"degenerate at −1"}


def test_the_plan_is_the_same_every_time():
    examined.cache_clear()
    first = examined(TRAPPED).plan
    examined.cache_clear()
    assert examined(TRAPPED).plan == first


fractions = st.fractions(-3, 3, max_denominator=30)


@settings(derandomize=True, deadline=None, database=None, max_examples=150)
@given(fractions, fractions)
def test_simplest_between_against_a_search(one, other):
    low, high = sorted((one, other))
    found = simplest_between(low, high)
    assert low <= found <= high
    for q in range(1, found.denominator):  # nothing with a smaller denominator lies between
        assert low * q > sp.floor(high * q)
    with pytest.raises(ValueError, match="above"):
        simplest_between(high + 1, low)


@settings(derandomize=True, deadline=None, database=None, max_examples=60)
@given(fractions, st.sampled_from([Fraction(s, q) for s in (1, -1) for q in (100, 10**6)]))
def test_beside(edge, distance):
    scale = abs(edge) or 1
    gap = (beside(edge, distance) - edge) / scale
    assert abs(gap - distance) <= abs(distance) / 10
    assert complexity(beside(edge, distance))[0] <= 12 * 10**6 * max(edge.denominator, 1)


def test_fractions_are_found_beside_many_other_symbols():
    """Kills: a first table alone, whose few values for each of four symbols are integers."""
    a, b, c, d = real("a b c d")
    narrow = Implies(And(c > 0, c < d, d < 1), AtMost(c, d))
    made = Claim(title="t", source="s", given=(Hypothesis("h", Ne(a * b, 0)),), states=narrow)
    planned = examination("p/x", made, "").plan
    assert sum(place.words == "interior" for place in planned.places) >= 3


def test_points_are_found_beside_nine_other_symbols():
    """Killed by: four values for each symbol at least, which are too many together: no end."""
    letters = real("a_1 a_2 a_3 a_4 a_5 a_6 a_7 a_8 a_9 a_10")
    total = Claim(title="t", source="s", states=AtMost(sp.Add(*letters), 1 + letters[0]))
    made = examination("p/x", total, "")
    assert len([case for case in made.cases if case.place.words == "interior"]) >= 3
