"""How wide a line may be, and on which stream words go that stand beside a table."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

__all__ = ["tell", "width"]

Say = Callable[[str], None]


def width() -> int:
    """Letters in a line of the terminal; 0, no limit, when nothing but a program reads them."""
    if not os.environ.get("COLUMNS", "").isdigit() and not sys.stdout.isatty():
        return 0
    from shutil import get_terminal_size

    return get_terminal_size().columns


def tell(line: str, how: str, out: Say, say: Say) -> None:
    """A line of words: below the table where it is text, beside it where programs read it."""
    (out if how == "text" else say)(line)
