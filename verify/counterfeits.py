"""What a passing claim must be told apart from: its rivals, of every sort that applies."""

from __future__ import annotations

from verify.outcome import Outcome, Truth
from verify.records import Answer, Plan

__all__ = [
    "AS_PRINTED",
    "NEAREST",
    "ONE_PER_CENT",
    "UNDONE",
    "can_fail",
    "rivals_in_words",
    "why_it_cannot_fail",
]

# Sorts of rivals of a correction. They tell how strong it is, and not whether it can fail.
AS_PRINTED, UNDONE, ONE_PER_CENT = "as printed", "one change undone", "1 %"
NEAREST = (AS_PRINTED, UNDONE, ONE_PER_CENT)


def can_fail(plan: Plan, answers: tuple[Answer, ...], outcome: Outcome) -> bool:
    """Whether enough rivals were refuted: for SUPPORTED one of every sort, else one."""
    excluded = {i for a in answers for i in a.excluded}
    if not plan.rivals:
        return any(a.truth is Truth.HOLDS for a in answers)
    if outcome is not Outcome.SUPPORTED:
        return bool(excluded)
    return not _missing(plan, excluded)


def _missing(plan: Plan, excluded: set[int]) -> list[str]:
    """Sorts of rivals of which none was excluded."""
    aside = ("named", "contrary", *NEAREST)
    sorts = dict.fromkeys(row.sort for row in plan.rivals if row.sort not in aside)
    found = {row.sort for row in plan.rivals if row.index in excluded}
    named = [r.words for r in plan.rivals if r.sort == "named" and r.index not in excluded]
    return [*(s for s in sorts if s not in found), *named]


def why_it_cannot_fail(plan: Plan, answers: tuple[Answer, ...]) -> str:
    """The sorts of rivals of which none was refuted, as a reason."""
    missing = _missing(plan, {i for a in answers for i in a.excluded})
    return f"under-powered: no rival excluded of the kind {', '.join(missing) or 'any'}"


def rivals_in_words(
    plan: Plan, answers: tuple[Answer, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Rivals refuted and not refuted, in words."""
    excluded = {i for a in answers for i in a.excluded}
    settled = {row.group for row in plan.rivals if row.group and row.index in excluded}
    rows = [
        (row.index in excluded, f"{row.sort}: {row.words}")
        for row in plan.rivals
        if row.index in excluded or row.group not in settled
    ]
    return tuple(words for gone, words in rows if gone), tuple(w for gone, w in rows if not gone)
