"""Finitely many exact numbers in order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cmp_to_key

import sympy as sp

from verify.engines.closed import Undefined, Unread, sign

__all__ = ["compared", "quantile"]


def quantile(outcomes: Iterable[tuple[sp.Expr, sp.Rational]], level: sp.Expr) -> sp.Expr:
    """The least value with P(X ≤ value) ≥ level, of values with their probabilities.

    Raises:
        Undefined: the level is not in (0, 1).
        Unread: which of two values is larger is undecided.
    """
    if not compared(sp.Integer(0), level) < 0 or not compared(level, sp.Integer(1)) < 0:
        raise Undefined(f"the level {level} of a quantile is not in (0, 1)")
    weights: dict[sp.Expr, sp.Rational] = {}
    for found, weight in outcomes:
        weights[found] = weights.get(found, sp.Integer(0)) + weight
    reached = sp.Integer(0)
    *smaller, largest = sorted(weights, key=cmp_to_key(compared))
    for found in smaller:
        reached += weights[found]
        if compared(level, reached) <= 0:
            return found
    return largest


def compared(left: sp.Expr, right: sp.Expr) -> int:
    """−1, 0 or 1 as left <, = or > right; −∞ is less than every number.

    Raises:
        Unread: it is undecided.
    """
    if -sp.oo in (left, right):
        return int(right == -sp.oo) - int(left == -sp.oo)
    side: int | None = 0 if left == right else sign(left - right)
    if side is None:
        raise Unread(f"the larger of {left} and {right} is undecided")
    return side
