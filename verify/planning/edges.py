"""The edges of a claim's own conditions, and exact points on and beside them.

Uniformly chosen points miss a boundary that is wrong by one per cent; points that hug the claimed
boundary do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np
import sympy as sp

from theory.claims import Claim
from theory.statements import AtMost, Statement
from theory.trees import rebuild, walk
from verify.engines.arrays import Array, Unlowered, approximate
from verify.engines.closed import Undefined, Unread, nameless, sign, value
from verify.engines.expanded import expand_names, sides
from verify.instances import Values
from verify.planning.domain import Domain, admits, premises, simplest_points
from verify.planning.simplest import beside
from verify.planning.thresholds import crossings, density_mean

__all__ = ["DISTANCES", "edge_points", "inequalities"]

DISTANCES = (Fraction(1, 100), Fraction(1, 10**6))
BASES_TRIED = 120
BISECTIONS = 80
CLOSE = 1e-6  # a sign change with a larger gap is a pole
BASES = 3  # values of the other variables at which an edge is hugged
_GRID = np.unique(
    np.concatenate(
        [
            s * np.concatenate([np.linspace(0.003, 6, 1201), np.geomspace(6, 60, 101)])
            for s in (1.0, -1.0)
        ]
    )
)


def inequalities(claim: Claim) -> tuple[tuple[sp.Expr, sp.Expr], ...]:
    """The two sides of every inequality among hypotheses and statement, in closed form."""
    found: dict[tuple[sp.Expr, sp.Expr], None] = {}
    conditions = [h.holds for h in claim.given]
    for part in walk((tuple(conditions), claim.states)):
        for left, right in _sides(part, claim):
            if (left - right).free_symbols & set(claim.variables):
                found[left, right] = None
    return tuple(found)


def _sides(part: Statement, claim: Claim) -> Iterator[tuple[sp.Expr, sp.Expr]]:
    if isinstance(part, AtMost):
        both = sides(part, claim)
        if both is not None:
            yield both
    elif isinstance(part, sp.logic.boolalg.Boolean):
        form = expand_names(part, claim.where)
        for relation in sorted(form.atoms(sp.Rel), key=str) if form is not None else ():
            if not isinstance(relation, sp.Eq | sp.Ne):
                yield relation.lhs, relation.rhs


def edge_points(claim: Claim, area: Domain) -> Iterator[tuple[str, Values]]:
    """(words, values) on and on both sides of each edge, hypotheses satisfied."""
    reals = [s for s in area.variables if not s.is_integer]
    for left, right in inequalities(claim):
        symbol = _solved_for(left, right, reals)
        if symbol is None:
            continue
        words = f"{left} = {right}".replace("**", "^")
        rest = tuple(s for s in area.variables if s != symbol)
        others = Domain(rest, (), (), area.raised)
        for base, edge in _edges(left, right, symbol, others, area)[:BASES]:
            for place, moved in _hugging(edge, _on_edge(left, right, (*base, (symbol, edge)))):
                values = tuple(sorted((*base, (symbol, moved)), key=lambda pair: pair[0].name))
                if admits(area.given, values):
                    yield f"{place} {words}", values
    yield from _density_edges(claim, area)


def _density_edges(claim: Claim, area: Domain) -> Iterator[tuple[str, Values]]:
    """The same where a condition compares E ln|f| over a density with a number."""
    conditions = [*(h.holds for h in claim.given), *premises(claim.states)]
    for relation in sorted({r for c in conditions for r in c.atoms(sp.Rel)}, key=str):
        for name, level in ((relation.lhs, relation.rhs), (relation.rhs, relation.lhs)):
            mean = density_mean(name, claim) if level.is_Rational else None
            reals = [s for s in area.variables if mean is not None and mean.of.has(s)]
            if mean is None or not reals:
                continue
            symbol = reals[-1]
            rest = tuple(s for s in area.variables if s != symbol)
            (base,) = simplest_points(Domain(rest, (), (), area.raised), most=1)
            there = rebuild(mean, lambda expr: expr.xreplace(dict(base)))  # noqa: B023  used at once
            for edge in crossings(there, symbol, level):
                near = sp.Rational(edge.numerator, edge.denominator)
                for place, moved in _hugging(near, []):
                    values = tuple(sorted((*base, (symbol, moved)), key=lambda p: str(p[0])))
                    if admits(area.given, values):
                        yield f"{place} {relation}", values


def _solved_for(left: sp.Expr, right: sp.Expr, reals: list[sp.Symbol]) -> sp.Symbol | None:
    for side, other in ((left, right), (right, left)):
        if side in reals and not other.has(side):
            return side
    gap = left - right
    raised = {s for power in gap.atoms(sp.exp) for s in power.free_symbols}
    inside = [s for s in reals if gap.has(s)]
    plain = [s for s in inside if s not in raised]  # e^ε keeps simple values, the others move
    return (plain or inside)[-1] if inside else None


def _on_edge(left: sp.Expr, right: sp.Expr, values: Values) -> list[sp.Expr]:
    """The edge itself, if it is known exactly and not only approximately."""
    try:
        gap = value(left - right, dict(values), nameless)
        return [values[-1][1]] if sign(gap) == 0 else []
    except (Undefined, Unread):
        return []


def _hugging(edge: sp.Expr, exact: list[sp.Expr]) -> Iterator[tuple[str, sp.Expr]]:
    for itself in exact:
        yield "on the edge", itself
    near = edge if edge.is_Rational else sp.Rational(str(sp.N(edge, 30)))
    centre = Fraction(int(near.p), int(near.q))
    for distance in DISTANCES:
        for side in (1, -1):
            moved = beside(centre, side * distance)
            word = f"{float(distance):g} {'above' if side > 0 else 'below'} the edge"
            yield word, sp.Rational(moved.numerator, moved.denominator)


def _edges(
    left: sp.Expr, right: sp.Expr, symbol: sp.Symbol, others: Domain, area: Domain
) -> list[tuple[Values, sp.Expr]]:
    """(values of the other variables, exact or closely approximated edge), rational edges first."""
    found = _tried(left, right, symbol, others, area)
    if not found:  # many variables with narrow domains: only values that their own hypotheses admit
        own = tuple(c for c in area.given if c.free_symbols <= set(others.variables))
        found = _tried(left, right, symbol, replace(others, given=own), area)
    found.sort(key=lambda row: (not row[2], not row[1].is_Rational))
    return _varied([(base, edge) for base, edge, _ in found])


def _tried(
    left: sp.Expr, right: sp.Expr, symbol: sp.Symbol, others: Domain, area: Domain
) -> list[tuple[Values, sp.Expr, bool]]:
    """(values of the other variables, edge, whether the premise holds beside it)."""
    found: list[tuple[Values, sp.Expr, bool]] = []
    own = left.free_symbols | right.free_symbols
    bases = simplest_points(others, most=BASES_TRIED)  # without a 0: few edges matter there
    inside = [tuple(p for p in base if p[0] in own) for base in bases]
    roots = _roots(left, right, symbol, tuple(dict.fromkeys(inside)))
    for base, letters in zip(bases, inside, strict=True):
        for edge in roots[letters]:
            near = [(*base, (symbol, x)) for x in (edge, _nudged(edge, 1), _nudged(edge, -1))]
            if any(admits(area.given, v) for v in near):
                matters = any(admits((*area.given, *area.premise), v) for v in near)
                found.append((base, edge, matters))
    return found


def _nudged(edge: sp.Expr, side: int) -> sp.Expr:
    near = edge if edge.is_Rational else sp.Rational(str(sp.N(edge, 15)))
    return near + side * sp.Rational(1, 1000) * (abs(near) or 1)


def _varied(found: list[tuple[Values, sp.Expr]]) -> list[tuple[Values, sp.Expr]]:
    """The simplest first, then one of every third: near and far values of the other variables."""
    return found[:1] + found[1 : 2 + len(found) // 2][:: max(1, len(found) // 6)]


@lru_cache(maxsize=512)
def _roots(
    left: sp.Expr, right: sp.Expr, symbol: sp.Symbol, bases: tuple[Values, ...]
) -> dict[Values, tuple[sp.Expr, ...]]:
    """Where left = right as the symbol varies: exact where solved, else close rationals.

    It is asked with many values of the other letters at once, and answers for each of them.
    """
    for side, other in ((left, right), (right, left)):
        if side == symbol and not other.has(symbol):
            return {base: _solved(other, base) for base in bases}
    return {
        base: tuple(_exact_root(left, right, symbol, dict(base), x) for x in found)
        for base, found in zip(bases, _crossings(left, right, symbol, bases), strict=True)
    }


def _solved(other: sp.Expr, base: Values) -> tuple[sp.Expr, ...]:
    try:
        return (value(other, dict(base), nameless),)
    except (Undefined, Unread):
        return ()


def _crossings(
    left: sp.Expr, right: sp.Expr, symbol: sp.Symbol, bases: tuple[Values, ...]
) -> list[list[float]]:
    """For each base the sign changes of left − right on a fixed grid, refined by bisection."""
    letters = [s for s, _ in bases[0]] if bases else []
    others = np.array([[float(x) for _, x in base] for base in bases])  # (bases, letters)

    def gap(x: Array, rows: Any) -> Array:
        at = {s: others[rows, i] for i, s in enumerate(letters)}
        both = [np.asarray(approximate(side, {**at, symbol: x})) for side in (left, right)]
        return np.asarray(both[0] - both[1], dtype=float)

    every = np.arange(len(bases))
    with np.errstate(all="ignore"):
        try:
            heights = np.broadcast_to(gap(_GRID, every[:, None]), (len(bases), len(_GRID)))
        except Unlowered:
            return [[] for _ in bases]
        rows, changes = np.nonzero(np.sign(heights[:, :-1]) * np.sign(heights[:, 1:]) < 0)
        low, high, falling = _GRID[changes], _GRID[changes + 1], heights[rows, changes] > 0
        for _ in range(BISECTIONS):  # of all brackets at once, down to neighbouring floats
            middle = (low + high) / 2
            if np.all((middle == low) | (middle == high)):
                break
            onwards = (gap(middle, rows) > 0) == falling
            low, high = np.where(onwards, middle, low), np.where(onwards, high, middle)
        roots = (low + high) / 2
        close = np.abs(gap(roots, rows)) < CLOSE
        return [[float(x) for x in roots[close & (rows == i)]] for i in every]


def _exact_root(
    left: sp.Expr, right: sp.Expr, symbol: sp.Symbol, base: dict[sp.Symbol, sp.Expr], near: float
) -> sp.Expr:
    """The simplest rational that is exactly the root, else the float as a rational."""
    guess = Fraction(near).limit_denominator(1000)
    exact = sp.Rational(guess.numerator, guess.denominator)
    if abs(float(guess) - near) < 1e-9:
        try:
            at = {**base, symbol: exact}
            if sign(value(left - right, at, nameless)) == 0:
                return exact
        except (Undefined, Unread):
            pass
    return sp.Rational(str(near))
