"""Statements about all points near one, without the radius: local minima of polynomials.

"There is δ > 0 such that p(w′) ≥ c for all w′ closer to x than δ" is a statement about the
coefficients of p(x + h) − c = Σ_k p_k(h), p_k homogeneous of degree k. It is decided without the
two quantifiers, whose elimination can take hours for a quadratic polynomial with one parameter,

- for one variable: the first coefficient that is not 0 has an even degree and is positive, or all
  are 0;
- for several, if p_k = 0 for k > 2 and p_0 = 0: p_1 = 0 (else h against the gradient goes below 0)
  and the form p_2 is positive semidefinite: all principal minors of its matrix are at least 0
  (R. A. Horn and C. R. Johnson, Matrix Analysis, 2nd ed., Theorem 7.2.5);
- for several, if one p_m alone is not 0: p_m(h) ≥ 0 for all h, of any size since it is homogeneous.

Anything else stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from math import comb, prod

import sympy as sp

from theory.statements import All, AtMost, Exists, ForAll, Iff, Implies, Not, Statement

__all__ = ["centre", "most_terms", "without_radius"]

_MOST_VARIABLES = 4  # whose principal minors are written out: 2^n − 1 of them
_MOST_TERMS = 20_000  # of a polynomial that is multiplied out


def without_radius(statement: Statement) -> Statement:
    """An equivalent statement in which such a part has no radius any more."""
    match statement:
        case Not(of=inside):
            return Not(without_radius(inside))
        case All(parts=parts):
            return All(*map(without_radius, parts))
        case Implies(premise=before, conclusion=after):
            return Implies(without_radius(before), without_radius(after))
        case Iff(left=left, right=right):
            return Iff(without_radius(left), without_radius(right))
        case Exists(
            over=(radius,), within=within, such_that=ForAll(such_that=AtMost()) as ball
        ) if within == (radius > 0):
            found = _near(ball, radius)
            return statement if found is None else found
        case Exists() | ForAll():
            return replace(statement, such_that=without_radius(statement.such_that))
    return statement


@lru_cache(maxsize=256)
def _near(ball: ForAll, radius: sp.Symbol) -> Statement | None:
    """The statement for all points of a ball of some radius, if it is one of those above."""
    below = ball.such_that
    if not isinstance(below, AtMost) or below.strict:
        return None
    place, left, right = centre(ball.within, ball.over, radius), below.left, below.right
    if place is None or not (isinstance(left, sp.Expr) and isinstance(right, sp.Expr)):
        return None
    if not all(x.is_polynomial(*x.free_symbols) for x in place):
        return None  # where it exists would be forgotten
    gap = right - left
    if radius in gap.free_symbols or not gap.is_polynomial(*gap.free_symbols):
        return None
    if most_terms(gap) > _MOST_TERMS:
        return None
    moved = {w: w + x for w, x in zip(ball.over, place, strict=True)}
    terms = sp.Poly(gap.subs(moved, simultaneous=True), *ball.over).as_dict()
    if len(ball.over) == 1:
        return _line({degrees[0]: c for degrees, c in terms.items()})
    sizes = {sum(degrees) for degrees in terms}
    if sizes <= {1, 2}:
        return _form(terms, len(ball.over))
    if len(sizes) == 1 and 0 not in sizes:
        whole = sp.Poly.from_dict(terms, *ball.over).as_expr()
        return ForAll(over=ball.over, such_that=AtMost(0, whole))
    return None


def most_terms(of: sp.Expr) -> int:
    """At most so many terms has a polynomial when it is multiplied out."""
    if of.is_Add:
        return sum(map(most_terms, of.args))
    if of.is_Mul:
        return prod(map(most_terms, of.args))
    if of.is_Pow and of.exp.is_Integer and of.exp > 0:
        return comb(most_terms(of.base) + int(of.exp) - 1, int(of.exp))
    return 1


def centre(
    within: sp.Basic, over: tuple[sp.Symbol, ...], radius: sp.Symbol
) -> tuple[sp.Expr, ...] | None:
    """x, where the condition is |w′ − x|² < δ²; None for any other condition."""
    if not isinstance(within, sp.StrictLessThan) or within.rhs != radius**2:
        return None
    if not within.lhs.is_polynomial(*over):
        return None
    square = sp.Poly(within.lhs, *over)
    units = [tuple(int(i == j) for j in range(len(over))) for i in range(len(over))]
    place = tuple(-square.as_dict().get(unit, sp.S.Zero) / 2 for unit in units)
    if any({radius, *over} & x.free_symbols for x in place):
        return None
    meant = sp.Add(*((w - x) ** 2 for w, x in zip(over, place, strict=True)))
    return place if sp.expand(within.lhs - meant) == 0 else None


def _line(coefficients: dict[int, sp.Expr]) -> Statement:
    """Σ c_k h^k ≥ 0 for all small h: from the last coefficient to the first."""
    told: sp.Basic = sp.true
    for k in range(max(coefficients, default=0), -1, -1):
        c = sp.sympify(coefficients.get(k, 0))
        flat = sp.And(sp.Eq(c, 0), told)
        told = flat if k % 2 else sp.Or(c > 0, flat)
    return told


def _form(terms: dict[tuple[int, ...], sp.Expr], size: int) -> Statement | None:
    """p_1 + p_2 ≥ 0 near 0: no gradient, and a form that is nowhere negative."""
    if size > _MOST_VARIABLES:
        return None
    rows = [[sp.S.Zero] * size for _ in range(size)]
    conditions: list[sp.Basic] = []
    for degrees, c in terms.items():
        where = [i for i, degree in enumerate(degrees) for _ in range(degree)]
        if len(where) == 1:
            conditions.append(sp.Eq(c, 0))
            continue
        i, j = where
        rows[i][j] += c  # twice the matrix, whose signs are the same
        rows[j][i] += c
    matrix = sp.Matrix(rows)
    for count in range(1, size + 1):
        for chosen in combinations(range(size), count):
            minor = matrix.extract(list(chosen), list(chosen)).det(method="berkowitz")
            conditions.append(sp.expand(minor) >= 0)
    return sp.And(*conditions)
