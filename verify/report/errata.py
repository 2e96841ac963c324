"""``errata.md``: printed statements that fail, where, and what holds in their place."""

from __future__ import annotations

from collections.abc import Sequence

from verify.outcome import Outcome
from verify.records import Verdict, Witness
from verify.report.plain import block, code, prose

__all__ = ["errata", "failure"]

_HEAD = """\
# Errata

Statements typed as printed that fail, each with a place where it fails. The line of Python needs
nothing but Python and shows the failure. The corrected statement beside it was examined like any
other.
"""


def errata(verdicts: Sequence[Verdict]) -> str:
    """Every REFUTED claim that corrects nothing, with its witness and its corrected neighbours."""
    printed = [v for v in verdicts if v.outcome is Outcome.REFUTED and not v.corrects]
    parts = [_HEAD] if printed else [_HEAD, "No printed statement of this run was refuted.\n"]
    parts += [_entry(verdict, verdicts) for verdict in printed]
    return "\n".join(parts)


def failure(witness: Witness) -> list[str]:
    """Where a statement fails, as lines of Markdown."""
    values = ", ".join(f"{name} = {value}" for name, value in witness.values)
    kind = "exact" if witness.exact else "not exact: counts and a bound, or enclosures"
    lines = [f"- fails at {code(values)} ({kind})"] if values else [f"- fails ({kind})"]
    lines += [f"- left: {code(witness.left)}", f"- right: {code(witness.right)}"]
    if witness.python:
        lines += ["- in plain Python:", "", block(witness.python)]
    return lines


def _entry(verdict: Verdict, verdicts: Sequence[Verdict]) -> str:
    lines = [f"## {prose(verdict.source)}: {prose(verdict.title)}", "", code(verdict.claim), ""]
    if verdict.plan and verdict.plan.statement:
        lines += [block(verdict.plan.statement), ""]
    lines += [f"- refuted by {verdict.method}: {prose(verdict.reason)}"]
    lines += failure(verdict.witness) if verdict.witness else ["- no witness was recorded"]
    neighbours = [other for other in verdicts if other.corrects == verdict.claim]
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
