"""``claims.csv``: one row per claim."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from verify.records import Verdict
from verify.report.plain import sheet

__all__ = ["COLUMNS", "rows"]

COLUMNS = (
    "id", "paper", "source", "title", "covers", "corrects", "outcome", "scope", "method", "reason",
    "expected", "points", "samples", "radius", "detectable", "alpha", "seconds",
)  # fmt: skip


def rows(verdicts: Sequence[Verdict], expected: Mapping[str, str]) -> str:
    """The table, sorted as given; ``covers`` separated by spaces; no cell is a formula.

    Args:
        verdicts: sorted by id.
        expected: the outcome that the baseline has, by id.
    """
    page = io.StringIO()
    table = csv.writer(page, lineterminator="\n")
    table.writerow(COLUMNS)
    for verdict in verdicts:
        special = {
            "id": verdict.claim,
            "covers": " ".join(verdict.covers),
            "expected": expected.get(verdict.claim, ""),
        }
        cells = [special.get(name, getattr(verdict, name, "")) for name in COLUMNS]
        table.writerow([sheet(str(value)) for value in cells])
    return page.getvalue()
