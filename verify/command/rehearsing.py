"""``--dry-run``: which claims would be examined, at how many points, by which methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from verify.command.aside import rehearsed
from verify.command.discovering import discovered
from verify.command.exits import DIFFERS, NOTHING, OK
from verify.command.interrupts import Interrupts
from verify.command.running import workers_of
from verify.command.telling import tell, width
from verify.finding.selection import matching
from verify.finding.userfiles import UserFile
from verify.library import Entry, refuse_twins
from verify.methods import METHODS
from verify.outcome import Outcome
from verify.records import Verdict
from verify.report.plain import counted
from verify.report.tables import rendered
from verify.workers.pool import EXAMINER

__all__ = ["COLUMNS", "rehearsal", "rehearsal_of_files"]

Say = Callable[[str], None]
COLUMNS = ("id", "points", "rivals", "methods")


def rehearsal_of_files(
    files: Sequence[UserFile], settings: Mapping[str, Any], out: Say, say: Say
) -> int:
    """The rehearsal of ``check``: files are loaded to know their claims, and none is examined."""
    with (
        Interrupts() as interrupts,
        workers_of(settings, EXAMINER, interrupts) as workers,
    ):
        entries, _ = discovered(files, workers, interrupts)
    refuse_twins(entries)
    chosen = matching(settings["k"], entries) if settings["k"] else entries
    return rehearsal(chosen, settings, out, say)


def rehearsal(entries: tuple[Entry, ...], settings: Mapping[str, Any], out: Say, say: Say) -> int:
    """Print what would be examined; 0, or 1 when a claim cannot even be loaded."""
    if not entries:
        say("nothing selected")
        return NOTHING
    verdicts = rehearsed(entries, settings, say).verdicts
    rows = [_row(verdict) for verdict in verdicts]
    if settings["format"] != "text":
        out(rendered(COLUMNS, rows, settings["format"], 0))
    elif settings["volume"] != "quiet":
        told = [
            [i, counted(int(points), "point"), counted(int(rivals), "rival"), methods]
            for i, points, rivals, methods in rows
        ]
        out(rendered(COLUMNS, told, "text", width()))
    points = sum(int(row[1]) for row in rows)
    how = f"seed {settings['seed']}, {settings['budget']}"
    what = f"{counted(len(rows), 'claim')}, {counted(points, 'point')}"
    line = f"{what} would be examined ({how}); nothing was"
    tell(line, settings["format"], out, say)
    return DIFFERS if any(v.outcome is Outcome.BROKEN for v in verdicts) else OK


def _row(verdict: Verdict) -> list[str]:
    plan = verdict.plan
    if plan is None or plan.vacuous or verdict.outcome is Outcome.BROKEN:
        return [verdict.claim, "0", "0", f"none: {verdict.reason}"]
    declined = dict(verdict.declined)
    methods = ", ".join(name for name in METHODS if name not in declined)
    points = sum(place.rival < 0 for place in plan.places)
    return [verdict.claim, str(points), str(len(plan.rivals)), methods or "none"]
