"""``diff``: in which claims two runs differ."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.command.exits import DIFFERS, OK, BadInputError
from verify.command.telling import tell, width
from verify.report.jsons import SCHEMA_VERSION
from verify.report.plain import counted
from verify.report.tables import rendered

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["COLUMNS", "diff"]

Say = Callable[[str], None]
COLUMNS = ("id", "what", "before", "after")
_NEEDED = ("id", "digest", "outcome", "scope", "witness")


def diff(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """Claims whose outcome, scope or witness changed; 0 the same, 1 changed.

    Raises:
        BadInputError: a folder holds no report, or the two cannot be compared.
    """
    old, new = (_report(folder) for folder in (options.before, options.after))
    before, after = ({row["id"]: row for row in report["claims"]} for report in (old, new))
    both = sorted(before.keys() & after.keys())
    if not both:
        raise BadInputError(
            f"{options.before} {options.after}: not comparable: no claim is in both"
        )
    for setting in ("seed", "budget"):
        if old.get(setting) != new.get(setting):
            say(f"note: the {setting} was {old.get(setting)}, is {new.get(setting)}")
    rows = [row for claim in both for row in _changes(claim, before[claim], after[claim])]
    rows += [[i, "claim", "in the run", "not in the run"] for i in sorted(before.keys() - after)]
    rows += [[i, "claim", "not in the run", "in the run"] for i in sorted(after.keys() - before)]
    rows.sort(key=lambda row: row[0])
    if options.format != "text":
        out(rendered(COLUMNS, rows, options.format, 0))
    elif rows and not options.quiet:
        told = [[i, f"{what}: {a or 'none'} -> {b or 'none'}"] for i, what, a, b in rows]
        out(rendered(("id", "change"), told, "text", width()))
    changed = len({row[0] for row in rows})
    tell(f"{counted(len(both), 'claim')} in both runs, {changed} changed", options.format, out, say)
    return DIFFERS if rows else OK


def _changes(claim: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[list[str]]:
    rows = []
    if before["digest"] and after["digest"] and before["digest"] != after["digest"]:
        rows.append([claim, "statement", before["digest"][:12], after["digest"][:12]])
    rows += [
        [claim, what, before[what], after[what]]
        for what in ("outcome", "scope")
        if before[what] != after[what]
    ]
    old, new = (_witness(row["witness"]) for row in (before, after))
    return [*rows, [claim, "witness", old, new]] if old != new else rows


def _witness(data: Mapping[str, Any] | None) -> str:
    """Where a statement fails and what its sides are there; "" when it does not."""
    if data is None:
        return ""
    values = ", ".join(f"{name} = {value}" for name, value in data["values"])
    return f"{values or 'everywhere'}: {data['left']} against {data['right']}"


def _report(folder: str) -> dict[str, Any]:
    """What ``claims.json`` of a run says.

    Raises:
        BadInputError: it is not there, or not of this version.
    """
    path = Path(folder) / "claims.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        version = data["schema_version"]
        rows = [[row[name] for name in _NEEDED] for row in data["claims"]]
    except FileNotFoundError:
        raise BadInputError(f"{folder}: holds no report (no claims.json)") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInputError(f"{path}: not a report: {error}") from None
    if version != SCHEMA_VERSION or not rows:
        told = f"its version is {version}, ours {SCHEMA_VERSION}" if rows else "it has no claims"
        raise BadInputError(f"{path}: not comparable: {told}")
    return dict(data)
