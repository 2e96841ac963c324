"""The commands that examine claims and write a report: a run of the library, a check of files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, final

from verify import places, surroundings
from verify.baseline import Line, load, place
from verify.command import exits
from verify.command.discovering import digests_of, discovered
from verify.command.executors import require
from verify.command.exits import BadInputError
from verify.command.interrupts import Interrupts
from verify.command.progress import Lines, Live, Silent
from verify.command.telling import tell
from verify.finding.selection import matching
from verify.finding.userfiles import UserFile
from verify.library import Entry, refuse_twins
from verify.publishing import publish, settle
from verify.report.plain import counted
from verify.report.tables import rendered
from verify.report.terminal import COLUMNS, cells, summary, table
from verify.resuming import require_room
from verify.run import Finished, Request, reports, run
from verify.store import Store
from verify.workers.pool import EXAMINER, Workers

__all__ = ["checked", "examined", "request_of", "watch_of", "workers_of"]

Say = Callable[[str], None]


@final
@dataclass(frozen=True, slots=True)
class _Chosen:
    """Claims to examine, the lines they are compared with, SHA-256 of the files of others."""

    entries: tuple[Entry, ...]
    baseline: Mapping[str, Line]
    digests: Mapping[str, str]


class _Done(NamedTuple):
    """A run that ended: what was asked, what came out, what else the report says of it."""

    request: Request
    finished: Finished
    facts: dict[str, Any]


def examined(
    entries: tuple[Entry, ...], scope: str, settings: Mapping[str, Any], out: Say, say: Say
) -> int:
    """Examine claims of the library; the exit code.

    Args:
        entries: the claims.
        scope: "library" when these are all of it: then a line of the baseline without a claim
            is out of place; else "selection".
        settings: of ``verify.command.commands``.
        out: takes a line for stdout.
        say: takes a line for stderr.
    """
    if not entries:
        say("nothing selected")
        return exits.NOTHING
    require(settings["executor"])
    with _taken(settings) as store, Interrupts() as interrupts:
        with workers_of(settings, EXAMINER, interrupts) as workers:
            chosen = _Chosen(entries, load(place()), digests_of(entries))
            done = _done(store, workers, chosen, settings, say)
        code = _finish(store, interrupts, done, settings, out, say)
    known = {entry.id for entry in entries}
    lost = sorted(set(chosen.baseline) - known) if scope == "library" else []
    for claim in lost:
        say(f"the baseline has a line for {claim!r}, which is no claim of the library")
    return exits.DIFFERS if lost and code in (exits.OK, exits.UNDECIDED) else code


def checked(files: Sequence[UserFile], settings: Mapping[str, Any], out: Say, say: Say) -> int:
    """Examine the claims of files anywhere; the exit code."""
    require(settings["executor"])
    with _taken(settings) as store, Interrupts() as interrupts:
        with workers_of(settings, EXAMINER, interrupts) as workers:
            entries, digests = discovered(files, workers, interrupts)
            refuse_twins(entries)
            wanted = matching(settings["k"], entries) if settings["k"] else entries
            if not wanted:
                none = "no file there makes a claim (NAME = Claim(...))"
                told = f"-k is satisfied by none of {counted(len(entries), 'claim')}"
                say(f"nothing selected: {told if entries else none}")
                return exits.NOTHING
            done = _done(store, workers, _Chosen(wanted, {}, digests), settings, say)
        return _finish(store, interrupts, done, settings, out, say)


@contextmanager
def _taken(settings: Mapping[str, Any]) -> Iterator[Store]:
    """The folder of the report, ours alone, before anything is computed."""
    with Store.open(Path(settings["folder"])) as store:
        try:
            settle(store.folder)
        except OSError as error:
            raise BadInputError(f"-o {store.folder}: {error}") from None
        require_room(store, settings["begin"], settings["seed"], settings["budget"])
        yield store


def _done(
    store: Store, workers: Workers, chosen: _Chosen, settings: Mapping[str, Any], say: Say
) -> _Done:
    """The run itself."""
    request = request_of(chosen.entries, chosen.baseline, settings)
    started = datetime.now(UTC)
    with closing(watch_of(settings, say)) as watch:
        finished = run(store, request, workers, watch, say)
    return _Done(request, finished, _facts(started, finished, settings, chosen.digests))


def _finish(
    store: Store,
    interrupts: Interrupts,
    done: _Done,
    settings: Mapping[str, Any],
    out: Say,
    say: Say,
) -> int:
    """Write the reports, print the table; the exit code."""
    finished = done.finished
    publish(store.folder, reports(finished, done.request, done.facts))
    say(_origins(finished))
    if settings["format"] != "text":
        out(rendered(COLUMNS, cells(finished.verdicts, finished.notes), settings["format"], 0))
    elif settings["volume"] != "quiet":
        out(table(finished.verdicts, finished.notes, settings["paint"]))
    tell(summary(finished.verdicts, finished.notes), settings["format"], out, say)
    say(f"report: {store.folder / 'report.md'}")
    if finished.ending == "interrupted":
        say(f"interrupted by {interrupts.seen}; go on with --resume")
        return exits.INTERRUPTED
    return _earned(finished, done.request.baseline, settings["undecided"])


def _origins(finished: Finished) -> str:
    """One line: where the evidence is from."""
    words = {
        "computed": "computed",
        "reused": "reused from the cache",
        "resumed": "resumed from the journal",
    }
    counts = [(finished.counted(origin), told) for origin, told in words.items()]
    told = ", ".join(f"{count} {told}" for count, told in counts if count) or "none"
    return f"evidence: {told}; provenance.json says why"


def _earned(finished: Finished, baseline: Mapping[str, Line], undecided: str) -> int:
    """The exit code; what ``-x`` kept from running is no failure beside what stopped it."""
    if finished.ending == "stopped":
        return exits.DIFFERS
    return exits.earned(finished.verdicts, baseline, undecided)


def workers_of(settings: Mapping[str, Any], examiner: str, interrupts: Interrupts) -> Workers:
    """The processes that a run may have; a signal ends the waiting for them.

    They are the first thing to enter: while one starts, the request is still being made.
    """
    return Workers(
        most=settings["workers"],
        deadline=settings["deadline"],
        examiner=examiner,
        wake=interrupts.fd,
        memory=settings["memory"],
    )


def request_of(
    entries: tuple[Entry, ...], baseline: Mapping[str, Line], settings: Mapping[str, Any]
) -> Request:
    """What to run, by the flags of ``verify.command.commands.settings``."""
    return Request(
        entries=tuple(sorted(entries, key=lambda entry: entry.id)),
        seed=settings["seed"],
        budget=settings["budget"],
        build=surroundings.build(),
        begin=settings["begin"],
        until=settings["until"],
        baseline=baseline,
        executor=settings["executor"],
        cache=places.evidence() if settings["cache"] == "used" else None,
    )


def watch_of(settings: Mapping[str, Any], say: Say) -> Silent | Lines | Live:
    """Who is told about progress: nobody, a stream, a terminal."""

    def hide(_text: str) -> None:
        pass

    volume, paint = settings["volume"], settings["paint_progress"]
    if volume == "quiet":
        return Silent()
    if sys.stderr.isatty():
        return Live(paint, "printed" if volume == "verbose" else "hidden")
    return Lines(say, paint, say if volume == "verbose" else hide)


def _facts(
    started: datetime,
    finished: Finished,
    settings: Mapping[str, Any],
    digests: Mapping[str, str],
) -> dict[str, Any]:
    ended = datetime.now(UTC)
    return {
        "schema_version": 1,
        "ending": finished.ending,
        "seed": settings["seed"],
        "budget": settings["budget"],
        "arguments": settings["arguments"],
        "workers": settings["workers"],
        "deadline_seconds": settings["deadline"],
        "build": surroundings.build(),
        "versions": dict(surroundings.versions()),
        **surroundings.machine(),
        "started": f"{started:%Y-%m-%dT%H:%M:%SZ}",
        "ended": f"{ended:%Y-%m-%dT%H:%M:%SZ}",
        "executor": settings["executor"] or "none",
        "blocks_run_by": dict(sorted(finished.ran.items())),
        "resumed_claims": finished.counted("resumed"),
        "evidence_by_claim": dict(sorted(finished.origins.items())),
        "sha256_of_user_files": dict(digests),
    }
