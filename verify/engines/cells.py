"""One quantified variable over polynomials with rational coefficients, exactly, at a point.

The real roots of all polynomials cut the line into cells on which every sign is constant, so a
statement about all (or some) real numbers is one about a sample of each cell. A polynomial that
does not vanish at a root has there the sign that it has beside it: no irrational number is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import final

import sympy as sp

from theory.quantities import Mean
from theory.statements import All, Exists, ForAll, Iff, Implies, Not, Side, Statement
from theory.trees import walk
from verify.engines.closed import Unread
from verify.instances import Instance, names_in
from verify.outcome import Truth
from verify.outcomes import atoms
from verify.parameters import here
from verify.weigh import Found, Relation, relation

__all__ = ["decided_by_cells"]

_HOLDS: dict[str, Callable[[int], bool]] = {
    "=": lambda s: s == 0,
    "≠": lambda s: s != 0,
    "≤": lambda s: s <= 0,
    "<": lambda s: s < 0,
}


@final
@dataclass(frozen=True, slots=True)
class Cell:
    """A root or an open interval between roots: a rational inside, and who vanishes there."""

    inside: sp.Rational
    zero: frozenset[sp.Poly]
    shown: str


@final
@dataclass(frozen=True, slots=True)
class Line:
    """The real line of one symbol, cut at the roots of the polynomials that were met."""

    symbol: sp.Symbol
    gaps: dict[Relation, sp.Poly]
    cells: tuple[Cell, ...]

    def sign(self, gap: sp.Poly, cell: Cell) -> int:
        """The sign of a polynomial on a cell."""
        height = gap.eval(cell.inside)
        return 0 if gap in cell.zero else int(sp.sign(height))


def decided_by_cells(statement: Exists | ForAll, at: Instance) -> Found:
    """Whether the statement holds, with the sample that shows it.

    Decided are statements in one quantified variable, "there is a δ > 0 such that for all x closer
    to c than δ", which is about c and the two cells beside it, and "for all positive x below δ".

    Raises:
        Unread: the statement is of another kind.
    """
    near = _neighbourhood(statement)
    if near is not None:
        inside, centre, sides = near
        return _beside(inside, here(centre, at), sides, at)
    if len(statement.over) != 1 or statement.over[0].is_integer:
        raise Unread("only one real variable at a time is quantified exactly")
    line = _line(All(statement.within, statement.such_that), statement.over[0], at, ())
    wanted = isinstance(statement, Exists)
    for cell in line.cells:
        met = _truth(statement.within, line, cell)
        if met and _truth(statement.such_that, line, cell) is wanted:
            found = _found(line.symbol, cell, holds=wanted)
            known = cell.shown == str(cell.inside)
            return replace(found, sample=((line.symbol, cell.inside),)) if known else found
    return Found(
        truth=Truth.FAILS if wanted else Truth.HOLDS,
        reason=f"on each of {len(line.cells)} cells of {line.symbol}",
    )


def _found(symbol: sp.Symbol, cell: Cell, *, holds: bool) -> Found:
    truth = Truth.HOLDS if holds else Truth.FAILS
    shown = f"{symbol} = {cell.shown}"
    return Found(truth=truth, reason=f"it {truth} at {shown}", left=f"at {shown}", right=str(truth))


def _beside(inside: ForAll, centre: sp.Expr, sides: tuple[int, ...], at: Instance) -> Found:
    """The statement at the centre (0) and on the cells before (−1) and after it (1)."""
    (symbol,) = inside.over
    if not centre.is_Rational:
        raise Unread(f"{centre} is irrational")
    line = _line(inside.such_that, symbol, at, (sp.Poly(symbol - centre, symbol, domain="QQ"),))
    middle = next(i for i, c in enumerate(line.cells) if i % 2 and c.shown == str(centre))
    for cell in (line.cells[middle + side] for side in sides):
        if not _truth(inside.such_that, line, cell):
            return _found(symbol, cell, holds=False)
    return Found(truth=Truth.HOLDS, reason=f"it holds close to {symbol} = {centre}")


def _neighbourhood(
    statement: Exists | ForAll,
) -> tuple[ForAll, sp.Expr, tuple[int, ...]] | None:
    """(the inner statement, c, sides) of ∃ δ > 0 ∀ x with (x − c)² < δ², or with 0 < x < δ."""
    inside = statement.such_that
    if not isinstance(statement, Exists) or not isinstance(inside, ForAll):
        return None
    if len(statement.over) != 1 or len(inside.over) != 1:
        return None
    (radius,), (symbol,), close = statement.over, inside.over, inside.within
    meets = any(isinstance(p, sp.Basic) and p.has(radius) for p in walk(inside.such_that))
    if statement.within != (radius > 0) or meets:
        return None
    if close == sp.And(symbol > 0, symbol < radius):
        return inside, sp.Integer(0), (1,)
    squared = isinstance(close, sp.StrictLessThan) and close.rhs == radius**2
    if not squared or not close.lhs.is_Pow or close.lhs.exp != 2:
        return None
    base = close.lhs.base
    slope = sp.diff(base, symbol)
    return (inside, -base.subs(symbol, 0) / slope, (0, -1, 1)) if slope**2 == 1 else None


def _line(statement: Statement, symbol: sp.Symbol, at: Instance, more: tuple[sp.Poly, ...]) -> Line:
    """The cells of every polynomial in the relations of a statement.

    Raises:
        Unread: something in it is no relation of polynomials with rational coefficients.
    """
    gaps = {leaf: _gap(leaf, symbol, at) for leaf in _relations(statement)}
    whole = sp.Poly(1, symbol, domain="QQ")
    for polynomial in (*gaps.values(), *more):
        if not polynomial.is_zero:
            whole = whole.lcm(polynomial)
    ends = _isolated(whole)
    edges = [sp.Integer(0), sp.Integer(0)] if not ends else [ends[0][0] - 2, ends[-1][1] + 2]
    gapped = [(edges[0], edges[0]), *ends, (edges[1], edges[1])]
    cells: list[Cell] = []
    for (_, before), (low, high) in pairwise(gapped):
        middle = (before + low) / 2
        cells.append(Cell(middle, frozenset(), str(middle)))
        if low == high:
            cells.append(Cell(low, _vanishing(gaps, low, high), str(low)))
        else:  # beside an irrational root who does not vanish there has the same sign
            near = f"a root in [{float(low):.6g}, {float(high):.6g}]"
            cells.append(Cell(middle, _vanishing(gaps, low, high), near))
    return Line(symbol, gaps, tuple(cells[:-1]))


def _isolated(polynomial: sp.Poly) -> list[tuple[sp.Rational, sp.Rational]]:
    """Disjoint rational intervals around the real roots, a point where the root is rational."""
    if polynomial.degree() == 0:
        return []
    linear = [f.all_coeffs() for f, _ in polynomial.factor_list()[1] if f.degree() == 1]
    roots = [-constant / slope for slope, constant in linear]
    width = sp.Rational(1, 10**6)
    while True:
        found = [pair for pair, _ in polynomial.sqf_part().intervals(eps=width)]
        exact = [next(((r, r) for r in roots if a <= r <= b), (a, b)) for a, b in found]
        if all(first[1] < second[0] for first, second in pairwise(exact)):
            return exact
        width /= 10**6


def _vanishing(
    gaps: dict[Relation, sp.Poly], low: sp.Rational, high: sp.Rational
) -> frozenset[sp.Poly]:
    return frozenset(p for p in gaps.values() if not p.is_zero and p.count_roots(low, high))


def _relations(statement: Statement) -> set[Relation]:
    """The relations of a statement without quantifiers and events.

    Raises:
        Unread: something else is in it.
    """
    leaf = relation(statement)
    if leaf is not None:
        return {leaf}
    match statement:
        case All(parts=parts) | sp.And(args=parts) | sp.Or(args=parts):
            return {leaf for part in parts for leaf in _relations(part)}
        case Not(of=inside) | sp.Not(args=(inside,)):
            return _relations(inside)
        case Implies(premise=left, conclusion=right) | Iff(left=left, right=right):
            return _relations(left) | _relations(right)
    if statement in (sp.true, sp.false):
        return set()
    raise Unread(f"{type(statement).__name__} under a quantifier is not decided exactly")


def _gap(leaf: Relation, symbol: sp.Symbol, at: Instance) -> sp.Poly:
    """Left − right as a polynomial.

    Raises:
        Unread: it is none, or its coefficients are not rational.
    """
    gap = _expression(leaf.left, at) - _expression(leaf.right, at)
    if names_in(gap, at.where) or not gap.is_polynomial(symbol):
        raise Unread(f"{gap} is not a polynomial in {symbol}")
    coefficients = {k: here(c, at) for (k,), c in sp.Poly(gap, symbol).terms()}
    if not all(c.is_Rational for c in coefficients.values()):
        raise Unread(f"a coefficient of {gap} is irrational")
    return sp.Poly({(k,): c for k, c in coefficients.items()}, symbol, domain="QQ")


def _expression(side: Side, at: Instance) -> sp.Expr:
    """A side as an expression; a mean over draws with finitely many values is a sum.

    Raises:
        Unread: it is another quantity.
    """
    if isinstance(side, sp.Expr):
        return side
    outcomes = atoms(side.over, at) if isinstance(side, Mean) and side.at is None else None
    if outcomes is None or not isinstance(side, Mean):
        raise Unread("a quantity under a quantifier is not decided exactly")
    return sp.Add(*(o.weight * side.of.xreplace(dict(o.draws)) for o in outcomes))


def _truth(statement: Statement, line: Line, cell: Cell) -> bool:
    leaf = relation(statement)
    if leaf is not None:
        return _HOLDS[leaf.sign](line.sign(line.gaps[leaf], cell))
    match statement:
        case All(parts=parts) | sp.And(args=parts):
            return all(_truth(part, line, cell) for part in parts)
        case sp.Or(args=parts):
            return any(_truth(part, line, cell) for part in parts)
        case Not(of=inside) | sp.Not(args=(inside,)):
            return not _truth(inside, line, cell)
        case Implies(premise=left, conclusion=right):
            return not _truth(left, line, cell) or _truth(right, line, cell)
        case Iff(left=left, right=right):
            return _truth(left, line, cell) is _truth(right, line, cell)
    return bool(statement == sp.true)
