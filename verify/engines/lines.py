"""Derivatives of a function along a line at a point, exactly: first order first, as many as wanted.

Of a rational function, however it is nested, by arithmetic with polynomials that are cut off,
without multiplying it out, also with exponentials whose exponents are 0 at the point; of any other
smooth function by differentiating.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache, reduce
from math import factorial

import sympy as sp

from verify.engines.closed import nameless, value

__all__ = ["DEEP", "Values", "Way", "curvatures", "slopes_along"]

DEEP = 8  # derivatives along a line that are looked at
SHALLOW = 4  # where they are found by differentiating, and get longer
Values = Mapping[sp.Symbol, sp.Expr]
Way = Mapping[sp.Symbol, int]
Series = list[Fraction]


def slopes_along(of: sp.Expr, at: Values, way: Way, most: int = DEEP) -> Iterator[sp.Expr]:
    """The derivatives of orders 0, 1, ..., at most ``most``, of s ↦ f(x + s way) at s = 0.

    Fewer where f has to be differentiated.

    Raises:
        Undefined: one has no value there.
    """
    try:
        cut = _series(of, at, way, most + 1, {})
    except _Irrational:
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
    for _ in range(min(most, SHALLOW) + 1):
        yield value(of, at, nameless)
        of = _slope(of, tuple((w, v) for w, v in way.items() if v))
        if of == 0:
            return


@lru_cache(maxsize=2048)
def _slope(of: sp.Expr, way: tuple[tuple[sp.Symbol, int], ...]) -> sp.Expr:
    """The derivative along a line; it is the same at every point."""
    return sp.Add(*(v * sp.diff(of, w) for w, v in way))


class _Irrational(Exception):
    """It has another function than those below, or a number that is not rational."""


def _series(of: sp.Expr, at: Values, way: Way, length: int, known: dict[sp.Expr, Series]) -> Series:
    """The coefficients of s^0, s^1, ..., as many as ``length``."""
    if of not in known:
        known[of] = _made(of, at, way, length, known)
    return known[of]


def _made(of: sp.Expr, at: Values, way: Way, length: int, known: dict[sp.Expr, Series]) -> Series:
    if of.is_Symbol or of.is_Number:
        number = at.get(of) if of.is_Symbol else of
        if number is None or not number.is_Rational:
            raise _Irrational
        start = Fraction(int(number.p), int(number.q))
        return [start, Fraction(way.get(of, 0))][:length] + [Fraction(0)] * (length - 2)
    parts = [_series(arg, at, way, length, known) for arg in of.args]
    if of.is_Add:
        return [sum(column, Fraction(0)) for column in zip(*parts, strict=True)]
    if of.is_Mul:
        return reduce(_product, parts)
    if of.is_Pow and of.exp.is_Integer:
        base = parts[0] if of.exp >= 0 else _inverse(parts[0])
        one = [Fraction(1)] + [Fraction(0)] * (length - 1)
        return reduce(_product, [base] * abs(int(of.exp)), one)
    if isinstance(of, sp.exp):
        return _exponential(parts[0])
    if isinstance(of, sp.tanh):
        twice = _exponential([2 * c for c in parts[0]])
        return _product([Fraction(0), *twice[1:]], _inverse([twice[0] + 1, *twice[1:]]))
    raise _Irrational


def _product(left: Series, right: Series) -> Series:
    size = range(len(left))
    return [sum((left[j] * right[k - j] for j in range(k + 1)), Fraction(0)) for k in size]


def _inverse(of: Series) -> Series:
    if of[0] == 0:
        raise _Irrational  # the point has no value; the other way says so
    found = [1 / of[0]]
    for k in range(1, len(of)):
        rest = sum((of[j] * found[k - j] for j in range(1, k + 1)), Fraction(0))
        found.append(-rest / of[0])
    return found


def _exponential(of: Series) -> Series:
    """G with g′ = f′ g; e^f is rational at the point only where f is 0."""
    if of[0] != 0:
        raise _Irrational
    found = [Fraction(1)]
    for k in range(1, len(of)):
        found.append(sum((j * of[j] * found[k - j] for j in range(1, k + 1)), Fraction(0)) / k)
    return found
