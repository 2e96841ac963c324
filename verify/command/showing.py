"""``show``: claims as pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from verify.command.commands import settings
from verify.command.exits import OK, BadInputError
from verify.command.selecting import known
from verify.finding.selection import chosen, is_glob

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["show_claims"]

Say = Callable[[str], None]


def show_claims(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """One claim as a page."""
    from verify.command.running import shown

    wanted = " ".join(options.id)
    if is_glob(wanted):
        raise BadInputError(f"show {wanted}: one id, not a glob")
    for entry in chosen([wanted], known(say).entries):
        code = shown(entry, settings(options, ()), out, say)
        if code != OK:
            return code
    return OK
