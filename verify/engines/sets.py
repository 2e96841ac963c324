"""Sets of points compared: what it says that a set of stationary points, or of maximisers, is S.

That two sets are equal is written with conditions on a point: every point of the left one satisfies
what the right one asks, and the other way round. A point that is listed satisfies it by itself, so
that no quantifier is left for it.
"""

from __future__ import annotations

from typing import TypeAlias

import sympy as sp

from theory.quantities import Argmax, Critical
from theory.shapes import fresh, gradient, hessian, of_kind
from theory.statements import All, AtMost, Equals, ForAll, Implies, Not, Side, Statement

__all__ = ["compared", "is_set", "listed"]

Points: TypeAlias = "Critical | Argmax | sp.Set"


def is_set(side: Side) -> bool:
    """Whether a side of a relation is a set of points."""
    return isinstance(side, Critical | Argmax | sp.Set)


def listed(points: sp.Set) -> tuple[tuple[sp.Expr, ...], ...]:
    """The members of a finite set, each as a tuple of coordinates; none for the empty set."""
    if not isinstance(points, sp.FiniteSet):
        return ()
    ordered = sorted(points.args, key=str)  # SymPy's order differs between processes
    return tuple(tuple(p) if isinstance(p, sp.Tuple) else (p,) for p in ordered)


def compared(statement: Statement) -> Statement | None:
    """An equality of sets as a statement about points; None for any other statement."""
    if not isinstance(statement, Equals) or not is_set(statement.left):
        return None
    left, right = statement.left, statement.right
    named = next((s for s in (left, right) if isinstance(s, Critical | Argmax)), None)
    if named is None or not is_set(right):
        return None
    over = named.over
    if any(len(p) != len(over) for s in (left, right) for p in _members(s)):
        return None
    return All(*_within(left, right, over), *_within(right, left, over))


def _members(side: Side) -> tuple[tuple[sp.Expr, ...], ...]:
    return listed(side) if isinstance(side, sp.Set) else ()


def _within(inner: Side, outer: Side, over: tuple[sp.Symbol, ...]) -> list[Statement]:
    """That every point of one set is one of the other."""
    if isinstance(inner, sp.Set):
        return [_belongs(outer, point) for point in listed(inner)]
    inside, outside = _belongs(inner, over), _belongs(outer, over)
    return [ForAll(over=over, such_that=Implies(inside, outside))]


def _belongs(side: Side, point: tuple[sp.Expr, ...]) -> Statement:
    """That a point is one of a set."""
    match side:
        case Critical(of=of, over=own, kind=kind):
            swap = dict(zip(own, point, strict=True))

            def there(expr: sp.Expr) -> sp.Expr:
                return expr.subs(swap, simultaneous=True)

            flat = [Equals(there(slope), 0) for slope in gradient(of, own)]
            rows = tuple(tuple(map(there, row)) for row in hessian(of, own))
            return All(*flat) if kind is None else All(*flat, of_kind(rows, kind))
        case Argmax(of=of, over=own, within=within):
            swap = dict(zip(own, point, strict=True))
            other = fresh(" ".join(f"{w}′" for w in own), of, within, *own, *point)
            moved = dict(zip(own, other, strict=True))
            height, above = (of.subs(s, simultaneous=True) for s in (swap, moved))
            inside, anywhere = (within.subs(s, simultaneous=True) for s in (swap, moved))
            lower = ForAll(over=other, such_that=AtMost(above, height), within=anywhere)
            return All(inside, lower)
    rows_of = listed(side) if isinstance(side, sp.Set) else ()
    equal = [All(*map(Equals, point, p)) for p in rows_of]
    return Not(All(*(Not(one) for one in equal)))
