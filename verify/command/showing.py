"""``show``: claims as pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verify.command.aside import looked_at
from verify.command.commands import settings
from verify.command.exits import OK
from verify.command.selecting import known
from verify.finding.naming import named
from verify.finding.parsing import prose
from verify.methods import METHODS
from verify.report.terminal import page

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["show_claims"]

Say = Callable[[str], None]


def show_claims(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """One claim as a page, or one page for each claim that stands for an item of a paper."""
    from shutil import get_terminal_size

    entries = named(options.id, known(say))
    finished = looked_at(entries, settings(options, ()), say)
    places = {entry.id: entry.path for entry in entries}
    width = get_terminal_size((100, 24)).columns
    for number, verdict in enumerate(finished.verdicts):
        text = prose(Path(places[verdict.claim]).read_text(encoding="utf-8"))
        out(f"{'' if number == 0 else chr(10)}{page(verdict, text, METHODS, width)}")
    return OK
