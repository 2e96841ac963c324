"""The law of a sample: each row equally likely."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import sympy as sp

from theory.exact import exact
from theory.laws import Discrete

__all__ = ["sample"]


def sample(rows: Sequence[sp.Expr | int | Fraction]) -> Discrete:
    """The law of a row that is drawn at random: 1/n at each of n rows, rows that are equal added.

    The rows of a file are those of ``verify.column``.

    Raises:
        TypeError: a row is no number.
        ValueError: there are no rows, or one is a float.
    """
    if not rows:
        raise ValueError("sample: 0 rows are not in 1, 2, ...")
    counts: dict[sp.Expr, int] = {}
    for row in rows:
        value = sp.Rational(row.numerator, row.denominator) if isinstance(row, Fraction) else row
        known = exact("sample: a row", value)
        counts[known] = counts.get(known, 0) + 1
    weights = tuple(sp.Rational(count, len(rows)) for count in counts.values())
    return Discrete(tuple(counts), weights)
