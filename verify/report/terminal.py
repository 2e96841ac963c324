"""The table that ends a run, and one claim as a page, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from textwrap import wrap

from verify.outcome import Outcome
from verify.records import Plan, Verdict, Witness
from verify.report.matrix import did
from verify.report.plain import counted, safe

__all__ = ["COLUMNS", "cells", "failure", "line", "page", "summary", "table"]

COLUMNS = ("id", "outcome", "scope", "method", "reason", "to look at")

_COLOURS = {
    Outcome.PROVED: 32,
    Outcome.CERTIFIED: 32,
    Outcome.SUPPORTED: 36,
    Outcome.UNDECIDED: 33,
    Outcome.REFUTED: 35,
    Outcome.CONFLICT: 31,
    Outcome.BROKEN: 31,
}
_WIDTH = 46
_TAGGED = re.compile(r"(.*\S)\s{2,}(\(\w[\w.]*\))")  # a display, and its number at the margin


def painted(outcome: Outcome, paint: str) -> str:
    """The outcome, padded to nine letters; ``paint`` is "colour" or "plain"."""
    text = f"{outcome:<9}"
    return f"\x1b[{_COLOURS[outcome]}m{text}\x1b[0m" if paint == "colour" else text


def table(verdicts: Sequence[Verdict], notes: Mapping[str, str], paint: str) -> str:
    """One line per claim: id, outcome, scope, method, reason, and what is out of place."""
    width = max((len(verdict.claim) for verdict in verdicts), default=0)
    scope = max((len(verdict.scope) for verdict in verdicts), default=0)
    lines = []
    for verdict in verdicts:
        head = f"{verdict.claim:<{width}}  {painted(verdict.outcome, paint)}"
        told = f"{verdict.scope:<{scope}}  {verdict.method:<10}"
        words = safe(verdict.reason)
        words = f"{words[:_WIDTH]}..." if len(words) > _WIDTH + 3 else words
        note = notes.get(verdict.claim, "")
        mark = f"  <- {safe(note)}" if note else ""
        lines.append(f"{head}  {told}  {words}{mark}".rstrip())
    return "\n".join(lines)


def cells(verdicts: Sequence[Verdict], notes: Mapping[str, str]) -> list[list[str]]:
    """The same for the other formats: one row per claim, a cell for each of ``COLUMNS``."""
    return [
        [v.claim, str(v.outcome), v.scope, v.method, v.reason, notes.get(v.claim, "")]
        for v in verdicts
    ]


def summary(verdicts: Sequence[Verdict], notes: Mapping[str, str]) -> str:
    """One line: how many claims have which outcome, and how many are out of place."""
    counts = [(o, sum(verdict.outcome is o for verdict in verdicts)) for o in Outcome]
    told = ", ".join(f"{count} {outcome}" for outcome, count in counts if count)
    claims = counted(len(verdicts), "claim")
    more = f"; {len(notes)} to look at" if notes else ""
    return f"{claims}: {told}{more}" if told else claims


def line(verdict: Verdict, count: str, paint: str) -> str:
    """One line for a claim that is finished: "[3/8] id OUTCOME method scope 0.8 s"."""
    seconds = f"{float(verdict.seconds):.1f} s" if verdict.seconds else ""
    parts = (verdict.method, verdict.scope, seconds)
    tail = "  ".join(part for part in parts if part)
    return f"[{count}] {verdict.claim}  {painted(verdict.outcome, paint)}  {tail}".rstrip()


def page(verdict: Verdict, text: str, methods: Sequence[str], width: int) -> str:
    """One claim: the prose of its file beside the statement rendered from its symbols.

    Args:
        verdict: of the claim.
        text: the prose.
        methods: names in report order.
        width: of the page, in letters.
    """
    plan = verdict.plan
    statement = plan.statement if plan else "(the claim could not be loaded)"
    lines = [verdict.claim, f"{safe(verdict.title)} ({safe(verdict.source)})", ""]
    lines += _beside(text, statement, width)
    lines += ["", f"{verdict.outcome}  {verdict.method}  {verdict.scope}".rstrip()]
    lines += [f"  {safe(verdict.reason)}"] if verdict.reason else []
    lines += failure(verdict.witness) if verdict.witness else []
    lines += _planned(plan) if plan else []
    if plan and verdict.outcome is not Outcome.REFUTED:
        lines += _rivals(plan, verdict.excluded)
    lines += ["", "methods"]
    for method in methods:
        what, why = did(verdict, method)
        lines.append(f"  {method:<11} {what}" + (f" because {safe(why)}" if why else ""))
    python = f"  {safe(verdict.witness.python)}" if verdict.witness else ""
    return "\n".join(
        part for line in lines for part in ([line] if line == python else _fitted(line, width))
    )


def failure(witness: Witness) -> list[str]:
    """Where a statement fails; its line of Python is not broken, so that it can be pasted."""
    values = _values(witness.values) or "every point"
    lines = [f"  fails at {values}", *(f"  {name:<5} {text}" for name, text in witness.sides)]
    return [*lines, f"  {safe(witness.python)}"] if witness.python else lines


def _planned(plan: Plan) -> list[str]:
    hold = _values(plan.satisfied_at) or "every point"
    lines = ["", "hypotheses", f"  {safe(plan.vacuous or f'hold at {hold}')}", "", "points"]
    for place in plan.places:
        words = "; ".join(part for part in (place.words, place.law, place.reading) if part)
        lines.append(f"  {place.index:3}  {_values(place.values) or '-'}  {safe(words)}")
    return lines


def _rivals(plan: Plan, excluded: Sequence[str]) -> list[str]:
    lines = ["", "rivals"]
    told = {rival.index: f"{rival.sort}: {rival.words}" for rival in plan.rivals}
    settled = {rival.group for rival in plan.rivals if told[rival.index] in excluded} - {""}
    for rival in plan.rivals:
        words = told[rival.index]
        other = "says less" if rival.group in settled else "NOT excluded"
        lines.append(f"  {'excluded' if words in excluded else other:12}  {safe(words)}")
    return lines


def _values(pairs: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in pairs)


def _beside(left: str, right: str, width: int) -> list[str]:
    """Two texts in two columns when there is room, else one after the other."""
    half = (width - 3) // 2
    if half < _WIDTH:
        return [*map(safe, left.split("\n")), "", *map(safe, right.split("\n"))]
    pairs = zip_longest(_wrapped(left, half), _wrapped(right, half), fillvalue="")
    return [f"{a:<{half}} | {b}".rstrip() for a, b in pairs]


def _wrapped(text: str, width: int) -> list[str]:
    return [part for line in text.split("\n") for part in _fitted(safe(line), width)]


def _fitted(line: str, width: int) -> list[str]:
    """A line broken where it is too long; the number of a display stays at the margin."""
    if len(line) <= width:
        return [line]
    if tagged := _TAGGED.fullmatch(line):
        display, tag = tagged.groups()
        *first, last = _fitted(display, width - len(tag) - 1)
        return [*first, f"{last:<{width - len(tag)}}{tag}"]
    margin = " " * (len(line) - len(line.lstrip()) + 2)
    return wrap(line, width, subsequent_indent=margin, break_on_hyphens=False)
