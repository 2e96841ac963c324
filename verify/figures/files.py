"""A figure as files: pictures, the numbers behind them, and a page that says what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from theory.figures import Figure
from verify.disk import replace
from verify.figures.drawing import picture
from verify.figures.tables import Table

__all__ = ["caption", "page", "stem", "write_figure"]


def stem(figure: Figure) -> str:
    """The name of its files without their ends: "Figure 1" is figure1."""
    return "".join(figure.source.lower().split())


def write_figure(figure: Figure, tables: Sequence[Table], folder: Path) -> tuple[str, ...]:
    """Write the pictures and the numbers of a figure; the names of the files.

    The same numbers give the same bytes of CSV and SVG.

    Raises:
        OSError: a file cannot be written.
    """
    from matplotlib import rc_context

    made = picture(figure, tables)
    files: dict[str, bytes] = {}
    for end, told in (("png", {"Software": None}), ("svg", {"Date": None})):
        stream = BytesIO()
        with rc_context({"svg.hashsalt": figure.source}):
            made.savefig(stream, format=end, metadata=told)
        files[f"{stem(figure)}.{end}"] = stream.getvalue()
    for number, table in enumerate(tables, 1):
        name = f"{stem(figure)}_{number}"
        files[f"{name}.csv"] = table.measured.to_csv(index=False).encode()
        if len(table.lines):
            files[f"{name}_lines.csv"] = table.lines.to_csv(index=False).encode()
    for name, content in files.items():
        replace(folder / name, content)
    return tuple(files)


def caption(figure: Figure, tables: Sequence[Table]) -> str:
    """What is seen, what was chosen, and what became of all runs."""
    notes = [
        f"{panel.title}: {note}"
        for panel, table in zip(figure.panels, tables, strict=True)
        for note in table.notes
    ]
    told = "; ".join(notes)
    return f"{figure.caption} Chosen here: {figure.chosen}" + (f" {told}." if told else "")


def page(title: str, told: Sequence[tuple[str, str, tuple[str, ...]]]) -> str:
    """A Markdown page: for each figure its name, its caption and its files."""
    parts = [f"# {title}\n"]
    for source, words, files in told:
        drawn = next(name for name in files if name.endswith(".png"))
        others = ", ".join(f"[{name}]({name})" for name in files if name != drawn)
        parts.append(f"## {source}\n\n![{source}]({drawn})\n\n{words}\n\nAlso {others}.\n")
    return "\n".join(parts)
