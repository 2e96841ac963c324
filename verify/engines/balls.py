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

__all__ = ["LARGEST", "PRECISIONS", "ball"]

PRECISIONS = (64, 128, 256, 512, 1024)  # bits, tried in turn
ENORMOUS = 1 << 25  # power of 2
LARGEST = 512  # argument of a series: some 1.45 bits cancel for each unit of it
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
    return found if found.is_finite() and not _endless(found) else None


def _endless(found: Ball) -> bool:
    """Whether the ends of a ball have too many digits to be written down."""
    return any(abs(int(part.man_exp()[1])) > ENORMOUS for part in (found.mid(), found.rad()))


_OF_ONE = {sp.exp: "exp", sp.log: "log", sp.Abs: "__abs__", sp.erf: "erf", sp.erfinv: "erfinv"}


@lru_cache(maxsize=8192)
def _lowered(expr: sp.Expr) -> Lowered:
    """A function of the balls of symbols and names: the tree is walked once."""
    from flint import arb

    if expr.is_number and not expr.args:
        return _constant(expr)
    if not expr.args or isinstance(expr, AppliedUndef):
        return lambda at: at[expr]
    if isinstance(expr, sp.hyper):
        above, below, z = expr.args
        return partial(_series, [*map(_lowered, above)], [*map(_lowered, below)], _lowered(z))
    from numerics.enclosures import times

    parts = [_lowered(arg) for arg in expr.args]
    match expr:
        case sp.Add() | sp.Mul() | sp.Max() | sp.Min():
            joined = {sp.Add: add, sp.Mul: times, sp.Max: arb.max, sp.Min: arb.min}[expr.func]
            return lambda at: reduce(joined, [part(at) for part in parts])
        case sp.Pow():
            return lambda at: _power(expr, [part(at) for part in parts])
    operation = _OF_ONE.get(expr.func)
    if operation is None:
        return partial(_refused, expr)
    (inside,) = parts
    return lambda at: getattr(inside(at), operation)()


def _constant(expr: sp.Expr) -> Lowered:
    """A number without parts, enclosed at the precision of its use."""
    from flint import arb, fmpq

    if expr.is_Rational:
        exact = fmpq(int(expr.p), int(expr.q))
        return lambda _: arb(exact)
    known = {sp.pi: arb.pi, sp.EulerGamma: arb.const_euler, sp.E: arb.const_e}
    return (lambda _: known[expr]()) if expr in known else partial(_refused, expr)


def _series(
    above: list[Lowered], below: list[Lowered], z: Lowered, at: Mapping[sp.Basic, Ball]
) -> Ball:
    """A hypergeometric series that converges everywhere.

    Raises:
        ValueError: it does not, having more parameters above than below; or so many of its terms
            are large that they cancel at no precision in use.
    """
    if len(above) > len(below):
        raise ValueError(f"{len(above)} parameters above and {len(below)} below")
    place = z(at)
    if not abs(place) < LARGEST:
        raise ValueError(f"the series at {place.str(6)} is not summed")
    return place.hypgeom([a(at) for a in above], [b(at) for b in below])


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
