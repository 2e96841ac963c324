"""``list``: one line per claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from verify.command.exits import NOTHING, OK
from verify.command.selecting import known, narrowed

if TYPE_CHECKING:
    from argparse import Namespace

    from verify.library import Entry

__all__ = ["COLUMNS", "list_claims"]

Say = Callable[[str], None]
COLUMNS = ("id", "paper", "source", "title", "covers", "corrects", "outcome", "origin")
NONE = "NONE"  # the outcome of a claim that was not run, or has no line in the baseline


def list_claims(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """One line per claim: id and title; its outcome where that was asked for, who brought it."""
    entries, outcomes = _found(options, say)
    if not entries:
        say("nothing selected")
        return NOTHING
    if options.format != "text":
        from verify.report.tables import rendered

        out(rendered(COLUMNS, [_cells(e, outcomes) for e in entries], options.format, 0))
        return OK
    width = max(len(entry.id) for entry in entries)
    for entry in entries:
        outcome = f"{outcomes.get(entry.id, NONE):<9}  " if outcomes else ""
        title = " ".join(entry.title.split())
        source = f"  ({entry.source})" if options.verbose and entry.source else ""
        brought = f"  [{entry.origin}]" if options.verbose or entry.origin != "shipped" else ""
        out(f"{entry.id:<{width}}  {outcome}{title}{source}{brought}".rstrip())
    return OK


def _found(options: Namespace, say: Say) -> tuple[tuple[Entry, ...], Mapping[str, str]]:
    """The claims asked for, and outcomes by id; no outcomes when they are not needed."""
    outcomes: Mapping[str, str] = {}
    if options.folder:
        from verify.command.stored import stored

        run = stored(options.folder)
        outcomes = {verdict.claim: str(verdict.outcome) for verdict in run.verdicts}
        entries = narrowed(run.entries, options)
    else:
        library = known(say)
        entries = narrowed(library.entries, options)
        if options.paper:
            from verify.command.selecting import papers

            papers(library, [options.paper])
        if options.outcome or options.format != "text":
            from verify.baseline import load, place

            outcomes = {line.id: line.outcome for line in load(place()).values()}
    if options.paper:
        entries = tuple(entry for entry in entries if entry.paper == options.paper)
    if options.origin:
        entries = tuple(e for e in entries if options.origin.lower() in e.origin.lower())
    if options.source:
        entries = _from_source(options.source, entries)
    if options.outcome:
        entries = tuple(e for e in entries if outcomes.get(e.id, NONE) in options.outcome)
    return entries, outcomes


def _from_source(text: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those of an item ("eq 5", "sec 4"), or those whose source has the words."""
    from verify.finding.references import place_of, references

    wanted = references(text)
    if wanted:
        return tuple(entry for entry in entries if place_of(entry.source) & wanted)
    return tuple(entry for entry in entries if text.lower() in entry.source.lower())


def _cells(entry: Entry, outcomes: Mapping[str, str]) -> list[str]:
    return [
        entry.id,
        entry.paper,
        entry.source,
        " ".join(entry.title.split()),
        " ".join(entry.covers),
        entry.corrects,
        outcomes.get(entry.id, NONE),
        entry.origin,
    ]
