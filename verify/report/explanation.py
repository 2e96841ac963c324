"""Why a claim has its outcome: who decided and how, what could have been seen, what is missing."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from verify.outcome import PASSES, Outcome, Truth
from verify.records import BOX, EVERYWHERE, Answer, Verdict
from verify.report.matrix import did

__all__ = ["explained", "missing"]

_SCOPES = {"all": "for all parameters in the stated domain", "box": "over the whole box"}
_NEEDS = re.compile(r"needs (?:about )?(\d+) [a-z ]+, the budget is (\d+)")
_AGAINST = re.compile(r"radius (\S+) against a value (\S+)")
_TENTH = 10  # an agreement has to be within a tenth of the claimed value
_OF_EFFORT = ("budget:", "under-powered:")

_WORDS = {
    Truth.HOLDS: "it holds at",
    Truth.FAILS: "it fails at",
    Truth.UNKNOWN: "it is unknown at",
    Truth.SET_ASIDE: "the premise is false at",
}

Lines = list[tuple[str, str]]


def explained(
    verdict: Verdict, methods: Sequence[str], budget: str, samples: Mapping[str, int]
) -> Lines:
    """Pairs of (what is said, the words), in order.

    Args:
        verdict: of the claim.
        methods: names in report order.
        budget: that of the run.
        samples: how many samples one experiment may use, by budget.
    """
    lines = [("outcome", _headline(verdict)), ("because", verdict.reason)]
    lines += [("reading", f"{words}: {outcome}") for words, outcome in verdict.readings]
    if verdict.plan and verdict.plan.satisfied_at:
        values = ", ".join(f"{name} = {value}" for name, value in verdict.plan.satisfied_at)
        lines.append(("hypotheses", f"hold, for example, at {values}"))
    lines += [("remark", words) for words in verdict.plan.remarks] if verdict.plan else []
    lines += [("by way of", bridge) for bridge in verdict.bridges]
    lines += [("it trusts", ", ".join(verdict.trusts))] if verdict.trusts else []
    if told := verdict.witness:
        values = ", ".join(f"{name} = {value}" for name, value in told.values)
        lines += [("witness", f"{values or 'there is nothing to choose'}")]
        lines += [("left", told.left), ("right", told.right), ("Python", told.python)]
    lines += [(method, _said(verdict, method)) for method in methods]
    lines += [("smallest error", _seen(verdict)), *_rivals(verdict)]
    lines.append(("budget", missing(verdict, budget, samples)))
    return [(name, words) for name, words in lines if words]


def _headline(verdict: Verdict) -> str:
    points = verdict.scope.removeprefix("points:")
    at = f"at {points} point{'' if points == '1' else 's'}"
    scope = _SCOPES.get(verdict.scope, at if verdict.scope else "")
    by = f"by {verdict.method}" if verdict.method else ""
    return " ".join(part for part in (str(verdict.outcome), scope, by) if part)


def _said(verdict: Verdict, method: str) -> str:
    """What one method did, and how often it said what."""
    what, why = did(verdict, method)
    places = verdict.plan.places if verdict.plan else ()
    beyond = {place.index for place in places if place.rival >= 0}  # only of rivals
    answers = [a for a in verdict.answers if a.method == method and a.point not in beyond]
    if not answers:
        return f"{what}: {why}" if why else what
    parts = []
    for place, sort in (("for all parameters", EVERYWHERE), ("boxes", BOX), ("points", 0)):
        here = [answer for answer in answers if _sort(answer.point) == sort]
        counts = Counter(answer.truth for answer in here)
        told = [f"{w} {counts[t]}" for t, w in _WORDS.items() if counts[t]]
        if sort == EVERYWHERE:
            parts += [_derived(answer) for answer in here]
        elif told:
            parts.append(f"of {len(here)} {place} {', '.join(told)}")
    wrong = math.fsum(float(answer.alpha) for answer in answers)
    parts += [f"wrong with probability at most {wrong:.2g}"] if wrong else []
    whys = " | ".join(_whys(answers))
    return f"{'; '.join(parts)}{f' ({whys})' if whys else ''}"


def _derived(answer: Answer) -> str:
    """What a derivation says; it is refuted by one counterexample."""
    words = {Truth.HOLDS: "it holds for all parameters", Truth.FAILS: "a counterexample was found"}
    told = words.get(answer.truth, "it is unknown for all parameters")
    return f"{told} (where {answer.reading})" if answer.reading else told


def _sort(point: int) -> int:
    return point if point == EVERYWHERE else BOX if point <= BOX else 0


def _whys(answers: Sequence[Answer]) -> list[str]:
    """The two commonest reasons of answers that decide nothing."""
    reasons = Counter(a.reason for a in answers if a.truth is Truth.UNKNOWN and a.reason)
    return [reason for reason, _ in reasons.most_common(2)]


def _seen(verdict: Verdict) -> str:
    """The smallest error that would have been seen."""
    if verdict.outcome is Outcome.REFUTED:
        gaps = [float(a.gap) for a in verdict.answers if a.truth is Truth.FAILS and a.gap]
        seen = [gap for gap in gaps if gap > 0]
        return f"one of {min(seen):.3g} was seen" if seen else ""
    if verdict.outcome not in PASSES:
        return ""
    if verdict.detectable in ("", "0"):
        where = _SCOPES.get(verdict.scope, "at these points")
        return f"any that changes whether it holds {where} would have been seen"
    agree = f"the sides agree within {verdict.radius}"
    return f"one of {verdict.detectable} would have been seen ({agree})"


def _rivals(verdict: Verdict) -> Lines:
    of = len(verdict.excluded) + len(verdict.not_excluded)
    lines = [("rivals", f"{len(verdict.excluded)} of {of} wrong neighbours are excluded")]
    lines += [("", f"not excluded: {words}") for words in verdict.not_excluded]
    return lines if of else []


def missing(verdict: Verdict, budget: str, samples: Mapping[str, int]) -> str:
    """What budget would decide a claim, as far as what stopped the methods tells."""
    if verdict.outcome is not Outcome.UNDECIDED:
        if verdict.outcome in (Outcome.CONFLICT, Outcome.BROKEN):
            return "no budget mends this: somebody must look"
        larger = budget != "deep" and verdict.not_excluded
        more = "; a larger budget may exclude more neighbours" if larger else ""
        return f"none is needed: it is decided at {budget}{more}"
    if "timeout" in verdict.reason:
        return "more time: VERIFY_DEADLINE is the number of seconds for one claim"
    if verdict.reason.startswith("depends on the reading"):
        return "no budget decides it: the text admits readings with different outcomes"
    if verdict.reason.startswith("vacuous"):
        return "no budget decides it: nothing satisfies what is assumed"
    if not verdict.answers:
        return "not known: no method has said anything"
    if verdict.reason.startswith("under-powered: no rival"):
        return _next(budget, "may exclude the rivals that are left")
    factors = _factors(verdict)
    if factors and (most := max(factors)) < math.inf:
        needed = most * samples[budget]
        enough = next((name for name, most in samples.items() if most >= needed), "")
        about = f"about {most:.2g} times the samples of {budget}"
        return f"--budget {enough}: {about}" if enough else f"more than deep: {about}"
    if any(answer.reason.startswith(_OF_EFFORT) for answer in verdict.answers):
        return _next(budget, "may decide it: a method was stopped by its budget")
    return "no budget is known to decide it: no method was stopped by its budget"


def _next(budget: str, what: str) -> str:
    larger = {"quick": "--budget standard or deep", "standard": "--budget deep"}.get(budget)
    return f"{larger} {what}" if larger else f"more than deep {what}"


def _factors(verdict: Verdict) -> list[float]:
    """For each place that nobody decides, how many times the samples somebody needs at least."""
    open_ones: dict[int, list[float]] = {}
    for answer in verdict.answers:
        if answer.truth is Truth.UNKNOWN:
            open_ones.setdefault(answer.point, []).append(_factor(answer.reason))
    decided = {a.point for a in verdict.answers if a.truth is not Truth.UNKNOWN}
    return [min(needs) for point, needs in open_ones.items() if point >= 0 and point not in decided]


def _factor(reason: str) -> float:
    if found := _NEEDS.search(reason):
        return float(found[1]) / float(found[2])
    if found := _AGAINST.search(reason):
        value = float(found[2])
        return (_TENTH * float(found[1]) / value) ** 2 if value else math.inf
    return math.inf
