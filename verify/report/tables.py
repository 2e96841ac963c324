"""One table as text, Markdown, CSV, JSON or LaTeX: columns, and rows of words."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from verify.report.plain import cell, safe, sheet

__all__ = ["FORMATS", "rendered"]

FORMATS = ("text", "md", "csv", "json", "latex")
_NARROW = 26  # letters that a column may have, however narrow the terminal is


def rendered(columns: Sequence[str], rows: Sequence[Sequence[str]], how: str, width: int) -> str:
    """The table in a format; nothing in a cell can be taken for markup or for a formula.

    Args:
        columns: their names; "text" leaves them out.
        rows: one word or sentence for each column.
        how: one of ``FORMATS``.
        width: letters in a line of "text", whose last column is wrapped; 0 for no limit.
    """
    match how:
        case "md":
            return _markdown(columns, rows)
        case "csv":
            return _csv(columns, rows)
        case "json":
            return _json(columns, rows)
        case "latex":
            return _latex(columns, rows)
    return "\n".join(_text(rows, width))


def _text(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Columns side by side; a line that would be too long goes on below its last column."""
    told = [[safe(word) for word in row] for row in rows]
    wide = [max(map(len, column)) for column in zip(*told, strict=True)][:-1]
    if width:
        wide = [min(letters, max(_NARROW, width // 3)) for letters in wide]
    before = sum(wide) + 2 * len(wide)
    room = max(width - before, _NARROW)
    lines: list[str] = []
    for row in told:
        head = "".join(f"{word:<{w}}  " for word, w in zip(row[:-1], wide, strict=True))
        parts = wrap(row[-1], room, break_long_words=False, break_on_hyphens=False)
        first, *rest = (parts if width else [row[-1]]) or [""]
        if width and len(head) > before:  # one of its words is wider than its column
            lines.append(head.rstrip())
            head = " " * before
        lines.append(f"{head}{first}".rstrip())
        lines += [f"{'':{before}}{part}" for part in rest]
    return lines


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(columns)} |", "|" + ":--|" * len(columns)]
    lines += [f"| {' | '.join(map(cell, row))} |" for row in rows]
    return "\n".join(lines)


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    import csv
    import io

    page = io.StringIO()
    table = csv.writer(page, lineterminator="\n")
    table.writerow(columns)
    table.writerows([sheet(word) for word in row] for row in rows)
    return page.getvalue().removesuffix("\n")


def _json(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    import json

    objects = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(objects, ensure_ascii=False, indent=1)


def _latex(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    from verify.report.letters import latex

    lines = [r"% \usepackage{booktabs}", rf"\begin{{tabular}}{{{'l' * len(columns)}}}", r"\toprule"]
    lines += [" & ".join(latex(name) for name in columns) + r" \\", r"\midrule"]
    lines += [" & ".join(latex(safe(word)) for word in row) + r" \\" for row in rows]
    return "\n".join([*lines, r"\bottomrule", r"\end{tabular}"])
