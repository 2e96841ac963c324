"""Lyapunov exponents that are rates of coordinates: of scalar and of triangular products.

Matrices with an invariant flag that no draw moves multiply like triangular ones: their exponents
are the E ln|f| of the diagonal entries f, sorted. Diagonal, triangular and commuting 2 × 2
products are of this kind. What has no such flag is read by others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cmp_to_key, lru_cache, reduce

import sympy as sp

from theory.laws import Draw, Independent
from theory.models import Diffusion, Model, Path, Recursion, plain
from theory.quantities import Lyapunov, Rate
from verify.engines.closed import Unread
from verify.engines.ordered import compared

__all__ = ["in_order", "jacobian", "ranked", "rates_of", "spectrum"]


def rates_of(exponent: Lyapunov, factor: Callable[[Model], sp.Expr | None]) -> tuple[Rate, ...]:
    """All exponents of a model, in no order, as rates from 1; none where they are unknown.

    Each method brings its own ``factor`` of a scalar model, which says of others that there is
    none.
    """
    model = _model(exponent)
    if factor(model) is None:
        return spectrum(exponent) or ()
    own = Rate(of=model.state[0], over=Path(model, (sp.Integer(1),)))
    return (own,) if exponent.index == 1 else ()


def spectrum(exponent: Lyapunov) -> tuple[Rate, ...] | None:
    """All exponents of a model of several states, in no order, as rates from 1; None if unknown."""
    model = _model(exponent)
    diagonal = _diagonal(model) if len(model.state) > 1 else None
    if diagonal is None or exponent.index > len(diagonal):
        return None
    return tuple(_rate(f, model) for f in diagonal)


def _rate(f: sp.Expr, model: Model) -> Rate:
    """E ln|f|, over the draws that f depends on."""
    own = sp.Symbol("v′", real=True)
    draws = tuple(part for draw in model.draws for part in _parts(draw, f.free_symbols))
    return Rate(of=own, over=Path(Recursion((own,), (f * own,), draws), (sp.Integer(1),)))


def _parts(draw: Draw, needed: set[sp.Symbol]) -> Iterator[Draw]:
    """A draw, if it is needed; of one of independent numbers those that are."""
    if not needed & set(draw.symbols):
        return
    if not isinstance(draw.law, Independent):
        yield draw
        return
    for symbol, law in zip(draw.symbols, draw.law.laws, strict=True):
        if symbol in needed:
            yield replace(draw, symbol=symbol, law=law)


def ranked(exponent: Lyapunov, values: Sequence[sp.Expr]) -> sp.Expr | None:
    """The largest or the smallest of the exponents as an expression; None for one between."""
    if exponent.index == 1:
        return sp.Max(*values)
    return sp.Min(*values) if exponent.index == len(values) else None


def in_order(values: list[sp.Expr]) -> list[sp.Expr]:
    """Sorted, the largest last.

    Raises:
        Unread: there are none, or which of two is larger is undecided.
    """
    if not values:
        raise Unread("the exponent of this product is not a finite sum")

    return sorted(values, key=cmp_to_key(compared))


@lru_cache(maxsize=256)
def jacobian(model: Model) -> sp.ImmutableDenseMatrix | None:
    """The matrix of one step, if no entry of it depends on the state."""
    if isinstance(model, Diffusion) or not plain(model):
        return None
    found = sp.Matrix(model.step).jacobian(list(model.state)).applyfunc(sp.expand)
    return None if found.free_symbols & set(model.state) else sp.ImmutableDenseMatrix(found)


def _model(exponent: Lyapunov) -> Model:
    return exponent.over.model if isinstance(exponent.over, Path) else exponent.over


@lru_cache(maxsize=256)
def _diagonal(model: Model) -> tuple[sp.Expr, ...] | None:
    """The diagonal entries in a basis that no draw moves, in which the matrix is triangular."""
    matrix = jacobian(model)
    if matrix is None:
        return None
    if matrix.is_upper or matrix.is_lower:
        return tuple(matrix[i, i] for i in range(matrix.rows))
    return _of_two(matrix, model) if matrix.rows == 2 else None


def _of_two(matrix: sp.ImmutableDenseMatrix, model: Model) -> tuple[sp.Expr, ...] | None:
    """(f, tr A − f) where (1, m) A = f (1, m) for a slope m that no draw moves.

    The condition on m is c m² + (a − d) m − b = 0, each coefficient of it as a polynomial in the
    draws. Where two such slopes are complex A is a rotation in some basis, times √(det A).
    """
    ((a, b), (c, d)), m = matrix.tolist(), sp.Symbol("m′", real=True)
    condition = sp.expand(c * m**2 + (a - d) * m - b)
    drawn = {symbol for draw in model.draws for symbol in draw.symbols}
    symbols = sorted(condition.free_symbols & drawn, key=str)
    if not condition.is_polynomial(*symbols):
        return None
    common = reduce(sp.gcd, sp.Poly(condition, *symbols).coeffs() if symbols else [condition])
    for factor, _ in sp.factor_list(common, m)[1]:
        root = sp.Poly(factor, m)
        if not root.LC().is_number or root.free_symbols_in_domain:
            continue
        slopes = [slope for slope in sp.roots(root) if slope.is_real]
        if slopes:
            f = sp.expand(a + slopes[0] * c)
            return f, sp.expand(a + d - f)
        return (sp.sqrt(sp.Abs(sp.expand(a * d - b * c))),) * 2
    return None
