"""``errata.md``: printed statements that fail, where, and what holds in their place."""

from __future__ import annotations

from collections.abc import Sequence

from verify.outcome import Outcome
from verify.records import Verdict, Witness
from verify.report.plain import block, code, prose

__all__ = ["COLUMNS", "errata", "failure", "pages", "rows"]

COLUMNS = (
    "claim", "source", "title", "refuted by", "fails at", "left", "right", "corrected", "outcome",
    "python",
)  # fmt: skip

_HEAD = """\
# Errata

Statements typed as printed that fail, each with a place where it fails. The line of Python needs
nothing but Python and shows the failure. The corrected statement beside it was examined like any
other.
"""


def errata(verdicts: Sequence[Verdict]) -> str:
    """Every REFUTED claim that corrects nothing, with its witness and its corrected neighbours."""
    printed = _printed(verdicts)
    parts = [_HEAD] if printed else [_HEAD, "No printed statement of this run was refuted.\n"]
    parts += [_entry(verdict, verdicts) for verdict in printed]
    return "\n".join(parts)


def failure(witness: Witness) -> list[str]:
    """Where a statement fails, as lines of Markdown."""
    values = _at(witness)
    kind = "exact" if witness.exact else "not exact: counts and a bound, or enclosures"
    lines = [f"- fails at {code(values)} ({kind})"] if values else [f"- fails ({kind})"]
    lines += [f"- {name}: {code(text)}" for name, text in witness.sides]
    if witness.python:
        lines += ["- in plain Python:", "", block(witness.python)]
    return lines


def rows(verdicts: Sequence[Verdict]) -> list[list[str]]:
    """One row for each entry, with a cell for each of ``COLUMNS``."""
    return [_row(verdict, _neighbours(verdict, verdicts)) for verdict in _printed(verdicts)]


def pages(verdicts: Sequence[Verdict]) -> list[list[tuple[str, str]]]:
    """Each entry as lines of (what is said, the words), for a terminal."""
    return [_page(verdict, _neighbours(verdict, verdicts)) for verdict in _printed(verdicts)]


def _printed(verdicts: Sequence[Verdict]) -> list[Verdict]:
    return [v for v in verdicts if v.outcome is Outcome.REFUTED and not v.corrects]


def _neighbours(verdict: Verdict, verdicts: Sequence[Verdict]) -> list[Verdict]:
    return [other for other in verdicts if other.corrects == verdict.claim]


def _row(verdict: Verdict, neighbours: Sequence[Verdict]) -> list[str]:
    told = verdict.witness
    return [
        verdict.claim,
        verdict.source,
        verdict.title,
        verdict.method,
        _at(told) if told else "",
        told.left if told else "",
        told.right if told else "",
        " ".join(other.claim for other in neighbours),
        " ".join(other.outcome for other in neighbours),
        told.python if told else "",
    ]


def _page(verdict: Verdict, neighbours: Sequence[Verdict]) -> list[tuple[str, str]]:
    lines = [(verdict.claim, f"{verdict.source}: {verdict.title}")]
    lines += [("printed", line) for line in _statement(verdict)]
    lines += [("refuted", f"by {verdict.method}: {verdict.reason}")]
    if told := verdict.witness:
        kind = "" if told.exact else " (not exact: counts and a bound, or enclosures)"
        lines += [("fails at", f"{_at(told)}{kind}"), *told.sides]
        lines += [("Python", told.python)] if told.python else []
    for other in neighbours:
        where = f", {other.scope}" if other.scope else ""
        by = f" by {other.method}" if other.method else ""
        lines += [("corrected", f"{other.claim}: {other.outcome}{by}{where}")]
        lines += [("", line) for line in _statement(other)]
    if not neighbours:
        lines += [("corrected", "no corrected statement of it was examined")]
    return lines


def _statement(verdict: Verdict) -> list[str]:
    return verdict.plan.statement.split("\n") if verdict.plan else []


def _at(witness: Witness) -> str:
    return ", ".join(f"{name} = {value}" for name, value in witness.values)


def _entry(verdict: Verdict, verdicts: Sequence[Verdict]) -> str:
    lines = [f"## {prose(verdict.source)}: {prose(verdict.title)}", "", code(verdict.claim), ""]
    if verdict.plan and verdict.plan.statement:
        lines += [block(verdict.plan.statement), ""]
    lines += [f"- refuted by {verdict.method}: {prose(verdict.reason)}"]
    lines += failure(verdict.witness) if verdict.witness else ["- no witness was recorded"]
    neighbours = _neighbours(verdict, verdicts)
    lines += ["", *(_corrected(other) for other in neighbours)]
    if not neighbours:
        lines += ["No corrected statement of it was examined in this run."]
    return "\n".join(lines) + "\n"


def _corrected(other: Verdict) -> str:
    where = f", {other.scope}" if other.scope else ""
    by = f" by {other.method}" if other.method else ""
    line = (
        f"Corrected in {code(other.claim)}: {prose(other.title)}. **{other.outcome}**{by}{where}."
    )
    if other.plan and other.plan.statement:
        return f"{line}\n\n{block(other.plan.statement)}\n"
    return line
