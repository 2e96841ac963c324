"""``list``: one line per claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from verify.command.exits import NOTHING, OK
from verify.command.selecting import known, narrowed

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["list_claims"]

Say = Callable[[str], None]


def list_claims(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """One line per claim: id and title."""
    entries = narrowed(known(say).entries, options)
    width = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        title = " ".join(entry.title.split())
        source = f"  ({entry.source})" if options.verbose and entry.source else ""
        out(f"{entry.id:<{width}}  {title}{source}".rstrip())
    if not entries:
        say("nothing selected")
    return OK if entries else NOTHING
