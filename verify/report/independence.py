"""Which methods decide a claim, each by itself, and which two of them trust nothing in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from verify.outcome import PASSES, Outcome, Truth
from verify.records import BOX, EVERYWHERE, Answer, Verdict

__all__ = ["deciding", "independence", "is_decided", "twice"]


def is_decided(verdict: Verdict) -> bool:
    """Whether the claim passed or was refuted."""
    return verdict.outcome in PASSES or verdict.outcome is Outcome.REFUTED


def deciding(verdict: Verdict) -> dict[str, frozenset[str]]:
    """The methods whose answers would be enough without the others, and all that each trusts.

    A counterexample is enough for what is refuted. For what passes it takes a derivation for every
    reading, a box, or agreement at more than half of the places at which anything was seen.
    """
    if not is_decided(verdict):
        return {}
    truth = Truth.FAILS if verdict.outcome is Outcome.REFUTED else Truth.HOLDS
    said: dict[str, list[Answer]] = {}
    for answer in verdict.answers:
        if answer.truth is truth:
            said.setdefault(answer.method, []).append(answer)
    return {
        method: frozenset(trust for answer in answers for trust in answer.trusts)
        for method, answers in said.items()
        if truth is Truth.FAILS or _is_enough(answers, verdict)
    }


def _is_enough(answers: Sequence[Answer], verdict: Verdict) -> bool:
    readings = {place.reading for place in verdict.plan.places} if verdict.plan else {""}
    if {answer.reading for answer in answers if answer.point == EVERYWHERE} >= readings:
        return True
    if any(answer.point <= BOX for answer in answers):
        return True
    here = {answer.point for answer in answers if answer.point >= 0}
    return 2 * len(here) > verdict.points


def twice(verdict: Verdict) -> bool:
    """Whether two methods decide the claim that trust nothing in common."""
    return any(not one & other for one, other in combinations(deciding(verdict).values(), 2))


def independence(verdicts: Sequence[Verdict], methods: Sequence[str]) -> list[str]:
    """The section of ``report.md``, line by line."""
    decided = [verdict for verdict in verdicts if is_decided(verdict)]
    by = [deciding(verdict) for verdict in decided]
    lines = ["## Independence", "", "| method | claims that it decides by itself |", "|:--|--:|"]
    lines += [f"| {m} | {sum(m in names for names in by)} |" for m in methods]
    single = [
        f"- `{verdict.claim}`: {', '.join(names) or 'only together'}"
        for verdict, names in zip(decided, by, strict=True)
        if not twice(verdict)
    ]
    told = f"{len(decided) - len(single)} of {len(decided)} decided claims are decided by two "
    lines += ["", told + "methods that trust nothing in common" + (", all but:" if single else ".")]
    return [*lines, *([""] if single else []), *single, ""]
