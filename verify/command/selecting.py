"""Which claims a command is about."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from verify.command.exits import BadInputError
from verify.finding.selection import matching, nearest
from verify.library import Entry, Folder, Library, library

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["known", "narrowed", "papers"]


def known(say: Callable[[str], None]) -> Library:
    """The library; what was wrong with packs is said."""
    found = library()
    for note in found.notes:
        say(f"note: {note}")
    return found


def narrowed(entries: tuple[Entry, ...], options: Namespace) -> tuple[Entry, ...]:
    """Those that satisfy ``-k``, if it is given."""
    return matching(options.k, entries) if options.k is not None else entries


def papers(of: Library, names: Sequence[str]) -> tuple[Folder, ...]:
    """The folders of papers with these keys; all when there is no key.

    Raises:
        BadInputError: there is no such paper.
    """
    keys = [folder.paper for folder in of.folders]
    for name in names:
        if name not in keys:
            where = "" if os.sep not in name else ", and there is no such folder"
            raise BadInputError(f"no paper has the key {name!r}{where or nearest(name, keys)}")
    return tuple(folder for folder in of.folders if not names or folder.paper in names)
