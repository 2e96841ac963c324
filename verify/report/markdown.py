"""``report.md``: the run for a reader."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from verify.outcome import Outcome
from verify.records import BOX, EVERYWHERE, Answer, Plan, Verdict
from verify.report.errata import failure
from verify.report.independence import independence
from verify.report.matrix import matrix, on_z3_alone
from verify.report.order import place
from verify.report.plain import block, cell, code, code_cell, prose

__all__ = ["alpha_sum", "report"]

_MOST_ROWS = 12


def report(
    verdicts: Sequence[Verdict],
    notes: Mapping[str, str],
    methods: Sequence[str],
    settings: Mapping[str, Any],
    ran: Mapping[str, str],
) -> str:
    """The page.

    Args:
        verdicts: sorted by id.
        notes: by id, why a claim fails the run: how it differs from the baseline.
        methods: names in report order.
        settings: seed and budget.
        ran: SHA-256 of the claim files that are not of this library, by name.
    """
    parts = [_summary(verdicts, notes, settings), *_files(ran), "## Claims\n"]
    parts += [_section(verdict, notes.get(verdict.claim, ""), verdicts) for verdict in verdicts]
    parts += ["\n".join(independence(verdicts, methods)), _matrix(verdicts, methods)]
    return "\n".join(parts)


def alpha_sum(verdicts: Sequence[Verdict]) -> str:
    """A bound on the probability that any statistical answer of the run is wrong."""
    return f"{math.fsum(float(verdict.alpha) for verdict in verdicts):.3g}"


def _summary(
    verdicts: Sequence[Verdict], notes: Mapping[str, str], settings: Mapping[str, Any]
) -> str:
    told = ", ".join(f"{name} {value}" for name, value in settings.items())
    claims = "1 claim" if len(verdicts) == 1 else f"{len(verdicts)} claims"
    lines = ["# Report", "", f"{claims}; {told}.", "", "| outcome | claims |"]
    lines += ["|:--|--:|"]
    for outcome in Outcome:
        count = sum(verdict.outcome is outcome for verdict in verdicts)
        lines += [f"| {outcome} | {count} |"] if count else []
    lines += ["", f"Sum of all error probabilities (alpha) of this run: {alpha_sum(verdicts)}.", ""]
    if notes:
        lines += ["To look at:", ""]
        lines += [f"- {code(claim)}: {prose(why)}" for claim, why in sorted(notes.items())]
    else:
        lines += ["Nothing to look at: no outcome is out of place."]
    lines += ["", "Whose evidence was computed, and whose reused, is in `provenance.json`."]
    return "\n".join([*lines, ""])


def _files(ran: Mapping[str, str]) -> list[str]:
    """What was run besides this program: a claim file is, unless it is declared; data are not."""
    programs = {name: digest for name, digest in ran.items() if name.endswith(".py")}
    tables = {
        "Files that were run": programs,
        "Files that were read and not run": {n: d for n, d in ran.items() if n not in programs},
    }
    found = []
    for title, files in tables.items():
        lines = [f"## {title}", "", "| file | SHA-256 |", "|:--|:--|"]
        lines += [f"| {cell(name)} | {digest} |" for name, digest in sorted(files.items())]
        found += ["\n".join([*lines, ""])] if files else []
    return found


def _section(verdict: Verdict, note: str, verdicts: Sequence[Verdict]) -> str:
    lines = [f"### {code(verdict.claim)}: {verdict.outcome}", ""]
    lines += [f"{prose(verdict.title)} ({prose(verdict.source)})", ""]
    if verdict.plan and verdict.plan.statement:
        lines += [block(verdict.plan.statement), ""]
    lines += _facts(verdict)
    lines += [f"- to look at: {prose(note)}"] if note else []
    lines += [f"- corrects {code(verdict.corrects)}"] if verdict.corrects else []
    lines += [
        f"- corrected in {code(other.claim)}: {other.outcome}"
        for other in verdicts
        if other.corrects == verdict.claim
    ]
    if verdict.witness:
        lines += failure(verdict.witness)
    lines += _answers(verdict)
    return "\n".join([*lines, ""])


def _facts(verdict: Verdict) -> list[str]:
    by = f" by {verdict.method}" if verdict.method else ""
    scope = f"; scope {verdict.scope}" if verdict.scope else ""
    lines = [f"- **{verdict.outcome}**{by}{scope}"]
    facts = (
        ("reason", prose(verdict.reason)),
        ("radius", prose(verdict.radius)),
        ("smallest error that would have been seen", prose(verdict.detectable)),
        ("error probability", "" if float(verdict.alpha) == 0 else verdict.alpha),
        ("samples", str(verdict.samples) if verdict.samples else ""),
        ("hypotheses hold at", _values(verdict.plan)),
        ("readings", "; ".join(f"{prose(r)}: {o}" for r, o in verdict.readings)),
        ("remarks", "; ".join(map(prose, verdict.plan.remarks)) if verdict.plan else ""),
        ("rivals excluded", _listed(verdict.excluded)),
        ("rivals *not excluded*", _listed(verdict.not_excluded)),
        ("bridges", ", ".join(prose(bridge) for bridge in verdict.bridges)),
        ("trusts", ", ".join(prose(trusted) for trusted in verdict.trusts)),
        ("covers", ", ".join(code(row) for row in verdict.covers)),
    )
    return lines + [f"- {name}: {value}" for name, value in facts if value]


def _listed(words: Sequence[str]) -> str:
    return f"{len(words)}: " + "; ".join(code(word) for word in words) if words else ""


def _values(plan: Plan | None) -> str:
    if plan is None or not plan.satisfied_at:
        return ""
    return code(", ".join(f"{name} = {value}" for name, value in plan.satisfied_at))


def _answers(verdict: Verdict) -> list[str]:
    """What the deciding method said, place by place; all methods where none decided."""
    told = [a for a in verdict.answers if a.method == verdict.method or not verdict.method]
    if not told:
        return []
    told.sort(key=lambda answer: place(answer.point))
    lines = ["", "| method | where | says | left | right | radius | alpha |"]
    lines += ["|:--|:--|:--|:--|:--|:--|:--|"]
    for answer in told[:_MOST_ROWS]:
        cells = [
            answer.method,
            code_cell(_where(answer, verdict.plan)),
            cell(_says(answer)),
            code_cell(answer.left),
            code_cell(answer.right),
            cell(answer.radius),
            cell("" if answer.alpha == "0" else answer.alpha),
        ]
        lines += [f"| {' | '.join(cells)} |"]
    more = len(told) - _MOST_ROWS
    return [*lines, "", f"{more} more in evidence.jsonl."] if more > 0 else lines


def _says(answer: Answer) -> str:
    silent = answer.truth not in ("holds", "fails")
    return f"{answer.truth}: {answer.reason}" if silent and answer.reason else str(answer.truth)


def _where(answer: Answer, plan: Plan | None) -> str:
    if answer.point == EVERYWHERE:
        return "for all parameters" + (f" ({answer.reading})" if answer.reading else "")
    if answer.point <= BOX:
        return f"box {BOX - answer.point + 1}"
    found = next((p for p in plan.places if p.index == answer.point), None) if plan else None
    if found is None:
        return f"point {answer.point}"
    parts = [*(f"{name} = {value}" for name, value in found.values)]
    parts += [part for part in (found.law, found.reading) if part]
    return ", ".join(parts) or found.words


def _matrix(verdicts: Sequence[Verdict], methods: Sequence[str]) -> str:
    rows, reasons = matrix(verdicts, methods)
    lines = ["## Methods and claims", "", f"| claim | {' | '.join(methods)} |"]
    lines += ["|:--|" + ":--|" * len(methods)]
    lines += [f"| {code_cell(row[0])} | {' | '.join(row[1:])} |" for row in rows]
    lines += ["", "Declined, or tried in vain, because:", ""] if reasons else []
    lines += [f"{number}. {prose(reason)}" for number, reason in enumerate(reasons, 1)]
    alone = on_z3_alone(verdicts)
    lines += ["", f"Resting on z3 alone: {', '.join(map(code, alone)) if alone else 'none'}."]
    return "\n".join([*lines, ""])
