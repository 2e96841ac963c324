"""Claims as TOML: what ``verify.declared.building`` reads back as the same claims, or nothing."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from typing import Any

import sympy as sp

from theory.claims import ONE_PER_CENT, Box, Claim, Hypothesis, Point, Reading
from theory.laws import Draw
from theory.models import Diffusion, MatrixProduct, Path, Recursion
from theory.trees import leaves, walk
from verify.declared.building import claims_of
from verify.declared.faults import Refusal
from verify.declared.spelling import spelled
from verify.declared.tokens import is_name
from verify.declared.words import is_word

__all__ = ["written"]

_WIDTH = 96
_THINGS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("draw", (Draw,)),
    ("model", (Recursion, MatrixProduct, Diffusion)),
    ("path", (Path,)),
)
_UNSAFE = re.compile(r"[\x7f\ud800-\udfff]")
_ORDINARY = re.compile(r"[A-Za-z0-9_-]+")


def written(claims: Mapping[str, Claim]) -> str:
    """The text of a file that declares these claims, by name; "claim" is the one without a name.

    Draws, models and paths are written once, in ``[let]``.

    Raises:
        ValueError: the format cannot say one of them, or would say another claim.
    """
    for name in claims:
        if not is_name(name):
            raise ValueError(f"{name!r} is no name for a part of a declared file")
    letters = _letters(claims)
    names: dict[Any, str] = {}
    things = []
    for name, value in _things(claims, {name for names in letters.values() for name in names}):
        things.append((name, spelled(value, names)))
        names[value] = name
    lines = ["[letters]", *(f"{sort} = {_string(' '.join(n))}" for sort, n in letters.items() if n)]
    if things:
        lines += ["", "[let]", *(f"{name} = {_expression(text)}" for name, text in things)]
    for name, claim in claims.items():
        lines += ["", "[claim]" if name == "claim" else f"[part.{name}]", *_claim(claim, names)]
    text = "\n".join(lines) + "\n"
    _require_same(text, claims)
    return text


def _require_same(text: str, claims: Mapping[str, Claim]) -> None:
    try:
        back = claims_of(text.encode())
    except Refusal as refusal:
        raise ValueError(f"the declared format does not admit it: {refusal.words}") from None
    for name, claim in claims.items():
        if back[name] != claim or back[name].digest != claim.digest:
            raise ValueError(f"{name}: the declared format would say another claim")


def _letters(claims: Mapping[str, Claim]) -> dict[str, list[str]]:
    """The names of the letters by sort.

    Raises:
        ValueError: one has a name or assumptions that the format has not, or two have one name.
    """
    real = sp.Symbol("x", real=True)
    size = sp.Symbol("x", integer=True, nonnegative=True)
    found: dict[str, list[str]] = {"real": [], "size": [], "function": []}
    known: dict[str, Any] = {}
    for letter in _atoms(tuple(claims.values())):
        name = str(letter.name if isinstance(letter, sp.Symbol) else letter.__name__)
        if known.setdefault(name, letter) != letter:
            raise ValueError(f"two different letters are called {name}")
        if not is_name(name) or is_word(name):
            raise ValueError(f"{name!r} is no name for a letter in the declared format")
        sort = "function"
        if isinstance(letter, sp.Symbol):
            told = letter.assumptions0
            sort = "real" if told == real.assumptions0 else "size"
            if told not in (real.assumptions0, size.assumptions0):
                raise ValueError(f"{name} is neither a real number nor a size")
        found[sort].append(name)
    return {sort: sorted(names) for sort, names in found.items()}


def _atoms(node: Any) -> set[Any]:
    found: set[Any] = set()
    for leaf in leaves(node):
        found |= {s for s in leaf.atoms(sp.Symbol) if s.name not in ("+", "-")}  # of a Limit
        found |= {f.func for f in leaf.atoms(sp.core.function.AppliedUndef)}
    return found


def _things(claims: Mapping[str, Claim], taken: set[str]) -> list[tuple[str, Any]]:
    """Draws, then models, then paths, each once and with a name that is free."""
    parts = dict.fromkeys(
        part for part in walk(tuple(claims.values()))
        if dataclasses.is_dataclass(part)
    )  # fmt: skip
    found = []
    for word, sorts in _THINGS:
        of_sort = [part for part in parts if isinstance(part, sorts)]
        for number, part in enumerate(of_sort, start=1):
            name = word if len(of_sort) == 1 else f"{word}_{number}"
            while name in taken:
                name += "_"
            taken.add(name)
            found.append((name, part))
    return found


def _claim(claim: Claim, names: Mapping[Any, str]) -> list[str]:
    lines = [f"title = {_string(claim.title)}", f"source = {_string(claim.source)}"]
    lines += _array("given", [_hypothesis(h, names) for h in claim.given])
    lines += _array(
        "where",
        [
            _inline({"name": _quoted(d.name, names), "means": _quoted(d.means, names)})
            for d in claim.where
        ],
    )
    lines.append(f"states = {_expression(spelled(claim.states, names))}")
    lines += _array("at", [_place(place, names) for place in claim.at])
    lines += _array("readings", [_reading(reading, names) for reading in claim.readings])
    lines += _array(
        "rivals",
        [
            _inline({"words": _string(r.words), "states": _quoted(r.states, names)})
            for r in claim.rivals
        ],
    )
    if claim.resolution != ONE_PER_CENT:
        lines.append(f"resolution = {_quoted(claim.resolution, names)}")
    if claim.corrects:
        lines.append(f"corrects = {_string(claim.corrects)}")
    if claim.covers:
        lines.append(f"covers = [{', '.join(map(_string, claim.covers))}]")
    return lines


def _hypothesis(hypothesis: Hypothesis, names: Mapping[Any, str]) -> str:
    holds = _quoted(hypothesis.holds, names)
    return _inline({"words": _string(hypothesis.words), "holds": holds})


def _place(place: Point | Box, names: Mapping[Any, str]) -> str:
    if isinstance(place, Point):
        return _inline({letter.name: _quoted(value, names) for letter, value in place.values})
    ends = {
        letter.name: f"[{_quoted(low, names)}, {_quoted(high, names)}]"
        for letter, low, high in place.sides
    }
    return _inline(ends)


def _reading(reading: Reading, names: Mapping[Any, str]) -> str:
    fields = {"words": _string(reading.words)}
    if reading.binds:
        binds = {letter.name: _quoted(value, names) for letter, value in reading.binds}
        fields["binds"] = _inline(binds)
    if reading.given:
        given = ", ".join(_hypothesis(h, names) for h in reading.given)
        fields["given"] = f"[{given}]"
    return _inline(fields)


def _array(key: str, entries: list[str]) -> list[str]:
    return [f"{key} = [", *(f"  {entry}," for entry in entries), "]"] if entries else []


def _inline(fields: Mapping[str, str]) -> str:
    told = (f"{_key(key)} = {value}" for key, value in fields.items())
    return "{ " + ", ".join(told) + " }"


def _key(key: str) -> str:
    return key if _ORDINARY.fullmatch(key) else _string(key)


def _quoted(value: Any, names: Mapping[Any, str]) -> str:
    """An expression, or an integer as a number of TOML."""
    if isinstance(value, sp.Integer):
        return str(value)
    return f'"{spelled(value, names)}"'  # it has neither quotes nor backslashes


def _expression(text: str) -> str:
    """A string with an expression, over several lines where it is long."""
    if len(text) <= _WIDTH:
        return f'"{text}"'
    lines, line = [], ""
    for word in re.split(r"(?<=, )", text):
        if line and len(line) + len(word) > _WIDTH:
            lines.append(line.rstrip())
            line = "  "
        line += word
    return '"""\n' + "\n".join([*lines, line]) + '"""'


def _string(text: str) -> str:
    """A string of TOML."""
    shown = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", shown)
