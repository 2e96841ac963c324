"""How wide a line may be, and on which stream words go that stand beside a table."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

__all__ = ["labelled", "tell", "width"]

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


def labelled(title: str, lines: Sequence[tuple[str, str]]) -> str:
    """A page: its title, and lines with a label before them; a line of Python stays one line."""
    from textwrap import wrap

    from verify.report.plain import safe

    room = max((len(label) for label, _ in lines), default=0)
    most = width() or 10**9
    page = wrap(safe(title), most, subsequent_indent="  ", break_on_hyphens=False)
    for label, words in lines:
        head = f"  {label:<{room}}  "
        fits = 10**9 if label == "Python" else max(most - len(head), 26)
        first, *rest = wrap(safe(words), fits, break_long_words=False, break_on_hyphens=False) or [
            ""
        ]
        page.append(f"{head}{first}".rstrip())
        page += [f"{'':{len(head)}}{part}" for part in rest]
    return "\n".join(page)
