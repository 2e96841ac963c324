"""Symmetric matrices with exact entries: definiteness by elimination, generalised eigenvalues.

Nothing is rounded, and no sign is taken from SymPy: rational entries are compared as rationals.
"""

from __future__ import annotations

from fractions import Fraction

import sympy as sp

__all__ = ["compressed", "generalised", "is_semidefinite", "rational_rows"]

Rows = list[list[Fraction]]


def rational_rows(matrix: sp.ImmutableDenseMatrix) -> Rows | None:
    """The entries, shape (n, m), as fractions; None if one of them is not a rational number."""
    if not all(entry.is_Rational for entry in matrix):
        return None
    rows: list[list[sp.Rational]] = matrix.tolist()
    return [[Fraction(int(x.p), int(x.q)) for x in row] for row in rows]


def is_semidefinite(matrix: sp.ImmutableDenseMatrix) -> bool | None:
    """Whether v′Av ≥ 0 for all v, for a symmetric A, shape (n, n); None for irrational entries.

    Symmetric elimination: no pivot may be negative, and in the row of a pivot 0 nothing else may
    stand.
    """
    rows = rational_rows(matrix)
    if rows is None:
        return None
    while rows:
        (pivot, *rest), *below = rows
        if pivot < 0 or (pivot == 0 and any(rest)):
            return False
        rows = [
            [x - (row[0] * y / pivot if pivot else 0) for x, y in zip(row[1:], rest, strict=True)]
            for row in below
        ]
    return True


def compressed(
    upper: sp.ImmutableDenseMatrix, lower: sp.ImmutableDenseMatrix
) -> tuple[sp.ImmutableDenseMatrix, sp.ImmutableDenseMatrix]:
    """B′(upper)B and B′(lower)B, shape (m, m), where the columns of B are a basis of range(lower).

    Both are symmetric, shape (n, n), and m = rank(lower).
    """
    columns = lower.columnspace()
    basis = sp.Matrix.hstack(*columns) if columns else sp.zeros(lower.rows, 0)
    pressed = [sp.ImmutableDenseMatrix(basis.T * matrix * basis) for matrix in (upper, lower)]
    return pressed[0], pressed[1]


def generalised(
    upper: sp.ImmutableDenseMatrix, lower: sp.ImmutableDenseMatrix
) -> tuple[sp.Expr, ...]:
    """All τ with det(upper − τ lower) = 0 on range(lower), ascending, each as often as it counts.

    For ``lower`` positive semidefinite and ``upper`` 0 where ``lower`` is, the first is the infimum
    and the last the supremum of v′(upper)v / v′(lower)v over v′(lower)v ≠ 0.

    Raises:
        ValueError: the entries are not rational, or ``lower`` is 0.
    """
    if rational_rows(upper) is None or rational_rows(lower) is None:
        raise ValueError(f"generalised: the entries of {upper} and {lower} are not all rational")
    above, below = compressed(upper, lower)
    if not below.rows:
        raise ValueError("generalised: the rank of the lower matrix is 0, not in 1, 2, ...")
    τ = sp.Dummy("τ")
    found = sp.Poly((above - τ * below).det(method="berkowitz"), τ).real_roots()
    return tuple(found)
