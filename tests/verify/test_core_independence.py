"""Which methods decide a claim by themselves, from made-up answers."""

from __future__ import annotations

import pytest

from verify.outcome import Outcome, Strength, Truth
from verify.records import Answer, Place, Plan, Verdict
from verify.report.independence import deciding, independence, twice

TRUSTS = {"symbolic": ("normal_form",), "exact": ("integers",), "decision": ("normal_form", "z3")}


def says(method, *points, truth=Truth.HOLDS, reading=""):
    return [
        Answer(
            claim="p/c", method=method, point=point, truth=truth, strength=Strength.EXACT,
            trusts=TRUSTS[method], reading=reading,
        )
        for point in points
    ]  # fmt: skip


def verdict(*groups, outcome=Outcome.PROVED, readings=("",)):
    answers = tuple(answer for group in groups for answer in group)
    places = tuple(
        Place(index=i, words="interior", values=(), reading=r) for i, r in enumerate(readings)
    )
    return Verdict(
        claim="p/c", digest="d", title="t", source="s", paper="p", covers=(), corrects="",
        outcome=outcome, scope="all", method="exact", reason="", seconds="", samples=0, alpha="0",
        points=len({answer.point for answer in answers if answer.point >= 0}),
        plan=Plan(
            claim="p/c", digest="d", places=places, rivals=(), satisfied_at=(), free=1, vacuous="",
        ),
        answers=answers,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "methods"),
    [
        (verdict(says("symbolic", -1), says("exact", 0, 1)), ["symbolic", "exact"]),
        # Kills: half of the places, or any of them, being enough.
        (verdict(says("symbolic", -1), says("exact", 0), says("decision", 1)), ["symbolic"]),
        (verdict(says("exact", 0, 1, 2), says("decision", 3)), ["exact"]),
        (verdict(says("decision", -2), says("exact", 0)), ["decision", "exact"]),
        # Kills: a derivation for one of two readings counted as one for both.
        (verdict(says("symbolic", -1, reading="u"), readings=("u", "v")), []),
        (
            verdict(
                says("symbolic", -1, reading="u"), says("symbolic", -1, reading="v"),
                readings=("u", "v"),
            ),
            ["symbolic"],
        ),
        # Kills: agreement elsewhere counted as a refutation.
        (
            verdict(
                says("exact", 0, truth=Truth.FAILS), says("decision", 1), outcome=Outcome.REFUTED
            ),
            ["exact"],
        ),
        (verdict(says("exact", 0, truth=Truth.UNKNOWN), outcome=Outcome.UNDECIDED), []),
    ],
)  # fmt: skip
def test_who_decides(made, methods):
    assert [*deciding(made)] == methods


def test_two_methods_that_trust_nothing_in_common():
    assert twice(verdict(says("symbolic", -1), says("exact", 0)))
    assert not twice(verdict(says("symbolic", -1), says("decision", -1)))  # both trust normal_form
    assert not twice(verdict(says("symbolic", -1)))


def test_the_section_lists_the_exceptions():
    good, bad = verdict(says("symbolic", -1), says("exact", 0)), verdict(says("exact", 0))
    page = "\n".join(independence([good, bad], ("symbolic", "exact")))
    assert "| symbolic | 1 |\n| exact | 2 |" in page
    assert "1 of 2 decided claims are decided by two methods" in page
    assert "- `p/c`: exact" in page
