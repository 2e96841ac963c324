"""``new``: a claim file, or the folder of a paper, to begin from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verify.command.exits import OK, BadInputError
from verify.skeletons import write_claim, write_paper

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["new_claim"]

Say = Callable[[str], None]


def new_claim(options: Namespace, out: Say, _say: Say, _arguments: Sequence[str]) -> int:
    """Write the file or the folder, and say what to do with it."""
    written: tuple[Path, ...]
    if options.paper:
        written = write_paper(options.paper, options.name)
    elif options.name:
        written = (write_claim(options.name),)
    else:
        raise BadInputError("new: a NAME is missing, or --paper KEY")
    if not options.quiet:
        for path in written[-1:] if len(written) == 1 else written[1:]:
            out(f"wrote {path}")
    out(f"examine it: python -m verify check {_quoted(written[0])}")
    return OK


def _quoted(path: Path) -> str:
    from shlex import quote

    return quote(str(path))
