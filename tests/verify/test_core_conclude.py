"""Verdicts from made-up records: what a set of answers amounts to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from verify.conclude import conclude
from verify.library import Entry
from verify.outcome import Outcome, Strength, Truth
from verify.records import Answer, Crash, Decline, Done, Place, Plan, RivalRow, Witness

ENTRY = Entry(
    id="p/c", paper="p", title="t", source="s", covers=(), corrects="",
    path="", name="claim", origin="file", module="",
)  # fmt: skip
HOLDS, FAILS, UNKNOWN, ASIDE = Truth.HOLDS, Truth.FAILS, Truth.UNKNOWN, Truth.SET_ASIDE
EXACT, BALL, NEAR = Strength.EXACT, Strength.BALL, Strength.AGREEMENT


def plan(points=2, free=1, sorts=("sign",), readings=("",), vacuous=""):
    places = [
        Place(index=i, words="interior", values=(("a", str(i)),), reading=reading)
        for i, reading in enumerate(r for r in readings for _ in range(points))
    ]
    rows = tuple(RivalRow(index=i, sort=s, words=f"turn {i}") for i, s in enumerate(sorts))
    return Plan(
        claim="p/c", digest="d", places=tuple(places), rivals=rows, satisfied_at=(),
        free=free, vacuous=vacuous,
    )  # fmt: skip


def says(method, point, truth, strength=EXACT, excluded=(0,), **more):
    return Answer(
        claim="p/c", method=method, point=point, truth=truth, strength=strength,
        excluded=excluded, **more,
    )  # fmt: skip


def at(values):
    return Witness(values=values, left="1", right="0", python="print(False)")


def verdict(*records):
    return conclude("p/c", ENTRY, records)


EVERYWHERE, BOX = -1, -2
TABLE = {
    # A pass and a refutation at one point; kills: over_points in the place of over_methods.
    "refuted beside supported": ([("exact", 0, FAILS), ("certified", 0, HOLDS, BALL)], "CONFLICT"),
    # A proof speaks at every point; kills: points judged apart from derivations.
    "refuted beside proved": ([("symbolic", -1, HOLDS), ("exact", 0, FAILS)], "CONFLICT"),
    "refuted here, supported there": ([("exact", 0, FAILS), ("exact", 1, HOLDS)], "REFUTED"),
    "undecided at one point": ([("exact", 0, UNKNOWN), ("exact", 1, HOLDS)], "UNDECIDED"),
    "one method decides, one does not": (
        [("exact", 0, HOLDS), ("certified", 0, UNKNOWN), ("exact", 1, HOLDS)],
        "SUPPORTED",
    ),
    "points of a quantified statement": ([("exact", 0, HOLDS), ("exact", 1, HOLDS)], "SUPPORTED"),
    "proved, undecided by points": ([("symbolic", -1, HOLDS), ("exact", 0, UNKNOWN)], "PROVED"),
    "points and a box": ([("exact", 0, HOLDS), ("certified", -2, HOLDS, BALL)], "CERTIFIED"),
    "a box and an open point": (
        [("exact", 0, UNKNOWN), ("certified", -2, HOLDS, BALL)],
        "UNDECIDED",
    ),
    "one box of two": (
        [
            ("exact", 0, HOLDS),
            ("certified", -2, HOLDS, BALL),
            ("certified", -3, UNKNOWN, BALL),
        ],
        "SUPPORTED",
    ),
    "a box that fails": ([("exact", 0, UNKNOWN), ("certified", -2, FAILS, BALL)], "REFUTED"),
    "a box that fails inside a proof": (
        [("symbolic", -1, HOLDS), ("exact", 0, HOLDS), ("certified", -2, FAILS, BALL)],
        "CONFLICT",
    ),
    # Only the exact method knows that the premise is false; the others know nothing.
    "set aside": (
        [("exact", 0, ASIDE), ("certified", 0, UNKNOWN), ("exact", 1, HOLDS)],
        "SUPPORTED",
    ),
    "everything set aside": ([("exact", 0, ASIDE), ("exact", 1, ASIDE)], "UNDECIDED"),
    "derived counterexample": ([("decision", -1, FAILS), ("exact", 0, HOLDS)], "REFUTED"),
    "two derivations disagree": ([("decision", -1, FAILS), ("symbolic", -1, HOLDS)], "CONFLICT"),
}


@pytest.mark.parametrize("name", TABLE)
def test_answers_and_verdict(name):
    answers, expected = TABLE[name]
    for order in (answers, answers[::-1]):
        got = verdict(plan(), *(says(*row) for row in order))
        assert got.outcome == expected, got.reason


@pytest.mark.parametrize(
    ("free", "strength", "outcome", "scope"),
    [
        (0, EXACT, "PROVED", "all"),  # kills: scope "points:1" for a statement about one point
        (0, BALL, "CERTIFIED", "all"),
        (0, NEAR, "SUPPORTED", "points:1"),
        (1, EXACT, "SUPPORTED", "points:1"),  # kills: a proof from points
        (1, BALL, "SUPPORTED", "points:1"),
        (1, NEAR, "SUPPORTED", "points:1"),
    ],
)
def test_points_prove_only_what_has_no_variables(free, strength, outcome, scope):
    got = verdict(plan(points=1, free=free), says("exact", 0, HOLDS, strength))
    assert (got.outcome, got.scope) == (outcome, scope)


def test_scope_and_method_of_a_pass():
    points = [says("exact", i, HOLDS) for i in (0, 1)]
    assert verdict(plan(), *points).scope == "points:2"
    covered = verdict(plan(), *points, says("certified", BOX, HOLDS, BALL))
    assert (covered.scope, covered.method) == ("box", "certified")
    proved = verdict(plan(), *points, says("symbolic", EVERYWHERE, HOLDS, trusts=("me",)))
    assert (proved.scope, proved.method, proved.trusts) == ("all", "symbolic", ("me",))


def test_a_sort_of_rivals_without_an_excluded_one():
    both = plan(points=1, sorts=("sign", "constant", "sign"))
    lacking = verdict(both, says("exact", 0, HOLDS, excluded=(0, 2)))
    assert lacking.outcome == Outcome.UNDECIDED
    assert lacking.reason == "under-powered: no rival excluded of the kind constant"
    # Control: one of each sort is enough, and which is not.
    assert verdict(both, says("exact", 0, HOLDS, excluded=(1, 2))).outcome == Outcome.SUPPORTED


def test_every_named_rival_must_go():
    both = plan(points=1, sorts=("named", "named", "contrary"))
    assert verdict(both, says("exact", 0, HOLDS, excluded=(0, 2))).outcome == Outcome.UNDECIDED
    assert verdict(both, says("exact", 0, HOLDS, excluded=(0, 1))).outcome == Outcome.SUPPORTED


def test_a_proof_excludes_at_least_one_rival():
    proof = says("symbolic", EVERYWHERE, HOLDS, excluded=())
    assert "under-powered" in verdict(plan(), proof).reason
    assert verdict(plan(), proof, says("exact", 0, HOLDS)).outcome == Outcome.PROVED


def test_a_box_excludes_at_least_one_rival():
    # The same rule: with what cannot fail nothing is shown, whoever says it.
    answers = [says("exact", 0, HOLDS, excluded=()), says("certified", BOX, HOLDS, BALL, ())]
    assert verdict(plan(points=1), *answers).outcome == Outcome.UNDECIDED


def test_a_box_fails_where_no_point_was_taken():
    # As "refuted here, supported there": the sub-box and the points of the plan are disjoint.
    answers = [says("exact", 0, HOLDS), says("certified", BOX, FAILS, BALL, ())]
    assert verdict(plan(points=1), *answers).outcome == Outcome.REFUTED


def test_a_box_does_not_hide_a_conflict():
    answers = [says("exact", 0, HOLDS), says("certified", 0, FAILS, BALL)]
    assert verdict(plan(), *answers).outcome == Outcome.CONFLICT  # control
    boxed = verdict(plan(), *answers, says("certified", BOX, FAILS, BALL, ()))
    assert boxed.outcome == Outcome.CONFLICT


@pytest.mark.parametrize("sort", ["raised", "died"])
def test_a_crash_breaks_even_a_proof(sort):
    crash = Crash(claim="p/c", method="exact", sort=sort, reason="oops")
    proof = [says("symbolic", EVERYWHERE, HOLDS), says("exact", 0, HOLDS)]
    assert verdict(plan(), *proof).outcome == Outcome.PROVED  # control
    broken = verdict(plan(), *proof, crash)
    assert (broken.outcome, broken.scope) == (Outcome.BROKEN, "")
    assert broken.reason == f"exact: {sort}: oops"


def test_out_of_time_is_undecided():
    late = Crash(claim="p/c", method="", sort="timeout", reason="60 s")
    for records in ([late], [plan(), late], [plan(), says("exact", 0, UNKNOWN), late]):
        got = verdict(*records)
        assert got.outcome == Outcome.UNDECIDED
        assert got.reason.startswith("timeout: 60 s")


def test_nothing_said():
    assert verdict().reason == "not run"
    assert verdict(plan()).reason == "no method has anything to say"
    empty = plan(points=0, vacuous="no rational values were found that satisfy all hypotheses")
    # Even a method that speaks of nothing is not believed; kills: "unsat" from a false premise.
    got = verdict(empty, says("decision", EVERYWHERE, HOLDS))
    assert got.outcome == Outcome.UNDECIDED
    assert got.reason == "vacuous: no rational values were found that satisfy all hypotheses"
    assert verdict(plan(), says("exact", 0, ASIDE)).reason.startswith("vacuous")


def test_readings_that_split():
    two = plan(points=1, readings=("one", "two"))
    split = verdict(two, says("exact", 0, HOLDS), says("exact", 1, FAILS))
    assert split.outcome == Outcome.UNDECIDED
    assert split.reason == "depends on the reading: one: SUPPORTED; two: REFUTED"
    assert split.witness is None
    # Controls: refuted in both, supported in both, proved in one and supported in the other.
    fails = [says("exact", i, FAILS, witness=at((("a", "1"),))) for i in (0, 1)]
    refuted = verdict(two, *fails)
    assert refuted.outcome == Outcome.REFUTED
    assert refuted.witness.values == (("a", "1"), ("reading", "one"))
    holds = [says("exact", i, HOLDS) for i in (0, 1)]
    assert verdict(two, *holds).outcome == Outcome.SUPPORTED
    one = says("symbolic", EVERYWHERE, HOLDS, reading="one")
    assert verdict(two, *holds, one).outcome == Outcome.SUPPORTED
    both = [one, replace(one, reading="two")]
    assert verdict(two, *holds, *both).outcome == Outcome.PROVED


def test_the_simplest_witness_is_shown():
    values = ["7/5", "1/1000003", "3/2", "sqrt(2)"]
    fails = [
        says("exact", i, FAILS, witness=at((("a", v),))) for i, v in enumerate(values)
    ]  # kills: the first one, the one with the smallest numerator
    for order in (fails, fails[::-1]):
        got = verdict(plan(points=4), *order)
        assert got.witness.values == (("a", "3/2"),)
        assert got.scope == "points:4"
    # An exact failure comes before a certified one, whatever its denominators.
    ball = says("certified", 2, FAILS, BALL, witness=at((("a", "2"),)))
    assert verdict(plan(points=4), ball, fails[1]).method == "exact"


def test_what_a_verdict_counts():
    answers = [
        says("exact", 0, HOLDS),
        says("exact", 1, ASIDE),
        says("montecarlo", 0, HOLDS, NEAR, alpha="1e-09", samples=64, radius="0.01"),
    ]
    declined = Decline(claim="p/c", method="decision", because="no formula")
    got = verdict(plan(), *answers, declined, Done(claim="p/c", seconds="0.1"))
    assert (got.points, got.samples, got.alpha, got.seconds) == (1, 64, "1e-09", "0.1")
    assert got.declined == (("decision", "no formula"),)
    assert got.radius == "0.01"
    assert (got.excluded, got.not_excluded) == (("sign: turn 0",), ())


@pytest.mark.parametrize("strength", [EXACT, NEAR])
@pytest.mark.parametrize(
    ("gap", "outcome"), [("0.004", "REFUTED"), ("0.05", "CONFLICT"), ("", "CONFLICT")]
)
def test_an_agreement_says_nothing_against_a_difference_below_its_radius(gap, outcome, strength):
    """Whoever measured it; where no size of it is known, somebody has to look."""
    fails = says("fokker_planck", 0, FAILS, strength, gap=gap)
    agrees = says("sde", 0, HOLDS, NEAR, radius="0.03")
    assert verdict(plan(points=1), agrees, fails).outcome == outcome


@pytest.mark.parametrize(("gap", "outcome"), [("0.03", "REFUTED"), ("0.0301", "CONFLICT")])
def test_a_gap_of_the_radius_is_not_seen_by_it_and_a_larger_one_is(gap, outcome):
    """Kills: > in the place of ≥, and the other way round."""
    fails = says("fokker_planck", 0, FAILS, NEAR, gap=gap)
    agrees = says("sde", 0, HOLDS, NEAR, radius="0.03")
    for order in ((agrees, fails), (fails, agrees)):
        assert verdict(plan(points=1), *order).outcome == outcome


def test_of_two_gaps_the_larger_one_is_known():
    """Each is a lower bound of one number; kills: the smallest gap."""
    fails = [says("exact", 0, FAILS, gap="0.004"), says("fokker_planck", 0, FAILS, NEAR, gap="0.5")]
    agrees = says("sde", 0, HOLDS, NEAR, radius="0.03")
    assert verdict(plan(points=1), *fails, agrees).outcome == "CONFLICT"
    coarser = says("sde", 0, HOLDS, NEAR, radius="0.5")
    assert verdict(plan(points=1), *fails, coarser).outcome == "REFUTED"


def test_only_what_agrees_is_coarse():
    """An equivalence whose sides both fail has a gap, and holds; it used to leave itself aside."""
    both_fail = says("sde", 0, HOLDS, NEAR, gap="0.004", radius="0.03")
    assert verdict(plan(points=1), both_fail).outcome == "SUPPORTED"
    agrees = says("montecarlo", 0, HOLDS, NEAR, radius="0.03", excluded=())
    assert verdict(plan(points=1), both_fail, agrees).points == 1
    exact = says("exact", 0, FAILS, gap="0.004")
    assert verdict(plan(points=1), both_fail, exact).outcome == "CONFLICT"
    untold = says("exact", 0, HOLDS)  # by no radius
    assert verdict(plan(points=1), untold, exact).outcome == "CONFLICT"


def test_a_place_beyond_the_hypotheses_is_no_place_of_the_claim():
    """A proof is no less one where nothing but a rival was looked at; kills: counting it."""
    beyond = Place(index=1, words="beyond the hypotheses", values=(("a", "-1"),), rival=0)
    planned = plan(points=1)
    planned = replace(planned, places=(*planned.places, beyond))
    proved, aside = says("decision", -1, HOLDS, excluded=()), says("exact", 1, ASIDE)
    found = verdict(planned, proved, aside)
    assert (found.outcome, found.scope, found.points) == (Outcome.PROVED, "all", 0)
    assert found.excluded == ("sign: turn 0",)
    own = replace(planned, places=(planned.places[0], replace(beyond, rival=-1)))
    assert verdict(own, proved, aside).outcome is Outcome.UNDECIDED
