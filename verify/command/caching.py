"""``cache``: what is kept between runs, where, and how to be rid of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from verify import places
from verify.cache import MOST_BYTES, clear, size
from verify.command.exits import OK, OwnError
from verify.report.plain import counted

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["cached"]


Say = Callable[[str], None]


def cached(options: Namespace, out: Say, _say: Say, _arguments: Sequence[str]) -> int:
    """Say where the evidence is kept and how much of it; remove all of it on "clear".

    Raises:
        OwnError: something there cannot be removed.
    """
    folder = places.evidence()
    files, length = size(folder)
    told = f"{counted(files, 'file')}, {length / 1e6:.1f} MB of at most {MOST_BYTES / 1e6:.0f} MB"
    if options.action == "clear":
        try:
            clear(folder)
        except OSError as error:
            raise OwnError(f"{folder}: cannot be cleared: {error.strerror}") from None
        told = f"cleared ({told})"
    out(f"{folder}: {told}")
    return OK
