"""``accept``: the only way into the baseline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verify import baseline
from verify.command.exits import OK, BadInputError, OwnError
from verify.command.selecting import known
from verify.disk import write
from verify.finding.selection import chosen, is_glob
from verify.library import Entry
from verify.run import concluded
from verify.store import CorruptError, journal

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["accept", "accept_claims"]

Say = Callable[[str], None]


def accept_claims(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """Take outcomes of a finished run into the baseline."""
    return accept(options.ids, options.folder, known(say).entries, out)


def accept(patterns: Sequence[str], folder: str, known: Sequence[Entry], out: Say) -> int:
    """Put the outcomes of named claims into the baseline, each change printed as old -> new.

    The outcomes are concluded again from the journal of the run, not read from its reports.

    Raises:
        BadInputError: the run is missing, damaged, or did not end by itself; a claim is not in
            it, not shipped, CONFLICT or BROKEN; or globs name everything.
        OwnError: the baseline cannot be written.
    """
    named = _named(patterns, known)
    place = Path(folder)
    try:
        run = journal(place)
    except (CorruptError, ValueError, OSError) as error:
        raise BadInputError(f"--from {folder}: {error}") from None
    if not run.header:
        raise BadInputError(f"--from {folder}: holds no run")
    if run.ending != "complete":
        how = run.ending or "not finished"
        raise BadInputError(f"--from {folder}: the run is {how}; nothing of it is accepted")
    absent = [entry.id for entry in named if entry.id not in run.groups]
    if absent:
        raise BadInputError(f"--from {folder}: {', '.join(absent)} not in this run")
    verdicts = concluded(named, run.groups, "not in this run")
    file = baseline.place()
    if file.parent == Path(__file__).resolve().parents[1]:
        raise BadInputError("accept works in a checkout: an installed baseline stays as it is")
    old = baseline.load(file)
    new = baseline.accepted(old, verdicts)
    changes = [baseline.change(verdict, old.get(verdict.claim)) for verdict in verdicts]
    try:
        if new != old:
            write(file, baseline.text(new.values()))
    except OSError as error:
        raise OwnError(f"{file}: cannot be written: {error.strerror}") from None
    for verdict, change in zip(verdicts, changes, strict=True):
        out(change or f"{verdict.claim}: unchanged")
    return OK


def _named(patterns: Sequence[str], known: Sequence[Entry]) -> tuple[Entry, ...]:
    shipped = [entry for entry in known if entry.origin == "shipped"]
    globs = [pattern for pattern in patterns if is_glob(pattern)]
    if globs and len(chosen(globs, shipped)) == len(shipped):
        raise BadInputError(
            f"accept {' '.join(globs)}: names every claim; name those you looked at"
        )
    return chosen(patterns, shipped)
