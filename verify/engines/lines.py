"""Derivatives of a function along a line at a point, exactly: first order first, as many as wanted.

Of a polynomial with rational coefficients, however it is nested, by arithmetic with polynomials
that are cut off, without multiplying it out; of any other smooth function by differentiating.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import factorial

import sympy as sp

from verify.engines.closed import nameless, value

__all__ = ["DEEP", "Values", "Way", "curvatures", "slopes_along"]

DEEP = 8  # derivatives along a line that are looked at
Values = Mapping[sp.Symbol, sp.Expr]
Way = Mapping[sp.Symbol, int]
Series = list[Fraction]


def slopes_along(of: sp.Expr, at: Values, way: Way, most: int = DEEP) -> Iterator[sp.Expr]:
    """The derivatives of orders 0, 1, ..., at most ``most``, of s ↦ f(x + s way) at s = 0.

    Raises:
        Undefined: one has no value there.
    """
    try:
        cut = _series(of, at, way, most + 1, {})
    except _NotPolynomial:
        yield from _differentiated(of, at, way, most)
        return
    for order, c in enumerate(cut):
        yield sp.Rational(c.numerator, c.denominator) * factorial(order)


def curvatures(of: sp.Expr, over: tuple[sp.Symbol, ...], at: Values) -> list[list[sp.Expr]]:
    """The Hessian: from the second derivatives along the axes and between any two of them.

    Raises:
        Undefined: an entry has no value there.
    """
    size = range(len(over))

    def second(*letters: int) -> sp.Expr:
        way = {w: int(k in letters) for k, w in enumerate(over)}
        return [*slopes_along(of, at, way, 2), sp.Integer(0), sp.Integer(0)][2]

    axes = [second(k) for k in size]
    return [
        [axes[i] if i == j else (second(i, j) - axes[i] - axes[j]) / 2 for j in size] for i in size
    ]


def _differentiated(of: sp.Expr, at: Values, way: Way, most: int) -> Iterator[sp.Expr]:
    for _ in range(most + 1):
        yield value(of, at, nameless)
        of = sp.Add(*(v * sp.diff(of, w) for w, v in way.items() if v))
        if of == 0:
            return


class _NotPolynomial(Exception):
    """It has another function than sums, products and powers, or a number that is not rational."""


def _series(of: sp.Expr, at: Values, way: Way, length: int, known: dict[sp.Expr, Series]) -> Series:
    """The coefficients of s^0, s^1, ..., as many as ``length``."""
    if of not in known:
        known[of] = _made(of, at, way, length, known)
    return known[of]


def _made(of: sp.Expr, at: Values, way: Way, length: int, known: dict[sp.Expr, Series]) -> Series:
    if of.is_Symbol or of.is_Number:
        number = at.get(of) if of.is_Symbol else of
        if number is None or not number.is_Rational:
            raise _NotPolynomial
        start = Fraction(int(number.p), int(number.q))
        return [start, Fraction(way.get(of, 0))][:length] + [Fraction(0)] * (length - 2)
    if of.is_Pow and of.exp.is_Integer and of.exp >= 0:
        parts = [_series(of.base, at, way, length, known)] * int(of.exp)
    elif of.is_Add or of.is_Mul:
        parts = [_series(arg, at, way, length, known) for arg in of.args]
    else:
        raise _NotPolynomial
    if of.is_Add:
        return [sum(column, Fraction(0)) for column in zip(*parts, strict=True)]
    total = [Fraction(1)] + [Fraction(0)] * (length - 1)
    for part in parts:
        total = [
            sum((total[j] * part[k - j] for j in range(k + 1)), Fraction(0)) for k in range(length)
        ]
    return total
