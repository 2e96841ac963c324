"""Sets of stationary points of a polynomial, exactly, at a point of the parameters.

What is listed is looked at point by point: is it stationary, and of the kind? Then it is all there
is exactly if there are as many real solutions of the kind. The kind is read off the signs of the
coefficients of the characteristic polynomial of the Hessian: its roots are real, so by Descartes as
many of them are positive as its coefficients change sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, final

import sympy as sp
from sympy.polys.matrices import DomainMatrix

from theory.quantities import Critical, Kind
from verify.engines.closed import Unread, nameless, sign, value
from verify.engines.sets import listed
from verify.engines.solutions import Solution, polynomial, solutions
from verify.instances import Instance
from verify.outcome import Truth
from verify.parameters import here
from verify.weigh import Found

__all__ = [
    "TRUSTS",
    "Disputed",
    "Shape",
    "disputed",
    "kind_at",
    "shape_of",
    "shown_point",
    "stationary_set",
]

TRUSTS = "sympy.polys"
DIGITS = 12  # of a point that is printed
Point = tuple[sp.Expr, ...]
Polynomial = Any
_T = sp.Dummy("t")


@final
@dataclass(frozen=True, slots=True)
class Disputed:
    """A point that is listed and should not be, or the other way round.

    Attributes:
        point: its coordinates; irrational ones are rounded where it is not listed.
        because: what is wrong.
        slopes: the derivatives in the letters of the set, parameters put in.
        rows: the Hessian likewise.
    """

    point: Point
    because: str
    slopes: tuple[sp.Expr, ...]
    rows: tuple[tuple[sp.Expr, ...], ...]


@final
@dataclass(frozen=True, slots=True)
class Shape:
    """A polynomial with its derivatives.

    Attributes:
        over: the letters.
        slopes: the gradient.
        rows: the Hessian.
        signs: the coefficients of det(z − H), the highest first.
    """

    over: tuple[sp.Symbol, ...]
    slopes: tuple[Polynomial, ...]
    rows: tuple[tuple[Polynomial, ...], ...]
    signs: tuple[Polynomial, ...]


def stationary_set(sought: Critical, claimed: sp.Set, at: Instance) -> Found:
    """Whether the stationary points (of a kind) are the claimed ones.

    Raises:
        Unread: the function is no polynomial with rational coefficients here, or it has infinitely
            many stationary points.
        Undefined: a coordinate has no real value.
    """
    wrong = disputed(sought, claimed, at)
    if not wrong:
        return Found(truth=Truth.HOLDS, reason="as many points as there are, each of the kind")
    reason = "; ".join(f"{shown_point(d.point)} {d.because}" for d in wrong)
    return Found(truth=Truth.FAILS, reason=reason)


def disputed(sought: Critical, claimed: sp.Set, at: Instance) -> tuple[Disputed, ...]:
    """The points on which the set and its listing differ; none if they are equal.

    Points that are missing are looked for only where every listed one is right.

    Raises:
        Unread: as :func:`stationary_set`.
        Undefined: as :func:`stationary_set`.
    """
    over = sought.over
    points = _distinct([tuple(here(x, at) for x in p) for p in listed(claimed)])
    if any(len(p) != len(over) for p in points):
        raise Unread(f"a point of {claimed} does not have {len(over)} coordinates")
    shape = shape_of(_at(sought.of, over, at), over)
    said = [(p, _wrong(p, shape, sought.kind)) for p in points]
    if not any(wrong for _, wrong in said):
        said = _missing(shape, sought.kind, points)
    slopes = tuple(s.as_expr() for s in shape.slopes)
    rows = tuple(tuple(h.as_expr() for h in row) for row in shape.rows)
    return tuple(Disputed(p, wrong, slopes, rows) for p, wrong in said if wrong)


@lru_cache(maxsize=512)
def shape_of(of: sp.Expr, over: tuple[sp.Symbol, ...]) -> Shape:
    """A polynomial in these letters with its derivatives.

    Raises:
        Unread: it is none, or a coefficient is not rational.
    """
    f = polynomial(of, over)
    slopes = tuple(f.diff(w) for w in f.ring.gens)
    rows = tuple(tuple(slope.diff(w) for w in f.ring.gens) for slope in slopes)
    size = (len(over), len(over))
    matrix = DomainMatrix([list(row) for row in rows], size, f.ring.to_domain())
    return Shape(over, slopes, rows, tuple(matrix.charpoly()))


def _wrong(point: Point, shape: Shape, kind: Kind | None) -> str:
    """Why a listed point is not one of the set, "" if it is."""
    there = dict(zip(shape.over, point, strict=True))

    def side(of: Polynomial) -> int:
        found = sign(value(of.as_expr(), there, nameless))
        if found is None:
            raise Unread(f"the sign of {of} at {point} is undecided")
        return found

    if any(side(slope) != 0 for slope in shape.slopes):
        return "is not stationary"
    own = _kind([side(c) for c in shape.signs])
    if kind in (None, own):
        return ""
    return "is degenerate" if own is Kind.DEGENERATE else f"is a {own}"


def _missing(shape: Shape, kind: Kind | None, points: list[Point]) -> list[tuple[Point, str]]:
    """What is not listed, where everything that is listed is right: none if they are as many."""
    found = [(s, ring) for s, ring, own in _all(shape, kind) if kind in (None, own)]
    if len(found) == len(points):
        return []
    letters = range(len(shape.over))
    near = [tuple(s.near(ring.gens[i], 2 * DIGITS) for i in letters) for s, ring in found]
    what = "stationary" if kind in (None, Kind.DEGENERATE) else f"a {kind}"
    new = [x for x in near if not any(_close(x, p) for p in points)]
    return [(x, f"is {what} and not listed") for x in new]


@lru_cache(maxsize=512)
def _all(shape: Shape, kind: Kind | None) -> tuple[tuple[Solution, Any, Kind], ...]:
    """The stationary points, the ring in which they were sought, and their kinds.

    All of them, or at least all of one kind: points that are not degenerate are isolated, so they
    are finitely many even where the others are not; t · det H = 1 leaves only them.
    """
    over, equations, ring = shape.over, list(shape.slopes), shape.signs[0].ring
    try:
        found = solutions(equations, over)
    except Unread:
        if kind is None:
            raise
        if kind is Kind.DEGENERATE:
            found = solutions([*equations, shape.signs[-1]], over)
        else:
            ring = polynomial(_T, (*over, _T)).ring
            inverse = shape.signs[-1].set_ring(ring) * ring.gens[-1] - 1
            wider = [slope.set_ring(ring) for slope in equations]
            found = solutions([*wider, inverse], (*over, _T))
    signs = [c.set_ring(ring) for c in shape.signs]
    return tuple((s, ring, _kind([s.sign(c) for c in signs])) for s in found)


def kind_at(point: Solution, shape: Shape) -> Kind:
    """What a stationary point is, by the Hessian there."""
    return _kind([point.sign(c) for c in shape.signs])


def _kind(signs: list[int]) -> Kind:
    """From the signs of the coefficients of a polynomial whose roots are real."""
    if signs[-1] == 0:
        return Kind.DEGENERATE
    kept = [s for s in signs if s]
    positive = sum(before != after for before, after in pairwise(kept))
    if positive in (0, len(signs) - 1):
        return Kind.MINIMUM if positive else Kind.MAXIMUM
    return Kind.SADDLE


def _at(of: sp.Expr, over: tuple[sp.Symbol, ...], at: Instance) -> sp.Expr:
    """The function with the parameters put in.

    Raises:
        Unread: it is no polynomial in the letters.
    """
    if not of.is_polynomial(*over):
        raise Unread(f"{of} is not a polynomial in {', '.join(map(str, over))}")
    terms = sp.Poly(of, *over).terms()
    powers = [sp.Mul(*(w**k for w, k in zip(over, ks, strict=True))) for ks, _ in terms]
    return sp.Add(*(here(c, at) * power for (_, c), power in zip(terms, powers, strict=True)))


def _distinct(points: list[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        if not any(all(sign(x - y) == 0 for x, y in zip(point, p, strict=True)) for p in kept):
            kept.append(point)
    return kept


def _close(near: Point, point: Point) -> bool:
    small = sp.Rational(1, 10**DIGITS)
    pairs = zip(near, point, strict=True)
    return all(abs(sp.N(x - y, 2 * DIGITS)) < small for x, y in pairs)


def shown_point(point: Point) -> str:
    """A point in words; what is rounded with six digits."""
    coordinates = [str(sp.N(x, 6)) if x.is_Float else str(x) for x in point]
    return f"({', '.join(coordinates)})" if len(point) > 1 else coordinates[0]
