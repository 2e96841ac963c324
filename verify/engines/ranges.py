"""Bounds of expressions from bounds of their symbols, the infinite ones included.

Interval arithmetic in floats; every result is widened by far more than its rounding.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import final

import sympy as sp

from verify.engines.closed import Unread

__all__ = ["LINE", "Range", "bounds"]

WIDER = 2.0**-44


@final
@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from ``low`` to ``high``, either of which may be infinite."""

    low: float
    high: float

    @property
    def finite(self) -> bool:
        """Whether both ends are."""
        return math.isfinite(self.low) and math.isfinite(self.high)


LINE = Range(-math.inf, math.inf)


def _hull(*ends: float) -> Range:
    """From the least to the largest, a little wider; everything if an end is not known."""
    if any(math.isnan(end) for end in ends):
        return LINE
    low, high = min(ends), max(ends)
    return Range(low - WIDER * abs(low), high + WIDER * abs(high))


def _product(a: float, b: float) -> float:
    return 0.0 if 0.0 in (a, b) else a * b


def _times(x: Range, y: Range) -> Range:
    return _hull(*(_product(a, b) for a in (x.low, x.high) for b in (y.low, y.high)))


def _plus(x: Range, y: Range) -> Range:
    return _hull(x.low + y.low, x.high + y.high)


def _power(x: Range, exponent: sp.Expr) -> Range:
    if exponent.is_Integer and exponent > 0:
        ends = [_whole(end, int(exponent)) for end in (x.low, x.high)]
        if int(exponent) % 2 == 0 and x.low < 0 < x.high:
            ends.append(0.0)
        return _hull(*ends)
    if exponent.is_Rational and exponent > 0 and x.low >= 0:
        return _hull(x.low ** float(exponent), x.high ** float(exponent))
    if exponent.is_Rational and exponent < 0 and x.low > 0:
        under = _power(x, -exponent)
        return _hull(1 / under.high, 1 / under.low) if under.low > 0 else LINE
    return LINE


def _whole(x: float, exponent: int) -> float:
    try:
        return x**exponent
    except OverflowError:
        return math.inf if x > 0 or exponent % 2 == 0 else -math.inf


def _exp(x: Range) -> Range:
    return _hull(*(math.exp(end) if end < 700 else math.inf for end in (x.low, x.high)))


def _log(x: Range) -> Range:
    return LINE if x.low <= 0 else _hull(math.log(x.low), math.log(x.high))


def _abs(x: Range) -> Range:
    inside = [0.0] if x.low < 0 < x.high else []
    return _hull(abs(x.low), abs(x.high), *inside)


_OF_ONE: dict[type[sp.Basic], Callable[[Range], Range]] = {
    sp.exp: _exp,
    sp.log: _log,
    sp.Abs: _abs,
    sp.sin: lambda _: Range(-1.0, 1.0),
    sp.cos: lambda _: Range(-1.0, 1.0),
    sp.sign: lambda _: Range(-1.0, 1.0),
    sp.tanh: lambda x: _hull(math.tanh(x.low), math.tanh(x.high)),
}


def bounds(expr: sp.Expr, at: Mapping[sp.Symbol, Range]) -> Range:
    """Where the values of an expression lie; the whole line where nothing is known.

    Raises:
        Unread: a function is not known, or a symbol has no range.
    """
    if expr in at:
        return at[expr]
    if expr.is_number and expr.is_real:
        number = float(sp.N(expr, 20))
        return _hull(number, number)
    if isinstance(expr, sp.Piecewise):
        parts = [bounds(branch, at) for branch, _ in expr.args]
        return Range(min(p.low for p in parts), max(p.high for p in parts))
    parts = [bounds(part, at) for part in expr.args]
    match expr:
        case sp.Add():
            return reduce(_plus, parts)
        case sp.Mul():
            return reduce(_times, parts)
        case sp.Pow():
            return _exp(parts[1]) if expr.base is sp.E else _power(parts[0], expr.exp)
        case sp.Max():
            return Range(max(p.low for p in parts), max(p.high for p in parts))
        case sp.Min():
            return Range(min(p.low for p in parts), min(p.high for p in parts))
    if expr.func not in _OF_ONE:
        raise Unread(f"nothing is known about the bounds of {expr}")
    return _OF_ONE[expr.func](parts[0])
