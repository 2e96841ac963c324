"""Closed forms for the moments of w ← A w + B, one state, with random A and B drawn afresh.

E w_{t+1}^j = Σ_i C(j, i) E[A^i B^(j−i)] E w_t^i is a triangular recursion, so that E w_t^j is a sum
of powers (E A^i)^t, i ≤ j, as long as these differ.
"""

from __future__ import annotations

import sympy as sp

from theory.derivation.growth import expectation, start
from theory.laws import Draw
from theory.models import Path, plain

__all__ = ["mean_polynomial"]


def mean_polynomial(of: sp.Expr, path: Path, t: sp.Expr) -> sp.Expr | None:
    """E of(w_t) for a polynomial; None where no closed form is known.

    It has the denominators E A^i − E A^j, and holds where none of them is 0.
    """
    w0 = start(path)
    if w0 is None or not plain(path.model):
        return None
    (w,), (step,) = path.model.state, path.model.step
    if not (of.is_polynomial(w) and step.is_polynomial(w) and sp.degree(step, w) <= 1):
        return None
    wanted = {k: c for (k,), c in sp.Poly(of, w).terms()}
    rows = _rows(step, w, path.model.draws, max(wanted, default=0))
    sums = None if rows is None else _sums(rows, w0)
    if rows is None or sums is None:
        return None
    powers = [sp.factor(row[j]) ** t for j, row in enumerate(rows)]
    return sp.Add(*(c * sums[k][i] * powers[i] for k, c in wanted.items() for i in range(k + 1)))


def _rows(
    step: sp.Expr, w: sp.Symbol, draws: tuple[Draw, ...], most: int
) -> list[list[sp.Expr]] | None:
    """For each j ≤ ``most`` the coefficients of E (A w + B)^j as a polynomial in w."""
    rows = []
    for j in range(most + 1):
        averaged: sp.Expr | None = sp.expand(step**j)
        for draw in draws:
            if averaged is None or draw.batch != 1:
                return None
            averaged = expectation(averaged, (draw,))
        if averaged is None:
            return None
        moved = sp.Poly(sp.expand(averaged), w)
        rows.append([moved.coeff_monomial(w**i) for i in range(j + 1)])
    return rows


def _sums(rows: list[list[sp.Expr]], w0: sp.Expr) -> list[list[sp.Expr]] | None:
    """c[j][i] in E w_t^j = Σ_i c[j][i] (E A^i)^t; None if two of the powers have the same base."""
    sums: list[list[sp.Expr]] = []
    for j, row in enumerate(rows):
        found = []
        for i in range(j):
            driven = sp.Add(*(row[m] * sums[m][i] for m in range(i, j)))
            gap = sp.factor(rows[i][i] - row[j])
            if gap == 0 and sp.expand(driven) != 0:
                return None
            found.append(driven / gap if gap != 0 else sp.Integer(0))
        sums.append([*found, w0**j - sp.Add(*found)])
    return sums
