"""E ln|f| of a polynomial f of degree two in centred normal numbers, enclosed.

The numbers are grouped into blocks that have products in f with each other only, of at most two.
Such a block, a x² + c xy + b y² with x and y of variance 1, is ν A + κ B with A and B of chi-square
laws with one degree, ν and κ the eigenvalues of its matrix. Equal blocks give more degrees: the
mean over a batch of pairs (x, ε) of x(μx + (1 − μ)ε) has two eigenvalues, of either sign.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from numerics.laws import Gaussian
from theory.laws import Draw, Independent, Normal
from verify.engines.balls import ball
from verify.engines.closed import Unread, sign
from verify.instances import Instance
from verify.lowering import marginals
from verify.parameters import here
from verify.unrolling import Members

__all__ = ["quadratic_log_ball"]

Block = tuple[sp.Expr, sp.Expr, sp.Expr]
"""a, b and c² of a x² + c xy + b y² with x and y of variance 1; of one number b and c are 0."""


def quadratic_log_ball(
    f: sp.Expr, draws: tuple[Draw | Members, ...], at: Instance, bits: int
) -> Any:
    """A ball around the mean, about 2^−(bits/2) wide.

    Raises:
        Unread: f or the law is of another kind.
    """
    from flint import ctx

    from numerics.quadratic_logs import expect_log_quadratic

    laws = _normals(draws, at)
    if not laws:
        raise Unread(f"ln|{f}| is no logarithm over centred normal numbers")
    free = [symbol for symbol in f.free_symbols if symbol not in laws]
    known = sp.expand(f.xreplace({symbol: here(symbol, at) for symbol in free}))
    if not known.is_polynomial(*laws):
        raise Unread(f"ln|{f}| is no logarithm of a polynomial in normal numbers")
    poly = sp.Poly(known, *laws)
    constant = poly.coeff_monomial(1)
    if sign(constant) not in (1, -1):
        raise Unread(f"ln|{f}| is not enclosed: {f} has no constant term, or one without a sign")
    blocks = _blocks(poly, laws, f)
    with ctx.workprec(bits):
        scale, terms = _ball(constant, bits), []
        for block, many in blocks.items():
            terms += [(nu / scale, many) for nu in _eigenvalues(block, bits)]
        return expect_log_quadratic(terms, bits // 2) + _ball(sp.log(sp.Abs(constant)), bits)


def _normals(draws: tuple[Draw | Members, ...], at: Instance) -> dict[sp.Symbol, Gaussian]:
    """The law of each symbol; none unless all are centred normal numbers."""
    found: dict[sp.Symbol, Any] = {}
    for draw in draws:
        groups = draw.groups if isinstance(draw, Members) else (draw.symbols,)
        if not isinstance(draw.law, Normal | Independent):
            return {}
        for group in groups:
            found |= dict(zip(group, marginals(draw.law, at), strict=True))
    if not all(isinstance(law, Gaussian) and law.mean == 0 for law in found.values()):
        return {}
    return found


def _blocks(poly: sp.Poly, laws: dict[sp.Symbol, Gaussian], f: sp.Expr) -> dict[Block, int]:
    """How often each block occurs."""
    squares: dict[sp.Symbol, sp.Expr] = {}
    products: dict[tuple[sp.Symbol, sp.Symbol], sp.Expr] = {}
    for powers, coefficient in poly.terms():
        used = [s for s, power in zip(poly.gens, powers, strict=True) if power]
        size = sp.Mul(coefficient, *(sp.Rational(laws[s].variance) for s in used))
        match sorted(power for power in powers if power):
            case []:
                continue
            case [2]:
                squares[used[0]] = size
            case [1, 1]:
                products[used[0], used[1]] = size * coefficient  # c² of unit variances
            case _:
                raise Unread(f"{f} is not a constant and a quadratic form in normal numbers")
    met = [s for pair in products for s in pair]
    if len(set(met)) < len(met):
        raise Unread(f"{f} multiplies one normal number with several others")
    zero = sp.Integer(0)
    found = [(squares.get(x, zero), squares.get(y, zero), c) for (x, y), c in products.items()]
    found += [(a, zero, zero) for x, a in squares.items() if x not in met]
    return {block: found.count(block) for block in found}


def _eigenvalues(block: Block, bits: int) -> list[Any]:
    """Those other than 0; the smaller one from the determinant, so that nothing cancels."""
    a, b, square = block
    trace, det = a + b, a * b - square / 4
    side, rest = sign(trace), sign(det)
    if side is None or rest is None:
        raise Unread("an eigenvalue of a quadratic form has no sign")
    root = sp.sqrt((a - b) ** 2 + square)
    larger = _ball((trace + (-root if side < 0 else root)) / 2, bits)
    return [larger] if rest == 0 else [larger, _ball(det, bits) / larger]


def _ball(of: sp.Expr, bits: int) -> Any:
    found = ball(of, {}, bits)
    if found is None:
        raise Unread(f"{of} has no enclosure")
    return found
