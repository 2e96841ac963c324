"""References to the items of a paper: "Eqs. (66)-(68)", "prop 1", "Remark after Definition 3".

Numbers may have several parts (Lemma 3.2) or begin with the letter of an appendix (Eq. (A1)).

One reading serves the table of contents of a paper, the ``source`` of a claim, and what is typed
after ``show``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Reference", "place_of", "references"]

_WORDS = {
    "definition": "def",
    "proposition": "prop",
    "theorem": "thm",
    "lemma": "lem",
    "corollary": "cor",
    "figure": "fig",
    "table": "tab",
    "example": "ex",
    "problem": "prob",
}
_KINDS = {short: kind for kind, short in _WORDS.items()} | {kind: kind for kind in _WORDS}
_NUMBERED = rf"\b({'|'.join(sorted(_KINDS, reverse=True))})s?\.?\s*([a-z]?\d+(?:\.\d+)*)\b"
_FIRST = r"\b(?:eqs?|equations?)\.?\s*\(?([a-z]?)(\d+)\)?"
_NEXT = re.compile(r"\s*(?:(-|–|−|to)\s*\(?[a-z]?(\d+)\)?|(?:,|and|,\s*and)\s*\([a-z]?(\d+)\))")
_SECTION = r"(?:\b(?:sections?|sec|appendix|app)\b\.?|§)\s*([a-z](?:\.\d+)*|\d+(?:\.\d+)*)(?!\w)"
_REMARK = rf"\bremark\b\s*(?:after|on|to|of)?\s*{_NUMBERED}"
_ELSEWHERE = re.compile(r"(?<!remark )\b(?:after|before|between|with|as|read as)\b.*", re.DOTALL)


class Reference(NamedTuple):
    """One item: a kind ("equation", "proposition", "section", "remark", ...) and its number.

    The number of a remark is the item that it follows: "definition 3".
    """

    kind: str
    number: str


def references(text: str) -> frozenset[Reference]:
    """Every item that a text names, upper or lower case, in full or in the usual abbreviations."""
    low = " ".join(text.lower().split())
    found = set()
    for match in re.finditer(_REMARK, low):
        found.add(Reference("remark", f"{_KINDS[match[1]]} {match[2]}"))
    low = re.sub(_REMARK, " ", low)
    for match in re.finditer(_FIRST, low):
        found |= {Reference("equation", f"{match[1]}{number}") for number in _run(low, match)}
    found |= {Reference(_KINDS[m[1]], m[2]) for m in re.finditer(_NUMBERED, low)}
    found |= {Reference("section", m[1]) for m in re.finditer(_SECTION, low)}
    return frozenset(found)


def place_of(source: str) -> frozenset[Reference]:
    """The items that a claim stands for, by its ``source``.

    What follows "after", "before", "between", "with" or "as" only tells where to look. A step of
    a proof stands for the displays it names, not for what is proved.
    """
    low = " ".join(source.lower().split())
    here = _ELSEWHERE.sub("", low)
    found = references(here)
    if re.search(r"\bproof\b", here):
        return frozenset(item for item in found if item.kind in ("equation", "section"))
    return found


def _run(text: str, first: re.Match[str]) -> list[int]:
    """The numbers of "(66)-(68)" or "(75), (76)", from the match of the first of them.

    The letter of an appendix is that of the first: "(A1)-(A3)".
    """
    numbers, end = [int(first[2])], first.end()
    while more := _NEXT.match(text, end):
        if more[2]:
            numbers += range(numbers[-1] + 1, min(int(more[2]), numbers[-1] + 999) + 1)
        else:
            numbers.append(int(more[3]))
        end = more.end()
    return numbers
