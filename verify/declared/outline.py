"""The schema of a declared claim file: what it says, with every expression parsed and none built.

This needs no SymPy: the command line reads so much of a file by itself, and workers build the
claims (``verify.declared.building``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from verify.declared.document import Table, decoded, document, legible
from verify.declared.faults import Fault, Refusal
from verify.declared.limits import MOST_DATA_NAME, MOST_LETTERS
from verify.declared.nodes import Node
from verify.declared.tokens import is_name

__all__ = [
    "Binding",
    "Condition",
    "Datum",
    "Letter",
    "Meaning",
    "Outline",
    "Part",
    "Rivalry",
    "Thing",
    "View",
]
__all__ += ["is_claim_file", "outline"]

_PART = re.compile(r"\w(?:[\w +.-]*[\w+-])?")  # of a path: no "..", nothing hidden, no drive
_SUFFIXES = (".csv", ".npy")
_SORTS = ("real", "size", "function")
_NEEDED = ("title", "source", "states")
_ALLOWED = ("given", "where", "at", "readings", "rivals", "resolution", "corrects", "covers")


class Letter(NamedTuple):
    """A letter: "real", "size" or "function"."""

    name: str
    sort: str
    at: int


class Condition(NamedTuple):
    """A hypothesis: the words of the source, and the condition."""

    words: str
    holds: Node
    at: int


class Meaning(NamedTuple):
    """``name`` stands for ``means``."""

    name: Node
    means: Node
    at: int


class Thing(NamedTuple):
    """A name of ``[let]`` and what it stands for."""

    name: str
    means: Node
    at: int


class Datum(NamedTuple):
    """A name of ``[data]``: the column of a file that it stands for.

    Attributes:
        name: the name.
        file: the path of the file, from the folder of the text; parts are separated by "/".
        column: its name or number; "" where there is one only.
        at: where the path stands.
    """

    name: str
    file: str
    column: str
    at: int


class Binding(NamedTuple):
    """A letter and its value, or the two ends of its interval."""

    letter: str
    values: tuple[Node, ...]
    at: int


class View(NamedTuple):
    """A reading of what the source leaves open."""

    words: str
    binds: tuple[Binding, ...]
    given: tuple[Condition, ...]


class Rivalry(NamedTuple):
    """A wrong neighbour of the statement."""

    words: str
    states: Node


class Part(NamedTuple):
    """One claim of the file, its expressions not built yet."""

    name: str
    at: int
    title: str
    source: str
    states: Node
    given: tuple[Condition, ...]
    where: tuple[Meaning, ...]
    places: tuple[tuple[Binding, ...], ...]
    readings: tuple[View, ...]
    rivals: tuple[Rivalry, ...]
    resolution: Node | None
    corrects: str
    covers: tuple[str, ...]


class Outline(NamedTuple):
    """A file: its letters, the data and things that it names in order, its claims in order."""

    letters: tuple[Letter, ...]
    data: tuple[Datum, ...]
    things: tuple[Thing, ...]
    parts: tuple[Part, ...]


def outline(content: bytes) -> Outline:
    """What a file says.

    Raises:
        Refusal: it is no TOML, breaks the schema or a limit, or holds what is no expression.
    """
    try:
        return _outline(document(decoded(content)))
    except Fault as fault:
        raise Refusal(legible(content), fault) from None


def is_claim_file(content: bytes) -> bool:
    """Whether it may be meant as claims: TOML with ``[claim]`` or ``[part...]``, or no TOML."""
    try:
        table = document(decoded(content))
    except Fault:
        return b"[claim" in content or b"[part" in content
    return "claim" in table or "part" in table


def _outline(file: Table) -> Outline:
    file.require((), ("letters", "data", "let", "claim", "part"))
    letters = _letters(file.table("letters"))
    data = _data(file.table("data"), {letter.name: "a letter" for letter in letters})
    taken = {letter.name: "a letter" for letter in letters} | {d.name: "data" for d in data}
    things = _things(file.table("let"), taken)
    parts = [_part("claim", file.table("claim"))] if "claim" in file else []
    others = file.table("part")
    for name in others.names():
        if name == "claim" or not is_name(name):
            raise Fault(others.place(name), f"part.{name}: the name of a part is a name, not claim")
        parts.append(_part(name, others.table(name)))
    if not parts:
        raise Fault(0, "the file has no table [claim]")
    return Outline(letters, data, things, tuple(parts))


def _letters(table: Table) -> tuple[Letter, ...]:
    table.require((), _SORTS)
    found: dict[str, Letter] = {}
    for sort in table.names():
        text = table.text(sort)
        start = 0
        for name in text.value.split():
            start = text.value.index(name, start)
            at = text.places[start]
            if not is_name(name):
                raise Fault(at, f"{name!r} is no name of a letter; λ, w_0 and x2 are")
            if name in found:
                raise Fault(at, f"{name} is declared twice")
            found[name] = Letter(name, sort, at)
            start += len(name)
    if len(found) > MOST_LETTERS:
        raise Fault(table.at, f"{len(found)} letters; a file declares at most {MOST_LETTERS}")
    return tuple(found.values())


def _data(table: Table, taken: Mapping[str, str]) -> tuple[Datum, ...]:
    found = []
    for name in _names(table, taken):
        inner = table.table(name)
        inner.require(("file",), ("column",))
        text = inner.text("file")
        parts = text.value.split("/")
        if len(text.value) > MOST_DATA_NAME or not all(map(_PART.fullmatch, parts)):
            why = (
                f"a path in this folder, such as data/h.csv, of at most {MOST_DATA_NAME} characters"
            )
            raise Fault(text.places[0], f"{inner.name}.file is {text.value[:40]!r}, not {why}")
        if not parts[-1].lower().endswith(_SUFFIXES):
            what = (
                f"{inner.name}.file is {text.value[:40]!r}; data are {' or '.join(_SUFFIXES)} files"
            )
            raise Fault(text.places[0], what)
        found.append(Datum(name, text.value, inner.words("column"), text.places[0]))
    return tuple(found)


def _things(table: Table, taken: Mapping[str, str]) -> tuple[Thing, ...]:
    names = _names(table, taken)
    return tuple(Thing(name, table.node(name), table.place(name)) for name in names)


def _names(table: Table, taken: Mapping[str, str]) -> list[str]:
    """What a table gives names to, none of which is taken."""
    names = table.names()
    if len(names) > MOST_LETTERS:
        raise Fault(table.at, f"{len(names)} names in [{table.name}]; at most {MOST_LETTERS}")
    for name in names:
        if not is_name(name):
            raise Fault(table.place(name), f"{table.name}.{name}: {name!r} is no name")
        if name in taken:
            raise Fault(table.place(name), f"{table.name}.{name}: {name} is {taken[name]} already")
    return names


def _part(name: str, table: Table) -> Part:
    table.require(_NEEDED, _ALLOWED)
    return Part(
        name=name,
        at=table.at,
        title=table.words("title"),
        source=table.words("source"),
        states=table.node("states"),
        given=_given(table),
        where=tuple(_meaning(inner) for inner in table.tables("where")),
        places=tuple(_bindings(inner) for inner in table.tables("at")),
        readings=tuple(_view(inner) for inner in table.tables("readings")),
        rivals=tuple(_rivalry(inner) for inner in table.tables("rivals")),
        resolution=table.node("resolution") if "resolution" in table else None,
        corrects=table.words("corrects"),
        covers=table.strings("covers"),
    )


def _given(table: Table) -> tuple[Condition, ...]:
    found = []
    for inner in table.tables("given"):
        inner.require(("words", "holds"), ())
        found.append(Condition(inner.words("words"), inner.node("holds"), inner.at))
    return tuple(found)


def _meaning(table: Table) -> Meaning:
    table.require(("name", "means"), ())
    return Meaning(table.node("name"), table.node("means"), table.at)


def _bindings(table: Table) -> tuple[Binding, ...]:
    return tuple(Binding(key, table.nodes(key), table.place(key)) for key in table.names())


def _view(table: Table) -> View:
    table.require(("words",), ("binds", "given"))
    return View(table.words("words"), _bindings(table.table("binds")), _given(table))


def _rivalry(table: Table) -> Rivalry:
    table.require(("words", "states"), ())
    return Rivalry(table.words("words"), table.node("states"))
