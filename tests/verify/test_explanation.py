"""Why a claim has its outcome: what the methods said in numbers, and what budget is missing."""

from dataclasses import replace
from fractions import Fraction

import pytest

from verify.compare import Interval, interval_relation
from verify.conclude import conclude
from verify.library import Entry
from verify.outcome import Strength, Truth
from verify.records import Answer, Crash, Decline, Done, Place, Plan, RivalRow
from verify.report.explanation import explained, missing
from verify.simulation.budgets import WORDS, most

ENTRY = Entry("p/c", "p", "t", "s", (), "", "", "claim", "file", "")
METHODS = ("symbolic", "decision", "certified", "exact", "montecarlo")
PLAN = Plan(
    claim="p/c", digest="d", satisfied_at=(("a", "1"),), free=1, remarks=("two atoms are merged",),
    places=tuple(Place(index=i, words="interior", values=(("a", str(i)),)) for i in range(3)),
    rivals=(RivalRow(index=0, sort="sign", words="a → -a"),),
)  # fmt: skip


def says(method, point, truth, **more):
    return Answer(
        claim="p/c", method=method, point=point, truth=truth, strength=Strength.AGREEMENT, **more
    )


def verdict(*answers, plan=PLAN):
    return conclude("p/c", ENTRY, [plan, *answers, Done(claim="p/c", seconds="1")])


def told(found, budget="quick"):
    return dict(explained(found, METHODS, budget, WORDS))


def test_what_each_method_says_is_counted():
    near = {"radius": "0.01", "detectable": "0.02", "alpha": "1e-09", "excluded": (0,)}
    found = verdict(
        Decline(claim="p/c", method="decision", because="sin is not semialgebraic"),
        says("symbolic", -1, Truth.UNKNOWN, reason="no normal form"),
        says("exact", 0, Truth.SET_ASIDE),
        says("exact", 1, Truth.UNKNOWN, reason="not rational"),
        says("montecarlo", 1, Truth.HOLDS, **near),
        says("montecarlo", 2, Truth.HOLDS, **near),
    )
    lines = told(found)
    assert lines["outcome"] == "SUPPORTED at 2 points by montecarlo"
    assert lines["symbolic"] == "it is unknown for all parameters (no normal form)"
    assert lines["decision"] == "declined: sin is not semialgebraic"
    assert lines["certified"] == "not run"
    assert lines["exact"] == (
        "of 2 points it is unknown at 1, the premise is false at 1 (not rational)"
    )
    assert lines["montecarlo"] == "of 2 points it holds at 2; wrong with probability at most 2e-09"
    assert (
        lines["smallest error"] == "one of 0.02 would have been seen (the sides agree within 0.01)"
    )
    assert lines["rivals"] == "1 of 1 wrong neighbours are excluded"
    assert lines["budget"] == "none is needed: it is decided at quick"
    assert lines["remark"] == "two atoms are merged"


def test_a_refutation_says_how_wrong_the_statement_is():
    found = verdict(
        says("exact", 0, Truth.FAILS, gap="0.5"), says("exact", 1, Truth.FAILS, gap="2")
    )
    assert told(found)["smallest error"] == "one of 0.5 was seen"
    everywhere = verdict(says("decision", -1, Truth.FAILS))
    assert told(everywhere)["decision"] == "a counterexample was found"


def under_powered(radius):
    """What the engine says of an equality with 1 that is known within a radius."""
    near = Interval(1 - radius, 1 + radius, alpha=1e-9)
    return interval_relation(near, Interval(Fraction(1), Fraction(1)), "=", Fraction(1, 20)).reason


@pytest.mark.parametrize(
    ("radius", "words"),
    [
        (Fraction(1, 5), "--budget standard: about 4 times the samples of quick"),
        (Fraction(1, 2), "--budget deep: about 25 times the samples of quick"),
        (Fraction(2), "more than deep: about 4e+02 times the samples of quick"),
    ],
)
def test_the_samples_that_a_radius_needs(radius, words):
    reason = under_powered(radius)
    found = verdict(*(says("montecarlo", i, Truth.UNKNOWN, reason=reason) for i in range(3)))
    assert found.reason.startswith("montecarlo: under-powered")
    assert missing(found, "quick", WORDS) == words


def test_the_worst_place_and_the_best_method_there_count():
    little, much = under_powered(Fraction(1, 5)), under_powered(Fraction(1, 2))
    found = verdict(
        says("certified", 0, Truth.UNKNOWN, reason=much),
        says("montecarlo", 0, Truth.UNKNOWN, reason=little),
        says("montecarlo", 1, Truth.UNKNOWN, reason=little),
        says("exact", 2, Truth.HOLDS),
        says("montecarlo", 2, Truth.UNKNOWN, reason=much),
    )
    assert missing(found, "quick", WORDS).startswith("--budget standard: about 4 times")


def test_a_block_that_is_too_long_says_what_it_needs():
    with pytest.raises(ValueError, match="under-powered") as caught:
        most(16 * WORDS["quick"], 1, WORDS["quick"])
    found = verdict(says("montecarlo", 0, Truth.UNKNOWN, reason=str(caught.value)))
    assert missing(found, "quick", WORDS) == "--budget deep: about 16 times the samples of quick"


@pytest.mark.parametrize(
    ("answers", "budget", "words"),
    [
        ([says("decision", -1, Truth.UNKNOWN, reason="budget: Z3 gave up")], "quick",
         "--budget standard or deep may decide it"),
        ([says("decision", -1, Truth.UNKNOWN, reason="budget: Z3 gave up")], "deep",
         "more than deep may decide it"),
        ([says("exact", 0, Truth.UNKNOWN, reason="not rational")], "quick",
         "no budget is known to decide it"),
        ([Crash(claim="p/c", method="", sort="timeout", reason="600 s")], "quick",
         "more time: VERIFY_DEADLINE"),
        ([Crash(claim="p/c", method="exact", sort="raised", reason="x")], "quick",
         "no budget mends this"),
        ([says("exact", 0, Truth.HOLDS)], "quick", "--budget standard or deep may exclude the"),
    ],
)  # fmt: skip
def test_what_else_is_missing(answers, budget, words):
    assert missing(verdict(*answers), budget, WORDS).startswith(words)


def test_what_no_budget_decides():
    vacuous = verdict(plan=replace(PLAN, vacuous="x < 0 and x > 0"))
    assert missing(vacuous, "quick", WORDS) == (
        "no budget decides it: nothing satisfies what is assumed"
    )
    places = tuple(replace(p, reading=("one", "two")[p.index % 2]) for p in PLAN.places)
    split = verdict(
        says("exact", 0, Truth.HOLDS, excluded=(0,)), says("exact", 1, Truth.FAILS),
        plan=replace(PLAN, places=places),
    )  # fmt: skip
    assert "readings with different outcomes" in missing(split, "quick", WORDS)
