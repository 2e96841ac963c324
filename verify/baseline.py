"""The outcomes that were looked at and accepted: one line of JSON per claim, sorted by id.

A checkout has the file at ``reports/baseline.jsonl``, an installed wheel beside this module. The
only writer is ``accepted``, behind the command ``accept``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, final

from verify.command.exits import BadInputError

if TYPE_CHECKING:
    from verify.records import Verdict

__all__ = ["VARIABLE", "Line", "accepted", "change", "difference", "load", "place", "text"]

VARIABLE = "VERIFY_BASELINE"
_FIELDS = ("id", "digest", "outcome", "method", "scope")


@final
@dataclass(frozen=True, slots=True)
class Line:
    """What was accepted of one claim."""

    id: str
    digest: str
    outcome: str
    method: str
    scope: str


def place() -> Path:
    """Where the baseline is: as the environment says, in the checkout, or in the wheel."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given)
    package = Path(__file__).resolve().parent
    checkout = package.parent / "reports" / "baseline.jsonl"
    return checkout if checkout.exists() else package / "baseline.jsonl"


def load(file: Path) -> dict[str, Line]:
    """The lines of a baseline by claim id; none when there is no file.

    Raises:
        BadInputError: a line is malformed, or an id is there twice.
    """
    try:
        rows = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise BadInputError(f"baseline {file}: cannot be read: {error}") from None
    lines: dict[str, Line] = {}
    for number, row in enumerate(rows, 1):
        try:
            data = json.loads(row)
            line = Line(**{name: str(data[name]) for name in _FIELDS})
        except (ValueError, KeyError, TypeError) as error:
            raise BadInputError(f"baseline {file}:{number}: not a line of it: {error}") from None
        if line.id in lines:
            raise BadInputError(f"baseline {file}:{number}: {line.id!r} is there twice")
        lines[line.id] = line
    return lines


def text(lines: Iterable[Line]) -> str:
    """The file for these lines, sorted by id."""
    ordered = sorted(lines, key=lambda line: line.id)
    return "".join(json.dumps(asdict(line), ensure_ascii=False) + "\n" for line in ordered)


def of(verdict: Verdict) -> Line:
    """The line that a verdict would be accepted as."""
    return Line(verdict.claim, verdict.digest, str(verdict.outcome), verdict.method, verdict.scope)


def difference(verdict: Verdict, line: Line) -> str:
    """In which way a verdict is not what was accepted; "" when it is.

    The statement and the outcome count. Method and scope may change with the budget: they stand
    in the report, and in ``accept``, but call for nothing.
    """
    if verdict.outcome != line.outcome:
        return f"{verdict.outcome}, baseline has {line.outcome}"
    if verdict.digest != line.digest:
        return "the statement has changed since its outcome was accepted"
    return ""


def change(verdict: Verdict, old: Line | None) -> str:
    """``old -> new`` for one claim; "" when its line stays as it is."""
    new = of(verdict)
    if old == new:
        return ""
    before = "(none)"
    if old is not None:
        before = " ".join((old.outcome, old.method, old.scope)).strip()
        before += " (another statement)" if old.digest != new.digest else ""
    after = " ".join((new.outcome, new.method, new.scope)).strip()
    return f"{verdict.claim}: {before} -> {after}"


def accepted(old: Mapping[str, Line], verdicts: Sequence[Verdict]) -> dict[str, Line]:
    """The baseline with the lines of these claims replaced.

    Raises:
        BadInputError: an outcome is none that may be accepted.
    """
    for verdict in verdicts:
        if verdict.outcome in ("CONFLICT", "BROKEN"):
            raise BadInputError(
                f"{verdict.claim}: {verdict.outcome} is not accepted: {verdict.reason}"
            )
        if not verdict.digest:
            raise BadInputError(f"{verdict.claim}: was not examined: {verdict.reason}")
    return {**old, **{verdict.claim: of(verdict) for verdict in verdicts}}
