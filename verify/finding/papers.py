"""What a paper contains, and what became of it, read from the tables in its folder.

``contents.csv`` (section, item) lists the numbered items in the order of print, ``inventory.csv``
(id, where, statement) the sentences that can be checked, and ``excused.csv`` (what, word, because)
those of both for which there is no claim, each with one word that says why. Nothing is imported.
"""

from __future__ import annotations

import ast
import csv
from pathlib import Path
from typing import NamedTuple

import theory
from verify.command.exits import BadInputError
from verify.finding.references import Reference, place_of
from verify.library import Entry, Folder

__all__ = ["WORDS", "Account", "Contents", "Excuse", "Part", "account", "contents"]

WORDS = ("definition", "notation", "citation", "graph-only", "unspecified")
FOR_ROWS = ("definition", "citation", "graph-only", "unspecified")
_REASONED = ("definition", "unspecified")


class Excuse(NamedTuple):
    """Why there is no claim: a word of ``WORDS``, and what was built or what is missing."""

    word: str
    because: str


class Part(NamedTuple):
    """A numbered item of a paper, or a row of its inventory.

    Attributes:
        name: the item as it is called ("Eqs. (66)-(68)"), or the id of the row.
        place: the section of the item, or the words of the row for where it stands.
        says: the statement of the row; "" for an item.
    """

    name: str
    place: str
    says: str


class Contents(NamedTuple):
    """The items of a paper in the order of print, its inventory, and the excuses of both."""

    key: str
    items: tuple[Part, ...]
    rows: tuple[Part, ...]
    excuses: dict[str, Excuse]


class Account(NamedTuple):
    """A part of a paper and its fate: claims, an excuse, or neither."""

    part: Part
    claims: tuple[str, ...]
    excuse: Excuse | None


def contents(folder: Folder) -> Contents:
    """What the tables of a folder say; a table that is not there is empty.

    Raises:
        BadInputError: a table is malformed, names something twice, or excuses what is not there,
            with another word, without saying what is missing, or by a name that does not exist.
    """
    items = [Part(item, section, "") for section, item in _table(folder, "contents")]
    rows = [Part(i, where, statement) for i, where, statement in _table(folder, "inventory")]
    excuses = {}
    for what, word, because in _table(folder, "excused"):
        excuses[what] = Excuse(word, because)
        allowed = WORDS if what in {item.name for item in items} else FOR_ROWS
        if what not in {part.name for part in (*items, *rows)}:
            raise _wrong(folder, "excused", f"{what!r} is no item and no row")
        if word not in allowed:
            raise _wrong(folder, "excused", f"{what}: {word!r} is not one of {', '.join(allowed)}")
        if word in _REASONED and not because:
            raise _wrong(folder, "excused", f"{what}: {word} needs a reason")
        if word == "definition" and not _exists(because, folder.path):
            raise _wrong(folder, "excused", f"{what}: there is no {because} of ours")
    return Contents(folder.paper, tuple(items), tuple(rows), excuses)


def account(of: Contents, entries: tuple[Entry, ...]) -> tuple[list[Account], list[Account]]:
    """The fate of each item and of each row; claims count before excuses."""
    own = [entry for entry in entries if entry.paper == of.key]
    named: dict[Reference, list[str]] = {}
    covering: dict[str, list[str]] = {}
    for entry in own:
        for reference in place_of(entry.source):
            named.setdefault(reference, []).append(entry.id)
        for row in entry.covers:
            covering.setdefault(row, []).append(entry.id)
    items = []
    for item in of.items:
        found = {claim for place in place_of(item.name) for claim in named.get(place, ())}
        items.append(_account(of, item, found))
    return items, [_account(of, row, set(covering.get(row.name, ()))) for row in of.rows]


def _account(of: Contents, part: Part, claims: set[str]) -> Account:
    return Account(part, tuple(sorted(claims)), None if claims else of.excuses.get(part.name))


_COLUMNS = {
    "contents": ("section", "item"),
    "inventory": ("id", "where", "statement"),
    "excused": ("what", "word", "because"),
}


def _table(folder: Folder, name: str) -> list[list[str]]:
    path = folder.path / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = list(csv.reader(file, strict=True)) or [[]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, csv.Error) as error:
        raise BadInputError(f"{path}: cannot be read: {error}") from None
    columns = _COLUMNS[name]
    if tuple(head) != columns:
        raise _wrong(folder, name, f"the columns are not {', '.join(columns)}")
    seen = set()
    for row in rows:
        key = row[1] if name == "contents" and len(row) > 1 else row[0] if row else ""
        if len(row) != len(columns) or not key:
            raise _wrong(folder, name, f"{','.join(row)!r} has not {len(columns)} cells")
        if key in seen:
            raise _wrong(folder, name, f"{key!r} is there twice")
        seen.add(key)
    return rows


def _wrong(folder: Folder, name: str, what: str) -> BadInputError:
    return BadInputError(f"{folder.path / name}.csv: {what}")


def _exists(name: str, folder: Path) -> bool:
    """Whether "theory.sgd" is in the vocabulary, or "setting.path" bound in that file."""
    module, _, attribute = name.rpartition(".")
    if module == "theory":
        return attribute in theory.__all__
    try:
        body = ast.parse((folder / f"{module}.py").read_text(encoding="utf-8")).body
    except (OSError, SyntaxError, ValueError):
        return False
    stored = (
        n for node in body if isinstance(node, ast.Assign | ast.AnnAssign) for n in ast.walk(node)
    )
    return attribute in {
        n.id for n in stored if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    } | {node.name for node in body if isinstance(node, ast.FunctionDef)}
