"""Which claims a command is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from verify.finding.selection import matching
from verify.library import Entry, Library, library

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["known", "narrowed"]


def known(say: Callable[[str], None]) -> Library:
    """The library; what was wrong with packs is said."""
    found = library()
    for note in found.notes:
        say(f"note: {note}")
    return found


def narrowed(entries: tuple[Entry, ...], options: Namespace) -> tuple[Entry, ...]:
    """Those that satisfy ``-k``, if it is given."""
    return matching(options.k, entries) if options.k is not None else entries
