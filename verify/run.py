"""The straight line: examine in workers, note in the journal, conclude, write the reports.

Reports are made from the journal and from nothing else, in canonical order, so that they are the
same for any number of workers, any order of completion and any interruption before them.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol, final

from verify.baseline import Line
from verify.cache import Shelf
from verify.command.exits import OwnError, fails
from verify.conclude import conclude
from verify.library import Entry
from verify.methods import METHODS
from verify.records import Crash, Done, Plan, Record, Verdict, decode
from verify.resuming import begun
from verify.store import JOURNAL, Store, journal
from verify.workers.pool import Order, Reply, Workers

__all__ = ["Finished", "Request", "Watch", "concluded", "reports", "run"]


class Watch(Protocol):
    """Who is told about progress."""

    def begins(self, total: int) -> None:
        """So many claims are to be examined."""

    def noted(self, claim: str, note: str) -> None:
        """Something about a claim takes time, such as a compilation."""

    def finished(self, verdict: Verdict, output: str) -> None:
        """A claim is done; ``output`` is what it printed."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to run, and how.

    Attributes:
        entries: the claims, sorted by id.
        seed, budget: what the records depend on, besides the claims and the build.
        build: of ``verify.surroundings``.
        begin: "fresh", or "resume" to keep what a journal of the same kind already has.
        until: "end", or "first failure" for ``-x``.
        baseline: accepted lines by id; empty for ``check``.
        cache: the folder of evidence kept between runs; None for none.
        executor: words for who runs blocks of draws; it changes no result.
    """

    entries: tuple[Entry, ...]
    seed: int
    budget: str
    build: str
    begin: Literal["fresh", "resume"]
    until: Literal["end", "first failure"]
    baseline: Mapping[str, Line]
    cache: Path | None = None
    executor: str = ""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A run that ended.

    Attributes:
        verdicts: one for each claim, sorted by id.
        notes: why a claim fails the run, by id.
        groups: the records of each claim that was examined, by id.
        ending: "complete", "stopped" by ``-x``, or "interrupted".
        origins: by id, whether the evidence was "computed", "reused" from the cache or "resumed"
            from the journal, a colon, and why.
        ran: how many blocks of draws were run by whom.
    """

    verdicts: tuple[Verdict, ...]
    notes: Mapping[str, str]
    groups: Mapping[str, tuple[Record, ...]]
    ending: str
    origins: Mapping[str, str]
    ran: Mapping[str, int] = field(default_factory=dict)

    def counted(self, origin: str) -> int:
        """How many claims have this origin."""
        return sum(told.partition(":")[0] == origin for told in self.origins.values())


def run(
    store: Store, request: Request, workers: Workers, watch: Watch, say: Callable[[str], None]
) -> Finished:
    """Examine the claims of a request and conclude.

    Args:
        store: the folder, locked.
        request: what to run.
        workers: entered; the run ends early when they do.
        watch: is told about each claim.
        say: takes one line for the user.

    Raises:
        OwnError: workers do not start, or the journal cannot be written.
    """
    header = {
        "seed": request.seed,
        "budget": request.budget,
        "build": request.build,
        "claims": [entry._asdict() for entry in request.entries],
    }
    with _writing(store):
        kept = begun(store, request.begin, header, say)
    origins, ran, ending = _examine_all(store, request, workers, watch, say, kept)
    with _writing(store):
        store.end(ending)
    groups = journal(store.folder).groups
    asked = {entry.id: groups[entry.id] for entry in request.entries if entry.id in groups}
    why = {"stopped": "stopped by -x", "interrupted": "interrupted"}.get(ending, "")
    verdicts = concluded(request.entries, asked, why)
    found = {v.claim: fails(v, request.baseline.get(v.claim)) for v in verdicts}
    notes = {claim: note for claim, note in found.items() if note}
    return Finished(
        verdicts=verdicts, notes=notes, groups=asked, ending=ending, origins=origins, ran=ran
    )


@contextlib.contextmanager
def _writing(store: Store) -> Iterator[None]:
    """A journal that cannot be written ends the run; nothing finished is lost."""
    try:
        yield
    except OSError as error:
        raise OwnError(
            f"{store.folder / JOURNAL}: cannot be written: {error.strerror}; what was finished "
            "is kept, and the report is the one before: go on with --resume"
        ) from None


def concluded(
    entries: Sequence[Entry], groups: Mapping[str, Sequence[Record]], why_not: str
) -> tuple[Verdict, ...]:
    """A verdict for each entry; one without records was not run, and this is why."""
    verdicts = []
    for entry in entries:
        missing = Crash(claim=entry.id, method="", sort="not run", reason=why_not)
        verdicts.append(conclude(entry.id, entry, groups.get(entry.id, (missing,))))
    return tuple(verdicts)


def reports(finished: Finished, request: Request, facts: Mapping[str, Any]) -> dict[str, str]:
    """The text of every report by file name."""
    from verify.report.errata import errata
    from verify.report.jsons import claims, evidence
    from verify.report.markdown import report
    from verify.report.provenance import provenance
    from verify.report.sheet import rows

    verdicts = finished.verdicts
    settings = {"seed": request.seed, "budget": request.budget}
    expected = {line.id: line.outcome for line in request.baseline.values()}
    return {
        "evidence.jsonl": evidence(finished.groups, METHODS, settings),
        "claims.json": claims(verdicts, expected, METHODS, settings),
        "claims.csv": rows(verdicts, expected),
        "errata.md": errata(verdicts),
        "report.md": report(
            verdicts, finished.notes, METHODS, settings, facts.get("sha256_of_user_files", {})
        ),
        "provenance.json": provenance(verdicts, facts),
    }


def _examine_all(
    store: Store,
    request: Request,
    workers: Workers,
    watch: Watch,
    say: Callable[[str], None],
    kept: Mapping[str, tuple[Record, ...]],
) -> tuple[dict[str, str], Counter[str], str]:
    """Examine what is not kept: the origins of the evidence, who ran its blocks, the ending."""
    places = {entry.id: entry for entry in request.entries}
    orders = [Order(entry.id, _order(entry, request, kept)) for entry in request.entries]
    origins: dict[str, str] = {}
    ran: Counter[str] = Counter()
    shelf = Shelf(request.cache) if request.cache else None
    watch.begins(len(orders))
    for reply in workers.replies(orders, watch.noted):
        for message in reply.messages:
            ran.update(message.get("ran", {}))
        if reply.said("same"):
            records: Sequence[Record] = kept[reply.name]
            origins[reply.name] = "resumed: the journal has this claim, build, seed and budget"
        else:
            records = _records(reply)
            with _writing(store):
                store.append(reply.name, records, _printed(reply))
            if shelf and reply.said("keep"):
                shelf.keep(reply.said("keep"), records)
            origins[reply.name] = reply.said("why") or "computed: the cache was not asked"
        verdict = conclude(reply.name, places[reply.name], records)
        watch.finished(verdict, _printed(reply))
        failed = fails(verdict, request.baseline.get(reply.name))
        if failed and request.until == "first failure":
            return origins, ran, "stopped"
    if shelf and shelf.trouble:
        say(f"note: {shelf.trouble}")
    return origins, ran, "complete" if len(origins) == len(orders) else "interrupted"


def _order(
    entry: Entry, request: Request, kept: Mapping[str, tuple[Record, ...]]
) -> dict[str, Any]:
    plans = [r.digest + r.printed for r in kept.get(entry.id, ()) if isinstance(r, Plan)]
    return {
        "do": "examine",
        "entry": entry._asdict(),
        "seed": request.seed,
        "budget": request.budget,
        "known": plans[0] if plans else "",
        "build": request.build,
        "cache": str(request.cache or ""),
        "executor": request.executor,
    }


def _records(reply: Reply) -> tuple[Record, ...]:
    """The records of a reply; its ``Done`` last.

    What a worker said before it died or was stopped depends on the moment, and is left out.
    """
    if reply.fate != "finished":
        crash = Crash(claim=reply.name, method="", sort=reply.fate, reason=reply.reason)
        return (crash, Done(claim=reply.name, seconds="", records=2))
    records: list[Record] = [decode(m["record"]) for m in reply.messages if "record" in m]
    for message in reply.messages:
        if "crash" in message:
            sort, reason = message["crash"], message["reason"]
            records.append(Crash(claim=reply.name, method="", sort=sort, reason=reason))
    return (
        *records,
        Done(claim=reply.name, seconds=reply.said("seconds"), records=len(records) + 1),
    )


def _printed(reply: Reply) -> str:
    traces = [str(message["trace"]) for message in reply.messages if "trace" in message]
    return reply.output + "".join(traces)
