"""A TOML text as tables whose every entry knows where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, final

from verify.declared.faults import Fault, nearest
from verify.declared.grammar import parsed
from verify.declared.limits import MOST_BYTES, MOST_CHARACTERS, MOST_DIGITS, MOST_NAME
from verify.declared.nodes import Node
from verify.declared.scanning import Place, Spot, spots
from verify.declared.tokens import NUMBER, Steps, Text

__all__ = ["Table", "decoded", "document", "legible"]


@final
class _Decimal(str):
    """A decimal number as it is written: TOML would make a binary fraction of it."""

    __slots__ = ()


_SORTS = (
    (_Decimal, "a decimal"),
    (bool, "a truth value"),
    (int, "an integer"),
    (str, "a string"),
    (list, "an array"),
    (dict, "a table"),
)


def decoded(content: bytes) -> str:
    """The text of a file, its lines ended as on Unix.

    Raises:
        Fault: it is too large, not UTF-8, or holds NUL.
    """
    if len(content) > MOST_BYTES:
        raise Fault(0, f"the file is too large; at most {MOST_BYTES} bytes declare claims")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        at = len(legible(content[: error.start]))
        raise Fault(at, f"not UTF-8: byte {error.start} of the file") from None
    if "\0" in text:
        raise Fault(text.index("\0"), "the file holds a NUL character")
    return text


def legible(content: bytes) -> str:
    """The text of any file, with a mark for each byte that is none."""
    return content[:MOST_BYTES].decode("utf-8-sig", "replace").replace("\r\n", "\n")


def document(text: str) -> Table:
    """The whole of a text as a table.

    Raises:
        Fault: it is no TOML, or larger than the limits of this format.
    """
    places = spots(text)
    try:
        data = tomllib.loads(text, parse_float=_Decimal)
    except tomllib.TOMLDecodeError as error:
        words, at = _complaint(text, str(error))
        greek = text[at : at + 1].isalpha() and not text[at].isascii()
        hint = '; a key with Greek letters has quotes: "λ" = 1' if greek else ""
        raise Fault(at, f"not TOML: {words}{hint}") from None
    except (ValueError, RecursionError) as error:  # an integer or a nesting without bounds
        raise Fault(0, f"not TOML: {error}") from None
    return Table(data, (), places, Steps())


def _complaint(text: str, message: str) -> tuple[str, int]:
    """What ``tomllib`` says, and the offset of the place that it names."""
    words, _, place = message.rpartition(" (at ")
    numbers = [int(part) for part in place.replace(",", "").replace(")", "").split()
               if part.isdigit()]  # fmt: skip
    if len(numbers) != 2:
        return words or message, len(text)
    start = 0
    for _ in range(numbers[0] - 1):
        start = text.find("\n", start) + 1
    return words, start + numbers[1] - 1


@final
class Table:
    """A table of the file.

    Attributes:
        at: the offset at which it begins.
        name: its path, as messages have it: "claim.given[0]".
    """

    def __init__(
        self, data: Mapping[str, Any], place: Place, places: Mapping[Place, Spot], steps: Steps
    ) -> None:
        self._data = data
        self._place = place
        self._places = places
        self._steps = steps
        self.at = self._where(place)
        self.name = _told(place)

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def names(self) -> list[str]:
        """Its keys in the order of the file."""
        return list(self._data)

    def require(self, needed: tuple[str, ...], allowed: tuple[str, ...]) -> None:
        """Refuse a key that is none, and a table that lacks one.

        Raises:
            Fault: as said.
        """
        known = [*needed, *allowed]
        for key in self._data:
            if key not in known:
                what = f"{self._named(key)}: no such key; known are {', '.join(known)}"
                raise Fault(self.place(key), what + nearest(key, known))
        for key in needed:
            if key not in self._data:
                raise Fault(self.at, f"{self.name or 'the file'} has no {key!r}")

    def place(self, key: str) -> int:
        """The offset of a key."""
        return self._where((*self._place, key))

    def words(self, key: str) -> str:
        """A string for readers; "" when it is missing.

        Raises:
            Fault: it is no string, or longer than 2000 characters.
        """
        return self.text(key).value if key in self._data else ""

    def text(self, key: str) -> Text:
        """A string with the places of its characters.

        Raises:
            Fault: it is no string, or longer than 2000 characters.
        """
        return self._text((*self._place, key), self._data[key])

    def node(self, key: str) -> Node:
        """An expression: a string, or a number.

        Raises:
            Fault: it is neither, or no expression.
        """
        return self._node((*self._place, key), self._data[key])

    def nodes(self, key: str) -> tuple[Node, ...]:
        """One expression, or an array of them.

        Raises:
            Fault: it is neither.
        """
        value, place = self._data[key], (*self._place, key)
        if not isinstance(value, list):
            return (self._node(place, value),)
        return tuple(self._node((*place, i), part) for i, part in enumerate(value))

    def strings(self, key: str) -> tuple[str, ...]:
        """An array of strings; none when it is missing.

        Raises:
            Fault: it is none.
        """
        place = (*self._place, key)
        return tuple(self._text((*place, i), v).value for i, v in enumerate(self._array(key)))

    def table(self, key: str) -> Table:
        """A table; an empty one when it is missing.

        Raises:
            Fault: it is something else.
        """
        return self._table((*self._place, key), self._data.get(key, {}))

    def tables(self, key: str) -> Iterator[Table]:
        """An array of tables; none when it is missing.

        Raises:
            Fault: it is something else.
        """
        for number, value in enumerate(self._array(key)):
            yield self._table((*self._place, key, number), value)

    def _array(self, key: str) -> list[Any]:
        value = self._data.get(key, [])
        if not isinstance(value, list):
            raise self._mismatch((*self._place, key), value, "an array")
        return value

    def _table(self, place: Place, value: object) -> Table:
        if not isinstance(value, dict):
            raise self._mismatch(place, value, "a table")
        return Table(value, place, self._places, self._steps)

    def _text(self, place: Place, value: object) -> Text:
        if not isinstance(value, str) or isinstance(value, _Decimal):
            raise self._mismatch(place, value, "a string")
        if len(value) > MOST_CHARACTERS:
            what = f"{_told(place)}: {len(value)} characters; at most {MOST_CHARACTERS} are read"
            raise Fault(self._where(place), what)
        spot = self._places.get(place)
        if spot is not None and spot.text is not None and spot.text.value == value:
            return spot.text
        return Text(value, (self._where(place),) * (len(value) + 1))

    def _node(self, place: Place, value: object) -> Node:
        if isinstance(value, _Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
            at = self._where(place)
            if isinstance(value, int) and abs(value) >= 10**MOST_DIGITS:
                raise Fault(at, f"{_told(place)}: a number of more than {MOST_DIGITS} digits")
            written = str(value).replace("_", "")
            if not NUMBER.fullmatch(written.lstrip("+-")):
                raise Fault(at, f"{_told(place)} is {written}; a number is finite")
            return parsed(Text(written, (at,) * (len(written) + 1)), self._steps)
        if not isinstance(value, str):
            raise self._mismatch(place, value, "a number or a string")
        return parsed(self._text(place, value), self._steps)

    def _mismatch(self, place: Place, value: object, wanted: str) -> Fault:
        sorts = [words for sort, words in _SORTS if isinstance(value, sort)]
        found = sorts[0] if sorts else "a date or a time"
        return Fault(self._where(place), f"{_told(place)} is {found}, not {wanted}")

    def _named(self, key: str) -> str:
        return _told((*self._place, key))

    def _where(self, place: Place) -> int:
        """The offset of an entry, or of the first entry inside it, or of what it is in."""
        if place in self._places:
            return self._places[place].at
        inside = [s.at for p, s in self._places.items() if p[: len(place)] == place]
        if inside or not place:
            return min(inside, default=0)
        return self._where(place[:-1])


def _told(place: Place) -> str:
    """A path as it would be written: claim.given[0].holds."""
    told = "".join(f"[{p}]" if isinstance(p, int) else f".{p[:MOST_NAME]}" for p in place)
    return told.removeprefix(".")
