"""``new``: a claim file, or the folder of a paper or a pack, to begin from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verify.command.exits import OK, BadInputError
from verify.skeletons import write_claim, write_folder

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["new_claim"]

Say = Callable[[str], None]


def new_claim(options: Namespace, out: Say, _say: Say, _arguments: Sequence[str]) -> int:
    """Write the file or the folder, and say what to do with it."""
    written: list[Path]
    if options.paper:
        top, *written = write_folder("paper", options.paper, options.name)
    elif options.pack:
        top, *written = write_folder("pack", options.pack, options.name)
    elif options.name:
        top = write_claim(options.name)
        written = [top]
    else:
        raise BadInputError("new: a NAME is missing, or --paper KEY, or --pack KEY")
    for path in () if options.quiet else written:
        out(f"wrote {path}")
    if options.pack:
        out(f"install it: python -m pip install {_quoted(Path(top).absolute())}")
    else:
        out(f"examine it: python -m verify check {_quoted(top)}")
    return OK


def _quoted(path: Path) -> str:
    from shlex import quote

    return quote(str(path))
