"""``coverage``: what stands for each item and each sentence of a paper, or why nothing does.

A paper is one of the library, by its key, or a folder anywhere. Its claims are read, never run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from verify.command.exits import DIFFERS, NOTHING, OK
from verify.command.selecting import known, papers
from verify.command.telling import tell, width
from verify.finding.papers import Account, Contents, account, contents
from verify.finding.userfiles import folders_at, seen_in
from verify.library import Entry, Folder
from verify.report.plain import counted
from verify.report.tables import rendered

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["COLUMNS", "coverage"]

Say = Callable[[str], None]
COLUMNS = ("paper", "sort", "name", "where", "fate", "claims", "because")
_MOST = 8  # one row in so many may be excused


def coverage(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """Every item and row with its claims or its word, and the counts; 1 when something is left."""
    chosen = [(contents(folder), claims) for folder, claims in _asked(options.paper, say)]
    tables = [(of, claims) for of, claims in chosen if of.items or of.rows]
    if not tables:
        say("nothing selected: no contents.csv and no inventory.csv there")
        return NOTHING
    fates = [(of, *account(of, claims)) for of, claims in tables]
    if options.format != "text":
        cells = [row for of, items, rows in fates for row in _cells(of, items, rows)]
        out(rendered(COLUMNS, cells, options.format, 0))
    elif not options.quiet:
        for of, items, rows in fates:
            out(_page(of, items, rows))
    lost = False
    for of, items, rows in fates:
        lines, open_ones = _counts(of, items, rows)
        lost |= open_ones
        for line in lines:
            tell(line, options.format, out, say)
    return DIFFERS if lost else OK


def _asked(names: Sequence[str], say: Say) -> Iterator[tuple[Folder, tuple[Entry, ...]]]:
    """The folders that keys and paths lead to, each with the claims that are seen in it.

    Raises:
        BadInputError: a name is neither, or a file there is no claim file as it stands.
    """
    library = known(say)
    keys = {folder.paper for folder in library.folders}
    paths = [name for name in names if name not in keys and os.path.lexists(name)]
    rest = [name for name in names if name not in paths]
    for folder in papers(library, rest) if rest or not paths else ():
        yield folder, library.entries
    for path in dict.fromkeys(paths):
        for folder in folders_at(path):
            yield folder, seen_in(folder)


def _cells(of: Contents, items: list[Account], rows: list[Account]) -> list[list[str]]:
    sorts = (("item", items), ("row", rows))
    return [
        [
            of.key,
            sort,
            fate.part.name,
            fate.part.place,
            _fate(fate),
            " ".join(fate.claims),
            fate.excuse.because if fate.excuse else "",
        ]
        for sort, fates in sorts
        for fate in fates
    ]


def _fate(fate: Account) -> str:
    if fate.claims:
        return "claimed"
    return fate.excuse.word if fate.excuse else "unaccounted"


def _page(of: Contents, items: list[Account], rows: list[Account]) -> str:
    """The items, then the rows, each under a line that says what they are."""
    lines = []
    for title, fates in (("the numbered items", items), ("the inventory", rows)):
        told = [_line(fate, title) for fate in fates]
        page = rendered(("place", "name", "fate"), told, "text", max(0, width() - 2))
        if fates:
            lines += [f"{of.key}: {title}", *(f"  {line}" for line in page.split("\n")), ""]
    return "\n".join(lines)


def _line(fate: Account, title: str) -> list[str]:
    said = _fate(fate)
    if fate.claims:
        said = ", ".join(fate.claims)
    elif fate.excuse and fate.excuse.because:
        said = f"{said}: {fate.excuse.because}"
    elif not fate.excuse and fate.part.says:
        said = f"{said}: {fate.part.says}"
    of_text = title == "the inventory"
    return [fate.part.name, said] if of_text else [fate.part.place, fate.part.name, said]


def _counts(of: Contents, items: list[Account], rows: list[Account]) -> tuple[list[str], bool]:
    """A line for the items and one for the rows, and whether something is wrong with them."""
    lines, wrong = [], False
    for sort, fates in (("item", items), ("row", rows)):
        claimed = sum(bool(fate.claims) for fate in fates)
        excused = sum(fate.excuse is not None for fate in fates)
        left = len(fates) - claimed - excused
        line = f"{of.key}: {counted(len(fates), sort)}: {claimed} claimed, {excused} excused"
        wrong |= left > 0
        if fates is rows and excused * _MOST > len(rows):
            line += f" (more than one in {_MOST})"
            wrong = True
        lines.append(f"{line}, {left} unaccounted for")
    return lines, wrong
