"""From SymPy to ball arithmetic, by walking the tree.

``lambdify`` would print Rational(1, 3) as a float, and the enclosure would exclude the truth.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy as sp

__all__ = ["PRECISIONS", "ball"]

PRECISIONS = (64, 128, 256, 512, 1024)  # bits, tried in turn
Ball = Any  # flint.arb; python-flint has no type stubs


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
        found = _walk(expr, at, flint)
    except (KeyError, ZeroDivisionError, ValueError):
        return None
    finally:
        flint.ctx.prec = before
    return found if found.is_finite() else None


def _walk(expr: sp.Expr, at: Mapping[sp.Basic, Ball], flint: Any) -> Ball:
    if expr in at:
        return at[expr]
    if expr.is_Rational:
        return flint.arb(flint.fmpq(int(expr.p), int(expr.q)))
    if expr is sp.pi:
        return flint.arb.pi()
    if expr is sp.E:
        return flint.arb(1).exp()
    arguments = [_walk(arg, at, flint) for arg in expr.args] if expr.args else []
    match expr:
        case sp.Add():
            return sum(arguments[1:], arguments[0])
        case sp.Mul():
            product = arguments[0]
            for factor in arguments[1:]:
                product = product * factor
            return product
        case sp.Pow():
            return _power(expr, arguments)
        case sp.exp():
            return arguments[0].exp()
        case sp.log():
            return arguments[0].log()
        case sp.Abs():
            return abs(arguments[0])
        case _:
            raise KeyError(str(expr))


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
