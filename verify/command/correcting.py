"""``errata``: printed statements that fail, where, and what holds in their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from verify.command.exits import NOTHING, OK
from verify.command.selecting import known, papers
from verify.command.telling import labelled, tell
from verify.report.errata import COLUMNS, errata, pages, rows
from verify.report.plain import counted
from verify.report.tables import rendered

if TYPE_CHECKING:
    from argparse import Namespace

    from verify.library import Entry
    from verify.records import Verdict

__all__ = ["print_errata"]

Say = Callable[[str], None]


def print_errata(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """The errata of papers, from a run, or after examining what the baseline has as refuted."""
    verdicts = _stored(options, say) if options.folder else _examined(options, say)
    if not verdicts:
        say("nothing selected")
        return NOTHING
    found = rows(verdicts)
    if options.format == "md":
        out(errata(verdicts).rstrip("\n"))
    elif options.format == "latex":
        out(rendered(COLUMNS[:-1], [row[:-1] for row in found], "latex", 0))
    elif options.format != "text":
        out(rendered(COLUMNS, found, options.format, 0))
    elif not options.quiet:
        for (claim, title), *lines in pages(verdicts):
            out(f"{labelled(f'{claim}: {title}', _once(lines))}\n")
    failed = f"{counted(len(found), 'printed statement')} fail{'s' * (len(found) == 1)}"
    tell(failed, options.format, out, say)
    return OK


def _once(lines: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The lines, what is said only before the first of those that go on with it."""
    before = ("", *(name for name, _ in lines))
    return [
        ("" if name == last else name, words)
        for last, (name, words) in zip(before, lines, strict=False)
    ]


def _stored(options: Namespace, say: Say) -> tuple[Verdict, ...]:
    from verify.command.stored import stored

    run = stored(options.folder)
    say(run.words)
    keys = set(options.paper)
    if keys - {entry.paper for entry in run.entries}:
        papers(known(say), options.paper)  # refuses a key that there is not
    return tuple(v for v in run.verdicts if not keys or v.paper in keys)


def _examined(options: Namespace, say: Say) -> tuple[Verdict, ...]:
    """What the run of the claims finds that may be errata, and of their corrections."""
    from verify.baseline import load, place
    from verify.command.aside import looked_at
    from verify.command.commands import settings

    library = known(say)
    keys = {folder.paper for folder in papers(library, options.paper)}
    own = tuple(entry for entry in library.entries if entry.paper in keys)
    accepted = {line.id: line.outcome for line in load(place()).values()}
    entries = _suspects(own, accepted)
    if not own:
        return ()
    say(
        f"examining {len(entries)} of {counted(len(own), 'claim')}: those that the baseline has "
        "as REFUTED or does not have, and their corrections"
    )
    return looked_at(entries, settings(options, ()), say).verdicts if entries else ()


def _suspects(own: tuple[Entry, ...], accepted: dict[str, str]) -> tuple[Entry, ...]:
    failing = {e.id for e in own if not e.corrects and accepted.get(e.id, "REFUTED") == "REFUTED"}
    return tuple(entry for entry in own if entry.id in failing or entry.corrects in failing)
