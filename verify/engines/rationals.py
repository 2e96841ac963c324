"""Exact values of rational functions at rational points, in Python's fractions.

Most values that a claim asks for are of this kind, and SymPy is a hundred times slower at them.
Whatever is not of this kind has no value here, and :mod:`verify.engines.closed` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from math import isqrt
from typing import TypeAlias

import sympy as sp

__all__ = ["MOST_BITS", "RELATIONS", "Irrational", "Lowered", "lowered", "rational"]

Values: TypeAlias = "Mapping[sp.Symbol, sp.Expr | Fraction]"
Lowered: TypeAlias = "Callable[[Values], Fraction]"
Test: TypeAlias = "Callable[[Values], bool]"
MOST_BITS = 1 << 20  # of a power; a larger one is left to others


class Irrational(ArithmeticError):
    """A symbol has no rational value here, a power is not rational, or no case applies."""


def rational(expr: sp.Expr, at: Values) -> sp.Rational | None:
    """The value of a rational function where its symbols are rational; None for anything else."""
    function = lowered(expr)
    if function is None:
        return None
    try:
        found = function(at)
    except (Irrational, ZeroDivisionError):
        return None
    return sp.Rational(found.numerator, found.denominator)


@lru_cache(maxsize=8192)
def lowered(expr: sp.Expr) -> Lowered | None:
    """A function of the values of the symbols; None for a tree with another node.

    The function raises ``Irrational``, and ZeroDivisionError.
    """
    if expr.is_Symbol:
        return lambda at: _fraction(at.get(expr))
    if expr.is_Rational:
        constant = _fraction(expr)
        return lambda _: constant
    if isinstance(expr, sp.Piecewise):
        return _cases(expr)
    operation = _OPERATIONS.get(expr.func)
    parts = [part for part in map(lowered, expr.args) if part is not None]
    if operation is None or len(parts) < len(expr.args):
        return None
    return lambda at: operation([part(at) for part in parts])


def _cases(expr: sp.Piecewise) -> Lowered | None:
    """The first case that applies, the others not being looked at."""
    branches = [lowered(branch) for branch, _ in expr.args]
    tests = [_test(condition) for _, condition in expr.args]
    if None in branches or None in tests:
        return None
    cases = [(b, t) for b, t in zip(branches, tests, strict=True) if b is not None if t is not None]

    def function(at: Values) -> Fraction:
        for branch, applies in cases:
            if applies(at):
                return branch(at)
        raise Irrational

    return function


def _test(condition: sp.Basic) -> Test | None:
    """The truth of a condition as a function of the values of its symbols."""
    if condition in (sp.true, sp.false):
        truth = bool(condition == sp.true)
        return lambda _: truth
    if isinstance(condition, sp.Rel):
        gap, related = lowered(condition.lhs - condition.rhs), RELATIONS[condition.rel_op]
        return None if gap is None else lambda at: related(gap(at))
    parts = [part for part in map(_test, condition.args) if part is not None]
    if len(parts) < len(condition.args):
        return None
    match condition:
        case sp.And():
            return lambda at: all(part(at) for part in parts)
        case sp.Or():
            return lambda at: any(part(at) for part in parts)
        case sp.Not():
            return lambda at: not parts[0](at)
    return None


def _fraction(x: sp.Expr | Fraction | None) -> Fraction:
    if isinstance(x, Fraction):
        return x
    if x is None or not x.is_Rational:
        raise Irrational
    return Fraction(int(x.p), int(x.q))


def _product(factors: Iterable[Fraction]) -> Fraction:
    total = Fraction(1)
    for factor in factors:
        total *= factor
    return total


def _power(numbers: list[Fraction]) -> Fraction:
    base, exponent = numbers
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if exponent.denominator == 2 and base >= 0:
        base, exponent = _root(base), exponent * 2
    if exponent.denominator != 1 or size * abs(exponent.numerator) > MOST_BITS:
        raise Irrational
    return Fraction(base ** int(exponent))


def _root(x: Fraction) -> Fraction:
    root = Fraction(isqrt(x.numerator), isqrt(x.denominator))
    if root**2 != x:
        raise Irrational
    return root


_OPERATIONS: dict[type[sp.Basic], Callable[[list[Fraction]], Fraction]] = {
    sp.Add: lambda numbers: sum(numbers, Fraction(0)),
    sp.Mul: _product,
    sp.Pow: _power,
    sp.Max: max,
    sp.Min: min,
    sp.Abs: lambda numbers: abs(numbers[0]),
    sp.sign: lambda numbers: Fraction((numbers[0] > 0) - (numbers[0] < 0)),
}

RELATIONS: dict[str, Callable[[Fraction | int], bool]] = {
    "==": lambda gap: gap == 0,
    "!=": lambda gap: gap != 0,
    "<": lambda gap: gap < 0,
    "<=": lambda gap: gap <= 0,
    ">": lambda gap: gap > 0,
    ">=": lambda gap: gap >= 0,
}
