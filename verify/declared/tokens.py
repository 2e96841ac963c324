"""Expressions cut into numbers, names and signs, over an alphabet that is written out here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from verify.declared.faults import Fault
from verify.declared.limits import (
    MOST_CHARACTERS,
    MOST_DIGITS,
    MOST_EXPONENT,
    MOST_NAME,
    MOST_STEPS,
)

__all__ = ["END", "NUMBER", "Steps", "Text", "Token", "is_name", "tokens"]

_LATIN = "A-Za-z"
_GREEK = "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩℓ"  # those that look like no Latin letter, and ℓ
NUMBER = re.compile(r"([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?")
_NAME = re.compile(rf"[{_LATIN}{_GREEK}][{_LATIN}{_GREEK}0-9_′]*")
_BLANK = re.compile(r"[ \t\n]+")
_SIGN = re.compile(r"\*\*|<=|>=|==|!=|[-+*/()<>=,]")
END = "the end"

_HINTS = {
    "^": "a power is **",
    "−": "minus is -",
    "–": "minus is -",
    "×": "times is *",
    "·": "times is *",
    "÷": "a fraction is /",
    "≤": "at most is <=",
    "≥": "at least is >=",
    "≠": "unequal is !=",
    "∞": "infinity is oo",
    "√": "a root is sqrt(x)",
    "|": "an absolute value is Abs(x)",
    "[": "brackets are round",
    "]": "brackets are round",
    "{": "brackets are round",
    "}": "brackets are round",
    "'": "a prime is ′, and text stands in keys of its own",
    '"': "text stands in keys of its own",
    "µ": "this is the micro sign; write μ, the Greek letter",
    "ϵ": "write ε",
    "ϕ": "write φ",
    "ϑ": "write θ",
    "&": "write And(.., ..)",
    "_": "a name begins with a letter",
    ".": "a decimal has digits on both sides: 0.5",
    "!": "unequal is !=",
    "%": "write /100",
}


class Text(NamedTuple):
    """A string of a file, and the offset in the file of each of its characters and of its end."""

    value: str
    places: tuple[int, ...]


class Token(NamedTuple):
    """A number, a name, a sign, or the end.

    Attributes:
        sort: "number", "name", "end", or the sign itself.
        text: as it is written.
        at: the offset in the file.
    """

    sort: str
    text: str
    at: int


class Steps:
    """How many steps the parser has taken for a file: one for each token and each node."""

    def __init__(self) -> None:
        self.taken = 0

    def take(self, at: int) -> None:
        """One more.

        Raises:
            Fault: it was the last that is allowed.
        """
        self.taken += 1
        if self.taken >= MOST_STEPS:
            raise Fault(at, f"the expressions of this file take {MOST_STEPS} steps to read")


def tokens(text: Text, steps: Steps) -> Iterator[Token]:
    """The tokens of an expression, the last of sort "end".

    Raises:
        Fault: a character, a number or a name that is none, or too long a text.
    """
    value, places = text
    if len(value) > MOST_CHARACTERS:
        what = f"an expression of {len(value)} characters; at most {MOST_CHARACTERS} are read"
        raise Fault(places[0], what)
    position = 0
    while position < len(value):
        blank = _BLANK.match(value, position)
        if blank:
            position = blank.end()
            continue
        found = _token(value, position, places[position])
        steps.take(found.at)
        yield found
        position += len(found.text)
    steps.take(places[-1])
    yield Token("end", END, places[-1])


def is_name(text: str) -> bool:
    """Whether a letter or a thing may be called so."""
    return bool(_NAME.fullmatch(text)) and "__" not in text and len(text) <= MOST_NAME


def _token(value: str, position: int, at: int) -> Token:
    number = NUMBER.match(value, position)
    if number:
        _require_number(number, at)
        after = value[number.end() : number.end() + 1]
        if after in {".", "_"} or after.isalpha():
            rest = f"{number.group()}{after}"
            raise Fault(at, f"{rest!r} is no number; a product is written with *, as in 2*x")
        return Token("number", number.group(), at)
    name = _NAME.match(value, position)
    if name:
        if not is_name(name.group()):
            why = f"at most {MOST_NAME} characters and no __ make a name"
            raise Fault(at, f"{name.group()[: MOST_NAME + 1]!r} is no name; {why}")
        return Token("name", name.group(), at)
    sign = _SIGN.match(value, position)
    if sign:
        return Token(sign.group(), sign.group(), at)
    raise Fault(at, _stranger(value[position]))


def _require_number(number: re.Match[str], at: int) -> None:
    whole, part, exponent = number.groups("")
    if len(whole) + len(part) > MOST_DIGITS:
        raise Fault(at, f"a number of {len(whole) + len(part)} digits; at most {MOST_DIGITS}")
    if len(exponent) > MOST_DIGITS or (exponent and abs(int(exponent)) > MOST_EXPONENT):
        told = exponent[:10] + ("..." if len(exponent) > 10 else "")
        allowed = f"-{MOST_EXPONENT} to {MOST_EXPONENT}"
        raise Fault(at, f"a decimal with the exponent {told}; allowed are {allowed}")


def _stranger(character: str) -> str:
    """Why a character is none of the alphabet."""
    told = f"{character!r} ({unicodedata.name(character, f'U+{ord(character):04X}')})"
    if character in _HINTS:
        return f"{told} is no sign here; {_HINTS[character]}"
    plain = unicodedata.normalize("NFKC", character)
    if plain != character and plain.isdigit():
        return f"{told} is no digit here; write x_{plain} or x**{plain}"
    letters = "letters are those of English and the Greek ones that look like no English one"
    return f"{told} is no sign here; {letters}"
