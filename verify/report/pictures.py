"""What pictures of a sample share: the width, the scale of rates, how they are saved."""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["WIDTH", "decimal_log", "save"]

WIDTH = 3.35  # inches; a column of 85 mm


def decimal_log(rate: Fraction) -> float:
    """The decimal logarithm, of a rate of any size."""
    return math.log10(rate.numerator) - math.log10(rate.denominator)


def save(figure: Figure, place: str | Path, *, salt: str) -> None:
    """Write a picture, the same bytes for the same data; the end of the name says as what.

    Raises:
        OSError: it cannot be written.
    """
    from matplotlib import rc_context

    date = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
    with rc_context({"svg.hashsalt": salt}):
        figure.savefig(place, metadata=date.get(Path(place).suffix.lower()))
