"""What is wrong with a text, and where: shown with the line and a caret."""

from __future__ import annotations

from typing import final

from verify.report.plain import safe

__all__ = ["Fault", "Refusal", "nearest", "pointed"]

_WIDTH = 80  # characters of a line that are shown around a fault
_MOST_WORDS = 400


@final
class Fault(ValueError):
    """Something is wrong at a character of the file.

    Attributes:
        at: the offset of that character.
        words: what is wrong, with the value and what is allowed.
    """

    def __init__(self, at: int, words: str) -> None:
        super().__init__(words)
        self.at = at
        self.words = words


@final
class Refusal(ValueError):
    """A file that declares no claim as it stands: the first fault, with its place in the file.

    Attributes:
        line: 1 for the first.
        column: in characters, 1 for the first.
        words: what is wrong.
        shown: the line and a caret below the character, indented; "" for an empty line.
    """

    def __init__(self, text: str, fault: Fault) -> None:
        at = min(fault.at, len(text))
        start = text.rfind("\n", 0, at) + 1
        self.line = text.count("\n", 0, at) + 1
        self.column = at - start + 1
        self.words = fault.words[:_MOST_WORDS]
        self.shown = pointed(text[start:].partition("\n")[0], self.column)
        super().__init__(f"line {self.line}, column {self.column}: {self.words}")

    def told(self, path: object) -> str:
        """One line, ``path:line:column: words``, and below it the line of the file and a caret."""
        place = f"{path}:{self.line}:{self.column}: {safe(self.words)}"
        return f"{place}\n{self.shown}" if self.shown else place


def pointed(line: str, column: int) -> str:
    """A line, or the part of it around a column, and a caret below; "" for an empty line."""
    first = max(0, column - 1 - _WIDTH // 2)
    shown = line.rstrip()[first : first + _WIDTH].replace("\t", " ")
    if not shown:
        return ""
    before = safe(shown[: column - 1 - first])  # as wide as it is shown
    return f"    {safe(shown)}\n    {' ' * len(before)}^"


def nearest(name: str, known: list[str]) -> str:
    """What was probably meant ("; nearest: a, b"); "" for nothing."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=3, cutoff=0.6)
    close += [word for word in known if word.lower() == name.lower()]
    return f"; nearest: {', '.join(dict.fromkeys(close))}" if close else ""
