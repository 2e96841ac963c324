"""Limits of a model of several states that a look at single steps decides.

Three things are read off the steps of a model with finitely many draws. A path that starts where no
step moves it stays there. A path that tends to a finite set tends to the largest part of it that no
step leaves (bridge ``FIXED_POINT``), so that there has to be one. And a coordinate that is kept in
a box tends to 0 if each step multiplies it by a factor whose largest size in the box, R(x), has
E ln R(x) < 0 (bridge ``BOUNDED_FACTOR``). Where none of them applies, nothing is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import final

import sympy as sp

from theory.derivation.growth import atoms
from theory.events import ALMOST_SURELY, IN_PROBABILITY, Converges, Something
from theory.models import Path, Recursion, plain

__all__ = ["Steps", "equal", "steps_of"]

MOST = 4  # points of a set whose parts are looked at
Point = tuple[sp.Expr, ...]
Interval = tuple[sp.Expr, sp.Expr]
End = tuple[tuple[Interval | None, sp.Expr], ...]  # each coordinate, before it is cut off
Row = tuple[sp.Expr, tuple[sp.Expr, ...]]


@final
@dataclass(frozen=True, slots=True)
class Steps:
    """Conditions on the parameters of an event.

    Attributes:
        rests: no step moves the start.
        there: then the start is where the path is said to tend to.
        moves: where the target is a finite set of states, each of them with the places to which the
            draws lead from it; none for another target.
        bounded: the target is infinite, and the whole state is kept in a box.
        sizes: for each draw its weight and numbers whose largest is R(x); none if nothing is known.
    """

    rests: sp.Basic
    there: sp.Basic
    moves: tuple[tuple[Point, tuple[End, ...]], ...]
    bounded: bool
    sizes: tuple[Row, ...]


@lru_cache(maxsize=256)
def steps_of(event: Converges) -> Steps | None:
    """The conditions, for a limit of a recursion of several states; None for any other event."""
    model, start = event.over.model, event.over.start
    if not isinstance(model, Recursion) or not plain(model) or len(model.state) == 1:
        return None
    if not isinstance(start, tuple) or not _continuous(model):
        return None
    if event.how not in (ALMOST_SURELY, IN_PROBABILITY) or event.clock is not None:
        return None
    begun = _ends(event.over, start)
    if begun is None:
        return None
    swap = dict(zip(model.state, start, strict=True))
    of = tuple(event.of) if isinstance(event.of, sp.Tuple) else (event.of,)
    now = tuple(part.subs(swap, simultaneous=True) for part in of)
    rests = sp.And(*(equal(end, start) for end in begun))
    kept = all(_cut(step)[0] is not None for step in model.step)
    bounded = kept and event.to in (sp.oo, -sp.oo)
    return Steps(rests, _is_at(now, event), _moves(of, event), bounded, _sizes(of, event))


def _continuous(model: Recursion) -> bool:
    """Whether every step is a polynomial in the state, cut off at numbers or not."""
    flat = (s.replace(sp.Max, sp.Add).replace(sp.Min, sp.Add) for s in model.step)
    return all(step.is_polynomial(*model.state) for step in flat)


def _ends(path: Path, at: Point) -> list[End] | None:
    """Where one step leads from a point, for each draw; None if there are infinitely many."""
    cuts = [_cut(step) for step in path.model.step]
    swap = dict(zip(path.model.state, at, strict=True))
    inside = sp.Tuple(*(cut[1].subs(swap, simultaneous=True) for cut in cuts))
    rows = atoms(inside, path)
    if rows is None:
        return None
    lows = [cut[0] for cut in cuts]
    return [tuple(zip(lows, map(sp.expand, end), strict=True)) for _, end in rows]


@lru_cache(maxsize=1024)
def equal(end: End, point: Point) -> sp.Basic:
    """That a step ends at a point: each coordinate is cut off at the ends of its interval."""
    parts = []
    for (kept, x), place in zip(end, point, strict=True):
        if kept is None:
            parts.append(sp.Eq(x, place))
            continue
        low, high = kept
        inside = sp.And(sp.Eq(x, place), low <= place, place <= high)
        below, above = (sp.And(sp.Eq(place, low), x <= low), sp.And(sp.Eq(place, high), x >= high))
        parts.append(sp.Or(inside, below, above))
    return sp.And(*parts)


def _points(event: Converges) -> list[tuple[sp.Expr, ...]] | None:
    """The points of the target, None if it is no finite set or number."""
    if isinstance(event.to, sp.FiniteSet):
        ordered = sorted(event.to.args, key=str)
        return [tuple(p) if isinstance(p, sp.Tuple) else (p,) for p in ordered]
    finite = isinstance(event.to, sp.Expr) and event.to not in (sp.oo, -sp.oo)
    return [(event.to,)] if finite else None


def _is_at(now: tuple[sp.Expr, ...], event: Converges) -> sp.Basic:
    points = _points(event)
    if points is None:
        return sp.true if isinstance(event.to, Something) else sp.false
    same = (sp.And(*map(sp.Eq, now, point)) for point in points)
    return sp.Or(*same)


def _moves(of: tuple[sp.Expr, ...], event: Converges) -> tuple[tuple[Point, tuple[End, ...]], ...]:
    """Where the points of a finite set of states are led."""
    points, state = _points(event), event.over.model.state
    if points is None or set(of) != set(state) or len(of) != len(state) or len(points) > MOST:
        return ()
    places = [tuple(point[of.index(w)] for w in state) for point in points]
    return tuple((place, tuple(_ends(event.over, place) or ())) for place in places)


def _sizes(of: tuple[sp.Expr, ...], event: Converges) -> tuple[Row, ...]:
    """(weight, numbers whose largest is R(x)) for each draw; none if the event is another one."""
    model = event.over.model
    w = of[0].args[0] if isinstance(of[0], sp.Abs) else of[0]
    if len(of) > 1 or w not in model.state or _points(event) != [(sp.Integer(0),)]:
        return ()
    cuts = [_cut(step) for step in model.step]
    boxes = [box for box, _ in cuts if box is not None]
    place = model.state.index(w)
    if len(boxes) < len(cuts) or not boxes[place][0] <= 0 <= boxes[place][1]:
        return ()  # where 0 is not in the interval, to cut off may enlarge
    terms = sp.Poly(cuts[place][1], *model.state).terms()
    if any(powers[place] == 0 for powers, _ in terms):
        return ()
    radii = [sp.Max(abs(low), abs(high)) for low, high in boxes]
    ranges = [_range([k - (i == place) for i, k in enumerate(ks)], radii) for ks, _ in terms]
    rows = atoms(sp.Tuple(*(c for _, c in terms)), event.over) or ()
    return tuple((p, tuple(_corners(tuple(values), ranges))) for p, values in rows)


def _cut(step: sp.Expr) -> tuple[Interval | None, sp.Expr]:
    """((low, high), step before it is cut off) of Max(low, Min(high, step)) with rational ends."""
    if not isinstance(step, sp.Max) or len(step.args) != 2:
        return None, step
    low, cut = sorted(step.args, key=lambda arg: isinstance(arg, sp.Min))
    if not low.is_Rational or not isinstance(cut, sp.Min) or len(cut.args) != 2:
        return None, step
    high, inside = sorted(cut.args, key=lambda arg: not arg.is_Rational)
    return ((low, high), inside) if high.is_Rational and low < high else (None, step)


def _range(powers: list[int], radii: list[sp.Expr]) -> tuple[sp.Expr, sp.Expr]:
    """The values of a monomial in the box."""
    top = sp.Mul(*(radius**k for radius, k in zip(radii, powers, strict=True)))
    even = all(k % 2 == 0 for k in powers)
    constant = not any(powers)
    return (top if constant else sp.Integer(0) if even else -top), top


def _corners(
    coefficients: tuple[sp.Expr, ...], ranges: list[tuple[sp.Expr, sp.Expr]]
) -> list[sp.Expr]:
    """A sum of monomials lies between the sums at the ends of their ranges."""
    ends = product(*(dict.fromkeys(pair) for pair in ranges))
    sums = (sp.Add(*(c * m for c, m in zip(coefficients, end, strict=True))) for end in ends)
    return list(dict.fromkeys(sums))
