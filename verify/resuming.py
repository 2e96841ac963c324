"""What the folder of a run holds already, and what becomes of it.

A run that ended by itself is replaced. One that did not is never thrown away unasked: it is gone
on with, or the new run is refused. A journal that is damaged, or of another build, is of no use;
the damaged one is kept aside.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Literal

from verify.command.exits import BadInputError
from verify.records import Record
from verify.store import CorruptError, Journal, Store, crashed, journal

__all__ = ["begun", "require_room"]

_SAME = ("seed", "budget", "build")
_ENDED = ("complete", "stopped")

Begin = Literal["fresh", "resume"]
Kept = dict[str, tuple[Record, ...]]


def require_room(store: Store, begin: Begin, seed: int, budget: str) -> None:
    """Refuse to begin where that would throw away an unfinished run.

    Raises:
        BadInputError: it would; the message says how to go on.
    """
    try:
        old = journal(store.folder)
    except (CorruptError, ValueError):
        return
    if not old.header or old.ending in _ENDED:
        return
    done = f"{len(old.groups)} of {len(old.header.get('claims', ()))} claims done"
    unfinished = f"-o {store.folder}: holds an unfinished run ({done})"
    if begin == "fresh":
        raise BadInputError(f"{unfinished}; go on with --resume, or remove or name another folder")
    for name, asked in (("seed", seed), ("budget", budget)):
        if old.header.get(name) != asked:
            raise BadInputError(
                f"{unfinished} with --{name} {old.header.get(name)}, not {asked}; "
                "go on with that, or remove or name another folder"
            )


def begun(store: Store, begin: Begin, header: dict[str, Any], say: Callable[[str], None]) -> Kept:
    """Open the journal of a run; what may be kept of an earlier one, by claim.

    Args:
        store: the folder, locked.
        begin: "resume" to keep what is of the same seed, budget and build.
        header: of the new run; the time of its beginning is added.
        say: takes a line that says why nothing is kept.

    Raises:
        OSError: the journal cannot be written.
    """
    header = {**header, "started": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"}
    old = _whole(store, say)
    differs = [name for name in _SAME if old.header.get(name) != header[name]]
    if begin == "resume" and old.header and differs:
        said = ", ".join(f"{n} was {old.header.get(n)}, is {header[n]}" for n in differs)
        say(f"nothing to resume: {said}")
    if begin == "fresh" or differs:
        store.begin(header)
        return {}
    if old.dropped:
        say(f"{old.dropped} incomplete record(s) at the end of the journal dropped")
    store.proceed(header, old.length)
    return {claim: group for claim, group in old.groups.items() if not crashed(group)}


def _whole(store: Store, say: Callable[[str], None]) -> Journal:
    """The journal of the folder; an empty one when it is damaged, which is then kept aside."""
    try:
        return journal(store.folder)
    except (CorruptError, ValueError) as error:
        say(f"{error}; kept as {store.set_aside().name}, nothing of it is used")
        return Journal({}, {}, "", 0, 0)
