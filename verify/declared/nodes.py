"""The trees that expressions are parsed to: plain data, every node with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, final

__all__ = [
    "Call",
    "Chain",
    "Fold",
    "Name",
    "Node",
    "Number",
    "Power",
    "Relation",
    "Several",
    "Signed",
]


@final
@dataclass(frozen=True, slots=True)
class Number:
    """A decimal as it is written."""

    text: str
    at: int


@final
@dataclass(frozen=True, slots=True)
class Name:
    """A letter, a thing of ``[let]``, or a word."""

    name: str
    at: int


@final
@dataclass(frozen=True, slots=True)
class Call:
    """A word or a function with its arguments; ``keywords`` are (name, value, place)."""

    name: str
    arguments: tuple[Node, ...]
    keywords: tuple[tuple[str, Node, int], ...]
    at: int


@final
@dataclass(frozen=True, slots=True)
class Signed:
    """+x or −x."""

    sign: str
    of: Node
    at: int


@final
@dataclass(frozen=True, slots=True)
class Power:
    """base ** exponent."""

    base: Node
    exponent: Node
    at: int


@final
@dataclass(frozen=True, slots=True)
class Fold:
    """Terms or factors from left to right: the first, then (sign, operand, place of the sign)."""

    first: Node
    rest: tuple[tuple[str, Node, int], ...]
    at: int


@final
@dataclass(frozen=True, slots=True)
class Relation:
    """left < right, and the like."""

    sign: str
    left: Node
    right: Node
    at: int


@final
@dataclass(frozen=True, slots=True)
class Chain:
    """a < b < c: each of its relations."""

    relations: tuple[Relation, ...]
    at: int


@final
@dataclass(frozen=True, slots=True)
class Several:
    """(a, b): several values."""

    values: tuple[Node, ...]
    at: int


Node: TypeAlias = Number | Name | Call | Signed | Power | Fold | Relation | Chain | Several
