"""Who is told that a claim is finished: a line on a stream, a live bar on a terminal, nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from verify.records import Verdict
from verify.report.plain import safe
from verify.report.terminal import line

__all__ = ["Lines", "Live", "Silent"]

Say = Callable[[str], None]


class Silent:
    """Says nothing."""

    def begins(self, total: int) -> None:
        """Says nothing."""

    def noted(self, claim: str, note: str) -> None:
        """Says nothing."""

    def finished(self, verdict: Verdict, output: str) -> None:
        """Says nothing."""

    def close(self) -> None:
        """Says nothing."""


class Lines:
    """One line for each claim; what it printed as well where ``printed`` takes it.

    Args:
        say: takes a line.
        paint: "colour" or "plain".
        printed: takes a line of what a claim printed.
    """

    def __init__(self, say: Say, paint: str, printed: Say) -> None:
        self._say, self._paint, self._printed = say, paint, printed
        self._total, self._done = 0, 0

    def begins(self, total: int) -> None:
        """Remember how many there are."""
        self._total = total

    def noted(self, claim: str, note: str) -> None:
        """Say it."""
        self._say(f" [{self._done}/{self._total}] {safe(claim)}: {safe(note)}")

    def finished(self, verdict: Verdict, output: str) -> None:
        """Say the line."""
        self._done += 1
        self._say(line(verdict, f"{self._done}/{self._total}", self._paint))
        for text in output.splitlines():
            self._printed(f"    {safe(text)}")

    def close(self) -> None:
        """Nothing is open."""


class Live:
    """A bar that stays at the bottom of a terminal, above it the lines of ``Lines``.

    Args:
        paint: "colour" or "plain".
        printed: whether what claims printed is shown: "printed" or "hidden".
    """

    def __init__(self, paint: str, printed: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

        console = Console(stderr=True, no_color=paint == "plain", highlight=False)
        columns: tuple[Any, ...] = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=console, transient=True)
        self._task = self._bar.add_task("claims", total=None)

        def say(text: str) -> None:
            from rich.text import Text

            console.print(Text.from_ansi(text), soft_wrap=True)

        def hide(_text: str) -> None:
            pass

        self._lines = Lines(say, paint, say if printed == "printed" else hide)

    def begins(self, total: int) -> None:
        """Show the bar."""
        self._lines.begins(total)
        self._bar.update(self._task, total=total)
        self._bar.start()

    def noted(self, claim: str, note: str) -> None:
        """Say it above the bar."""
        self._lines.noted(claim, note)

    def finished(self, verdict: Verdict, output: str) -> None:
        """Move the bar."""
        self._lines.finished(verdict, output)
        self._bar.advance(self._task)

    def close(self) -> None:
        """Take the bar away."""
        self._bar.stop()
