"""Text of strangers made harmless for a terminal, a Markdown page, a spreadsheet."""

from __future__ import annotations

import re

__all__ = ["block", "cell", "code", "code_cell", "counted", "prose", "safe", "sheet"]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile(r"([\\`*\[\]])")
_NUMBER = re.compile(r"-\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII)
_TICKS = re.compile(r"`+")


def safe(text: str) -> str:
    """One line with control characters, and those that turn the writing direction, spelled out."""
    return _CONTROL.sub(_spelled, " ".join(text.split("\n")))


def counted(number: int, noun: str) -> str:
    """So many of a thing: "1 claim", "3 claims"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def prose(text: str) -> str:
    """Text within Markdown, where none of it is markup."""
    return _MARKS.sub(r"\\\1", safe(text)).replace("<", "&lt;")


def cell(text: str) -> str:
    """Text within a table of Markdown; "–" for none."""
    return prose(text).replace("|", "\\|") or "–"


def code(text: str) -> str:
    """An inline span of code; "–" for none."""
    line = safe(text)
    fence = "`" * (_longest(line) + 1)
    gap = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{gap}{line}{gap}{fence}" if line else "–"


def code_cell(text: str) -> str:
    """A span of code within a table, where a bar would end the cell even inside code."""
    return code(text).replace("|", "\\|")


def block(text: str) -> str:
    """Lines of code, each harmless, between fences that they cannot close."""
    lines = [safe(line) for line in text.split("\n")]
    fence = "`" * max(3, _longest(text) + 1)
    return "\n".join([fence, *lines, fence])


def sheet(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; a negative number is none."""
    line = safe(text)
    formula = line.startswith(("=", "+", "-", "@")) and not _NUMBER.fullmatch(line)
    return f"'{line}" if formula else line


def _spelled(found: re.Match[str]) -> str:
    number = ord(found.group())
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"


def _longest(text: str) -> int:
    return max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
