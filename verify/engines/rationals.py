"""Exact values of rational functions at rational points, in Python's fractions.

Most values that a claim asks for are of this kind, and SymPy is a hundred times slower at them.
Whatever is not of this kind has no value here, and :mod:`verify.engines.closed` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

import sympy as sp

__all__ = ["rational"]

Values: TypeAlias = "Mapping[sp.Symbol, sp.Expr]"
Lowered: TypeAlias = "Callable[[Values], Fraction]"
MOST_BITS = 1 << 20  # of a power; a larger one is left to others


class _Unread(Exception):
    """A symbol has no rational value here, or a power is not rational."""


def rational(expr: sp.Expr, at: Values) -> sp.Rational | None:
    """The value of a rational function where its symbols are rational; None for anything else."""
    function = _lowered(expr)
    if function is None:
        return None
    try:
        found = function(at)
    except (_Unread, ZeroDivisionError):
        return None
    return sp.Rational(found.numerator, found.denominator)


@lru_cache(maxsize=8192)
def _lowered(expr: sp.Expr) -> Lowered | None:
    """A function of the values of the symbols; None for a tree with another node."""
    if expr.is_Symbol:
        return lambda at: _fraction(at.get(expr))
    if expr.is_Rational:
        constant = _fraction(expr)
        return lambda _: constant
    if not isinstance(expr, sp.Add | sp.Mul | sp.Pow | sp.Abs):
        return None
    parts = [part for part in map(_lowered, expr.args) if part is not None]
    if len(parts) < len(expr.args):
        return None
    match expr:
        case sp.Add():
            return lambda at: sum((part(at) for part in parts), Fraction(0))
        case sp.Mul():
            return lambda at: _product(part(at) for part in parts)
        case sp.Pow():
            return lambda at: _power(parts[0](at), parts[1](at))
    return lambda at: abs(parts[0](at))


def _fraction(x: sp.Expr | None) -> Fraction:
    if x is None or not x.is_Rational:
        raise _Unread
    return Fraction(int(x.p), int(x.q))


def _product(factors: Iterable[Fraction]) -> Fraction:
    total = Fraction(1)
    for factor in factors:
        total *= factor
    return total


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if exponent.denominator != 1 or size * abs(exponent.numerator) > MOST_BITS:
        raise _Unread
    return Fraction(base ** int(exponent))
