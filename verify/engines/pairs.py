"""E ln|f| over pairs of normal numbers, enclosed: f is 1 and a mean of A x² + B x ε over pairs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy as sp

from numerics.laws import Gaussian
from theory.laws import Draw, Independent, Normal
from verify.engines.closed import Unread
from verify.instances import Instance
from verify.lowering import marginals
from verify.parameters import here
from verify.unrolling import Members

__all__ = ["TRUSTS", "pair_ball", "pair_bounds"]

TRUSTS = ("numerics.normal_logs",)
CELLS = {64: 1 << 10, 128: 1 << 14}  # at these numbers of bits; at more of them MOST
MOST = 1 << 17


def pair_bounds(
    f: sp.Expr, draws: tuple[Draw | Members, ...], at: Instance, bits: int
) -> tuple[Fraction, Fraction]:
    """Ends of an interval that holds the mean; more bits stand for a narrower one.

    Raises:
        Unread: f or the law is of another kind.
    """
    from numerics.normal_logs import chi_square_bounds

    laws = _normals(draws, at)
    if not laws:
        raise Unread(f"ln|{f}| is no logarithm of pairs of normal numbers")
    free = [symbol for symbol in f.free_symbols if symbol not in laws]
    known = sp.expand(f.xreplace({symbol: here(symbol, at) for symbol in free}))
    if not known.is_polynomial(*laws):
        raise Unread(f"ln|{f}| is no logarithm of pairs of normal numbers")
    poly = sp.Poly(known, *laws)
    squares, products = _terms(poly * poly.coeff_monomial(1), f)
    if set(squares) != set(products):
        raise Unread(f"{f} is not 1 and a mean over pairs of normal numbers")
    sizes = set()
    for x, a in squares.items():
        noise, c = products[x]
        sd, other = (sp.sqrt(sp.Rational(laws[s].variance)) for s in (x, noise))
        sizes.add((a * sd**2, sp.Abs(c) * sd * other))
    if len(sizes) != 1:
        raise Unread(f"{f} is a mean over pairs of normal numbers with other weights")
    ((a, b),) = sizes
    low, high = chi_square_bounds(float(a), float(b), len(squares), CELLS.get(bits, MOST))
    return Fraction(low), Fraction(high)


def pair_ball(f: sp.Expr, draws: tuple[Draw | Members, ...], at: Instance, bits: int) -> Any:
    """The same as a ball."""
    from numerics.enclosures import hull

    return hull(*pair_bounds(f, draws, at, bits))


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


def _terms(
    poly: sp.Poly, f: sp.Expr
) -> tuple[dict[sp.Symbol, sp.Expr], dict[sp.Symbol, tuple[sp.Symbol, sp.Expr]]]:
    """The coefficient of each x², and of each x ε with its ε, which is in no other term."""
    squares: dict[sp.Symbol, sp.Expr] = {}
    mixed = []
    for powers, coefficient in poly.terms():
        used = [s for s, power in zip(poly.gens, powers, strict=True) if power]
        match sorted(power for power in powers if power):
            case [] if coefficient == 1:
                continue
            case [2]:
                squares[used[0]] = coefficient
            case [1, 1]:
                mixed.append((used, coefficient))
            case _:
                raise Unread(f"{f} is not 1 and a mean over pairs of normal numbers")
    products = {}
    for (one, other), coefficient in mixed:
        x, noise = (one, other) if one in squares else (other, one)
        if x not in squares or noise in squares or x in products:
            raise Unread(f"{f} is not 1 and a mean over pairs of normal numbers")
        products[x] = (noise, coefficient)
    if len({noise for noise, _ in products.values()}) != len(products):
        raise Unread(f"{f} is not 1 and a mean over pairs of normal numbers")
    return squares, products
