"""A density at a point of a claim, in pieces on which it is made of known smooth functions.

|x| and cases are cut where they change, and the law is a mixture of its pieces. A distribution
function is taken from an antiderivative that differentiates back to the density.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import sympy as sp

from numerics.laws import Blend, Density, Formula
from theory.densities import antiderivative
from theory.laws import Continuous
from verify.engines.closed import Unread
from verify.instances import Instance
from verify.parameters import fraction, here

__all__ = ["density", "formula"]

INFINITE = (sp.oo, -sp.oo)
DIGITS, ROUNDING = 40, 1e-30  # a sum that is 1 need not look like it


def density(symbolic: Continuous, at: Instance) -> Density | Blend:
    """A density with its parameters put in, checked again as at birth.

    Raises:
        ValueError: with these parameters it is no density.
        Unread: an end is irrational, a function is unknown, or the tails have no bound.
    """
    x = symbolic.symbol
    known = {s: here(s, at) for s in symbolic.density.free_symbols - {x}}
    low, high = (e if e in INFINITE else here(e, at) for e in (symbolic.low, symbolic.high))
    law = Continuous(x, symbolic.density.xreplace(known), low, high)
    cuts = _cuts(law.density, x)
    ends = [low, *(cut for cut in cuts if low < cut < high), high]
    if len(ends) == 2:
        return _smooth(_piece(law.density, x, low, high), x, low, high)
    return _mixture(law.density, x, ends)


def _mixture(whole: sp.Expr, x: sp.Symbol, ends: list[sp.Expr]) -> Blend:
    """The pieces between the ends, each with the mass that its antiderivative gives it.

    Raises:
        Unread: a mass is not known to be rational.
    """
    laws, weights = [], []
    for low, high in pairwise(ends):
        piece = _piece(whole, x, low, high)
        total = _mass(_primitive(piece, x, low, high), x, low, high)
        mass = None if total is None else fraction(total)
        if mass is None:
            raise Unread(f"the mass of {piece} on [{low}, {high}] is not known to be rational")
        if mass:
            share = sp.Rational(mass.numerator, mass.denominator)
            laws.append(_smooth(piece / share, x, low, high))
            weights.append(mass)
    return Blend(tuple(laws), tuple(weights))


def _smooth(piece: sp.Expr, x: sp.Symbol, low: sp.Expr, high: sp.Expr) -> Density:
    """A density without cuts; where no antiderivative is known, balls check that its mass is 1.

    Raises:
        ValueError: the mass is known and is not 1.
        Unread: an end is irrational, a function is unknown, or the tails have no bound.
    """
    primitive = _primitive(piece, x, low, high)
    total = _mass(primitive, x, low, high)
    if total is not None and abs(sp.N(total - 1, DIGITS)) > ROUNDING:
        raise ValueError(f"the density {piece} integrates to {total} over [{low}, {high}]")
    cumulative = None if total is None else formula(primitive - _at(primitive, x, low), x)
    if cumulative is None and (low in INFINITE or high in INFINITE):
        raise Unread(f"the tails of the density {piece} have no bound")
    return Density(formula(piece, x), _end(low), _end(high), cumulative)


def _end(end: sp.Expr) -> Fraction | None:
    number = None if end in INFINITE else fraction(end)
    if number is None and end not in INFINITE:
        raise Unread(f"the end {end} of the support is irrational")
    return number


def _mass(primitive: sp.Expr | None, x: sp.Symbol, low: sp.Expr, high: sp.Expr) -> sp.Expr | None:
    """What an antiderivative gains from end to end; None if that is not known."""
    if primitive is None:
        return None
    below, above = (_at(primitive, x, end) for end in (low, high))
    return sp.simplify(above - below) if below.is_finite and above.is_finite else None


def _at(primitive: sp.Expr, x: sp.Symbol, end: sp.Expr) -> sp.Expr:
    return sp.limit(primitive, x, end) if end in INFINITE else primitive.subs(x, end)


def _primitive(piece: sp.Expr, x: sp.Symbol, low: sp.Expr, high: sp.Expr) -> sp.Expr | None:
    """An antiderivative; on a half-line also one that is known to be smooth only there."""
    found = antiderivative(piece, x)
    if found is not None or (low in INFINITE) == (high in INFINITE):
        return found
    y = sp.Symbol("y", positive=True)
    side, end = (-1, high) if low in INFINITE else (1, low)
    turned = antiderivative(side * piece.xreplace({x: end + side * y}), y)
    return None if turned is None else turned.xreplace({y: side * (x - end)})


def _cuts(expr: sp.Expr, x: sp.Symbol) -> list[sp.Expr]:
    """Where the cases and absolute values of an expression change, in order.

    Raises:
        Unread: that is not at a root of an affine expression.
    """
    gaps = [part.args[0] for part in expr.atoms(sp.Abs)]
    gaps += [part.lhs - part.rhs for part in expr.atoms(sp.Rel)]
    found = set()
    for gap in gaps:
        if not gap.is_polynomial(x) or sp.degree(gap, x) != 1:
            raise Unread(f"where {gap} changes its sign is not known")
        found.add(-gap.coeff(x, 0) / gap.coeff(x, 1))
    return sorted(found)


def _piece(expr: sp.Expr, x: sp.Symbol, low: sp.Expr, high: sp.Expr) -> sp.Expr:
    """The expression between two neighbouring cuts, without cases."""
    inside = {(True, True): sp.Integer(0), (True, False): high - 1, (False, True): low + 1}
    place = inside.get((low in INFINITE, high in INFINITE), (low + high) / 2)

    def chosen(*cases: tuple[sp.Expr, sp.Basic]) -> sp.Expr:
        for branch, condition in cases:
            if condition.subs(x, place) == sp.true:
                return branch
        return sp.Integer(0)

    plain = expr.replace(sp.Piecewise, chosen)
    return plain.replace(sp.Abs, lambda gap: gap if gap.subs(x, place) > 0 else -gap)


_FORMULAS = {sp.exp: "exp", sp.log: "log", sp.erf: "erf", sp.atan: "atan", sp.asin: "asin"}
_FORMULAS |= {sp.sin: "sin", sp.cos: "cos", sp.Add: "add", sp.Mul: "mul"}


def formula(expr: sp.Expr, x: sp.Symbol) -> Formula:
    """An expression in one symbol as data for ball arithmetic.

    Raises:
        Unread: a function in it is unknown.
    """
    if expr == x:
        return ("x",)
    if expr.is_Rational:
        return ("number", Fraction(int(expr.p), int(expr.q)))
    if expr is sp.pi:
        return ("pi",)
    if expr is sp.E:
        return ("exp", ("number", Fraction(1)))
    if isinstance(expr, sp.Pow) and expr.exp.is_Rational:
        return ("power", formula(expr.base, x), Fraction(int(expr.exp.p), int(expr.exp.q)))
    if expr.func not in _FORMULAS:
        raise Unread(f"{expr} has no enclosure here")
    return (_FORMULAS[expr.func], *(formula(part, x) for part in expr.args))
