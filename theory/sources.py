"""Where statements come from: the bibliography of a paper.

What else is in a paper, and what became of it, stands in tables beside its ``paper.py``:
``contents.csv``, ``inventory.csv``, ``excused.csv`` (docs/adding_a_paper.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

__all__ = ["Item", "Paper"]


@final
@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item of a paper and the file stem that holds its claims."""

    number: str
    file: str


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Bibliographic data, notation (letter, meaning), and the numbered items encoded so far."""

    key: str
    authors: str
    title: str
    venue: str
    year: int
    notation: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
