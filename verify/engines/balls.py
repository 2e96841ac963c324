"""From SymPy to ball arithmetic, by walking the tree.

``lambdify`` would print Rational(1, 3) as a float, and the enclosure would exclude the truth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial, reduce
from operator import add
from typing import Any, TypeAlias

import sympy as sp
from sympy.core.function import AppliedUndef

__all__ = ["PRECISIONS", "ball"]

PRECISIONS = (64, 128, 256, 512, 1024)  # bits, tried in turn
Ball = Any  # flint.arb; python-flint has no type stubs
Lowered: TypeAlias = "Callable[[Mapping[sp.Basic, Ball]], Ball]"


def ball(expr: sp.Expr, at: Mapping[sp.Basic, Ball], bits: int) -> Ball | None:
    """A ball that contains ``expr``, or None if a node has no enclosure here (or flint is missing).

    Args:
        expr: an expression; every symbol or applied name in it is a key of ``at``.
        at: enclosures of the symbols and names.
        bits: working precision.
    """
    try:
        import flint
    except ModuleNotFoundError:
        return None
    before = flint.ctx.prec
    flint.ctx.prec = bits
    try:
        found = _lowered(expr)(at)
    except (KeyError, ZeroDivisionError, ValueError):
        return None
    finally:
        flint.ctx.prec = before
    return found if found.is_finite() else None


@lru_cache(maxsize=8192)
def _lowered(expr: sp.Expr) -> Lowered:
    """A function of the balls of symbols and names: the tree is walked once."""
    from flint import arb, fmpq

    from numerics.enclosures import times

    if expr.is_Rational:
        exact = fmpq(int(expr.p), int(expr.q))
        return lambda _: arb(exact)
    if expr is sp.pi:
        return lambda _: arb.pi()
    if expr is sp.E:
        return lambda _: arb(1).exp()
    if not expr.args or isinstance(expr, AppliedUndef):
        return lambda at: at[expr]
    parts = [_lowered(arg) for arg in expr.args]
    first = parts[0]
    match expr:
        case sp.Add() | sp.Mul() | sp.Max() | sp.Min():
            joined = {sp.Add: add, sp.Mul: times, sp.Max: arb.max, sp.Min: arb.min}[expr.func]
            return lambda at: reduce(joined, [part(at) for part in parts])
        case sp.Pow():
            return lambda at: _power(expr, [part(at) for part in parts])
        case sp.exp():
            return lambda at: first(at).exp()
        case sp.log():
            return lambda at: first(at).log()
        case sp.Abs():
            return lambda at: abs(first(at))
    return partial(_refused, expr)


def _refused(node: sp.Expr, _: Mapping[sp.Basic, Ball]) -> Ball:
    raise KeyError(node)


def _power(expr: sp.Pow, arguments: list[Ball]) -> Ball:
    base, exponent = arguments
    if expr.exp.is_Integer:
        from numerics.enclosures import whole_power

        return whole_power(base, int(expr.exp))
    if expr.exp == sp.Rational(1, 2):
        return base.sqrt()
    if expr.exp == -sp.Rational(1, 2):
        return base.rsqrt()
    return (base.log() * exponent).exp()
