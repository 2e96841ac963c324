"""The stationary points of a polynomial landscape in two letters: where they are, and their kinds.

Isolated ones are solved for exactly. Where the derivatives have a common factor there is a curve of
them, which is followed along a grid. On a curve one eigenvalue of the Hessian is 0 and the other is
the trace: where that is positive the landscape rises to both sides, and the point is a minimum of
it, though no strict one (Morse and Bott); where it is negative a maximum.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import sympy as sp

from theory.figures import Cloud
from theory.quantities import Kind
from verify.engines.solutions import solutions
from verify.engines.stationary import Shape, kind_at, shape_of

__all__ = ["located"]

REAL = 1e-9  # the imaginary part of a root that counts as real, and a trace that counts as 0
DIGITS = 15


def located(panel: Cloud) -> pd.DataFrame:
    """Columns label (the kind; for a curve "curve of" and its plural), x, y: those that are seen.

    Raises:
        Unread: the landscape is no polynomial with rational coefficients.
    """
    over = (panel.across.symbol, panel.up.symbol)
    shape = shape_of(panel.height.xreplace(dict(panel.where)), over)
    shared = shape.slopes[0].gcd(shape.slopes[1])
    rows = [*_isolated(shape, shared), *_curves(panel, shape, shared)]
    frame = pd.DataFrame(rows, columns=["label", "x", "y"]).drop_duplicates()
    across, up = ((float(axis.low), float(axis.high)) for axis in (panel.across, panel.up))
    return frame[frame["x"].between(*across) & frame["y"].between(*up)].reset_index(drop=True)


def _isolated(shape: Shape, shared: Any) -> Iterator[tuple[str, float, float]]:
    rest = [slope.quo(shared) for slope in shape.slopes]
    first, second = shape.slopes[0].ring.gens
    for point in solutions(rest, shape.over):
        x, y = (float(point.near(w, DIGITS)) for w in (first, second))
        yield str(kind_at(point, shape)), x, y


def _curves(panel: Cloud, shape: Shape, shared: Any) -> Iterator[tuple[str, float, float]]:
    """Where each factor of what the derivatives share is 0 on the lines of the grid."""
    first, second = shape.over
    trace = sp.lambdify((first, second), (shape.rows[0][0] + shape.rows[1][1]).as_expr())
    for factor, _ in shared.factor_list()[1]:
        curve = factor.as_expr()
        for x in panel.across.values:
            for y in _roots(curve.subs(first, x), second):
                yield _on_a_curve(trace(float(x), y)), float(x), y
        for y in panel.up.values:
            for x in _roots(curve.subs(second, y), first):
                yield _on_a_curve(trace(x, float(y))), x, float(y)


def _roots(of: sp.Expr, letter: sp.Symbol) -> list[float]:
    if not of.has(letter):
        return []
    found = np.roots([float(c) for c in sp.Poly(of, letter).all_coeffs()])
    return [float(z.real) for z in found if abs(z.imag) < REAL]


def _on_a_curve(trace: float) -> str:
    if abs(trace) < REAL:
        return str(Kind.DEGENERATE)
    return "curve of minima" if trace > 0 else "curve of maxima"
