"""Where the keys and strings of a TOML text stand, which ``tomllib`` does not tell.

What the text says is decided by ``tomllib`` alone. This walk over the same text comes before it,
finds places, and refuses what nests too deep or has too many entries. Where the text is no TOML the
walk ends, and ``tomllib`` says why.
"""

from __future__ import annotations

import contextlib
import re
from typing import NamedTuple, final

from verify.declared.faults import Fault
from verify.declared.limits import MOST_ENTRIES, MOST_KEY_PARTS, MOST_NESTED
from verify.declared.tokens import Text

__all__ = ["Place", "Spot", "spots"]

Place = tuple[str | int, ...]
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SPACE = re.compile(r"[ \t]*")
_FILLER = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")
_SCALAR = re.compile(r"[^\s,\]}#]+(?: [0-9][^\s,\]}#]*)?")  # a date may have one blank
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_CODE = re.compile(r"u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})")
_FOLD = re.compile(r"\\[ \t]*\n[ \t\n]*")


class Spot(NamedTuple):
    """Where an entry begins, and its text when it is a string."""

    at: int
    text: Text | None


class _End(Exception):
    """The text is no TOML from here on."""


def spots(text: str) -> dict[Place, Spot]:
    """The places of tables, keys and array entries, by their path.

    Raises:
        Fault: the nesting, the keys or their number are above the limits.
    """
    walk = _Walk(text)
    with contextlib.suppress(_End):
        walk.document()
    return walk.found


@final
class _Walk:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._rows: dict[Place, int] = {}  # how many tables an array of tables has so far
        self.found: dict[Place, Spot] = {}

    def document(self) -> None:
        """Tables and their keys, to the end of the text."""
        table: Place = ()
        while True:
            self._skip(_FILLER)
            if self._at == len(self._text):
                return
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._entry(table)
            self._skip(_SPACE)
            if self._at < len(self._text) and self._text[self._at] not in "#\n":
                raise _End

    def _header(self) -> Place:
        start = self._at
        sort = "[[" if self._text.startswith("[[", start) else "["
        self._at += len(sort)
        *above, last = self._key()
        table: Place = ()
        for part in above:
            table = self._latest((*table, part))
        table = (*table, last)
        self._expect("]" * len(sort))
        if sort == "[[":
            self._rows[table] = self._rows.get(table, 0) + 1
        table = self._latest(table)
        self._note(table, Spot(start, None))
        return table

    def _latest(self, table: Place) -> Place:
        """The last table so far of an array of tables; another table is itself."""
        rows = self._rows.get(table)
        return table if rows is None else (*table, rows - 1)

    def _entry(self, table: Place) -> None:
        start = self._at
        place = (*table, *self._key())
        self._expect("=")
        self._skip(_SPACE)
        self._note(place, Spot(start, None))
        self._value(place, len(place))

    def _key(self) -> list[str]:
        start, parts = self._at, [self._part()]
        while self._text.startswith(".", self._at):
            self._at += 1
            parts.append(self._part())
            if len(parts) > MOST_KEY_PARTS:
                raise Fault(start, f"a key of more than {MOST_KEY_PARTS} parts")
        return parts

    def _part(self) -> str:
        self._skip(_SPACE)
        if self._text[self._at : self._at + 1] in ('"', "'"):
            part = self._string(1).value
        else:
            bare = _BARE.match(self._text, self._at)
            if not bare:
                raise _End
            self._at = bare.end()
            part = bare.group()
        self._skip(_SPACE)
        return part

    def _value(self, place: Place, depth: int) -> None:
        if depth > MOST_NESTED:
            raise Fault(self._at, f"arrays and tables nest at most {MOST_NESTED} deep")
        mark = self._text[self._at : self._at + 1]
        if mark in ('"', "'"):
            start = self.found[place].at
            long = self._text.startswith(mark * 3, self._at)
            self.found[place] = Spot(start, self._string(3 if long else 1))
        elif mark == "[":
            self._array(place, depth)
        elif mark == "{":
            self._inline(place, depth)
        else:
            scalar = _SCALAR.match(self._text, self._at)
            if not scalar:
                raise _End
            self._at = scalar.end()

    def _array(self, place: Place, depth: int) -> None:
        self._at += 1
        number = 0
        while True:
            self._skip(_FILLER)
            if self._text.startswith("]", self._at):
                self._at += 1
                return
            self._note((*place, number), Spot(self._at, None))
            self._value((*place, number), depth + 1)
            number += 1
            self._skip(_FILLER)
            if not self._text.startswith("]", self._at):
                self._expect(",")

    def _inline(self, place: Place, depth: int) -> None:
        self._at += 1
        self._skip(_FILLER)
        while not self._text.startswith("}", self._at):
            start = self._at
            inner = (*place, *self._key())
            self._expect("=")
            self._skip(_SPACE)
            self._note(inner, Spot(start, None))
            self._value(inner, depth + 1)
            self._skip(_FILLER)
            if not self._text.startswith("}", self._at):
                self._expect(",")
                self._skip(_FILLER)
        self._at += 1

    def _string(self, quotes: int) -> Text:
        """A string in one or three quotes, from its first quote on."""
        mark = self._text[self._at]
        self._at += quotes
        if quotes == 3 and self._text.startswith("\n", self._at):
            self._at += 1
        characters: list[str] = []
        places: list[int] = []
        while True:
            if self._at >= len(self._text) or (quotes == 1 and self._text[self._at] == "\n"):
                raise _End
            if self._text.startswith(mark * quotes, self._at):
                break
            start = self._at
            characters.append(self._character(mark, quotes))
            places += [start] * len(characters[-1])
        while quotes == 3 and self._text.startswith(mark * 4, self._at):  # it ends with a quote
            characters.append(mark)
            places.append(self._at)
            self._at += 1
        places.append(self._at)
        self._at += quotes
        return Text("".join(characters), tuple(places))

    def _character(self, mark: str, quotes: int) -> str:
        """The next character of a string; "" for the end of a line that is folded away."""
        character = self._text[self._at]
        if character != "\\" or mark == "'":
            self._at += 1
            return character
        folded = _FOLD.match(self._text, self._at) if quotes == 3 else None
        if folded:
            self._at = folded.end()
            return ""
        code = _CODE.match(self._text, self._at + 1)
        if code:
            self._at = code.end()
            number = int(code[1] or code[2], 16)
            return chr(number) if number < 0x110000 else ""
        self._at += 2
        return _ESCAPES.get(self._text[self._at - 1 : self._at], "")

    def _note(self, place: Place, spot: Spot) -> None:
        self.found.setdefault(place, spot)
        if len(self.found) > MOST_ENTRIES:
            raise Fault(spot.at, f"a file has at most {MOST_ENTRIES} keys, tables and entries")

    def _skip(self, what: re.Pattern[str]) -> None:
        found = what.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _expect(self, mark: str) -> None:
        if not self._text.startswith(mark, self._at):
            raise _End
        self._at += len(mark)
