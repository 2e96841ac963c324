"""A statement over a whole box of parameters, by balls on ever smaller boxes.

The difference d of the two sides of a relation is enclosed twice: as it is written, and around the
middle m of the box X by the mean value theorem, d(m) + Σ ∂d/∂s(X) (X_s − m_s), which forgives that
a symbol occurs more than once. Both hold wherever both sides have finite enclosures: d is made of
functions that are differentiable there, or a part of its gradient has no enclosure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, final

import sympy as sp

from theory.claims import Box, Claim
from theory.quantities import Definition
from theory.statements import Equals, Event, Exists, ForAll, Implies, Side
from verify.asked import not_read
from verify.engines.balls import PRECISIONS, ball
from verify.engines.closed import Unread, derived
from verify.instances import Instance, instance, meaning, names_in
from verify.outcome import Strength, Truth
from verify.weigh import Found, Relation, relation, unknown, weigh

__all__ = ["OverBox", "covered"]

Ball = Any
BITS = PRECISIONS[0]


def covered(claim: Claim, box: Box, limit: int) -> Found:
    """The whole box, without a hole, or the first sub-box on which the statement fails."""
    from numerics.covers import cover

    symbols = tuple(s for s, _, _ in box.sides)
    if set(symbols) != set(claim.variables) or claim.laws:
        return unknown("the box does not bound every variable")
    sides = [(_fraction(low), _fraction(high)) for _, low, high in box.sides]
    centre = instance(claim, ())
    refused = _never_read(claim, centre)
    if refused:
        return unknown(refused)

    met: list[bool] = []  # sub-boxes of the domain on which the conclusion was decided

    def condition(balls: Any) -> bool | None:
        reader = OverBox(dict(zip(symbols, balls, strict=True)))
        held = {weigh(h.holds, centre, reader).truth for h in claim.given}
        if Truth.FAILS in held:
            return True  # outside the hypotheses there is nothing to show
        truth = weigh(claim.states, centre, reader).truth
        if truth is Truth.UNKNOWN and isinstance(claim.states, Implies):
            # across the edge of a premise the implication holds where its conclusion does
            truth = weigh(claim.states.conclusion, centre, reader).truth
            return True if truth is Truth.HOLDS else None
        if truth in (Truth.HOLDS, Truth.SET_ASIDE):
            met.append(truth is Truth.HOLDS and held <= {Truth.HOLDS})
            return True
        return False if truth is Truth.FAILS and held <= {Truth.HOLDS} else None

    found = cover(condition, sides, limit)
    shown = f"{found.examined} boxes"
    if found.holds is None:
        return unknown(f"budget: {shown} leave {found.open_boxes} undecided")
    if found.holds and not any(met):
        return unknown("vacuous: the box does not meet the domain of the statement")
    truth = Truth.HOLDS if found.holds else Truth.FAILS
    where = "" if found.failing is None else f" fails on {found.failing}"
    return Found(truth=truth, strength=Strength.BALL, reason=f"covered by {shown}{where}")


def _never_read(claim: Claim, at: Instance) -> str:
    """Why no number of boxes decides a statement that is one relation; "" if some may."""
    stated = claim.states.conclusion if isinstance(claim.states, Implies) else claim.states
    leaf = relation(stated)
    try:
        if leaf is not None:
            _gap(leaf.left, leaf.right, at.where, claim.variables)
    except Unread as reason:
        return str(reason)
    return ""


def _fraction(x: sp.Rational) -> Fraction:
    return Fraction(int(x.p), int(x.q))


@final
@dataclass(frozen=True, slots=True)
class _Gap:
    """The difference of two sides, its partial derivatives, and what has to exist for both.

    SymPy may cancel in the difference, in a name or in a derivative what has no value.
    """

    exist: tuple[sp.Expr, ...]
    difference: sp.Expr
    slopes: tuple[tuple[sp.Symbol, sp.Expr], ...]


@lru_cache(maxsize=256)
def _gap(
    left: Side, right: Side, where: tuple[Definition, ...], over: tuple[sp.Symbol, ...]
) -> _Gap:
    exist: list[sp.Expr] = []
    difference = _written(left, where, exist) - _written(right, where, exist)
    slopes = tuple((s, sp.diff(difference, s)) for s in over)
    return _Gap(tuple(dict.fromkeys(exist)), difference, slopes)


def _written(side: Side, where: tuple[Definition, ...], exist: list[sp.Expr]) -> sp.Expr:
    """A side as an expression in the variables, derivatives taken; its parts are put in ``exist``.

    Raises:
        Unread: a quantity is in it, which balls enclose at points only.
    """
    if not isinstance(side, sp.Basic):
        raise Unread(f"a {type(side).__name__.lower()} is enclosed at points, not over a box")
    swap = {}
    for name in names_in(side, where):
        means = meaning(name, where)
        if means is None:
            raise Unread(f"{name} has no value")
        swap[name] = _written(means, where, exist)
    written = side.subs(swap) if swap else side
    exist += [inner.expr for inner in written.atoms(sp.Derivative)]
    written = derived(written)
    exist.append(written)
    return written


@final
@dataclass(frozen=True, slots=True)
class OverBox:
    """The leaves of a statement over a whole box of balls."""

    balls: Mapping[sp.Symbol, Ball]

    def relation(self, relation: Relation, at: Instance) -> Found:
        """Decided only if it is decided for every point of the balls."""
        try:
            gap = _gap(relation.left, relation.right, at.where, tuple(self.balls))
        except Unread as reason:
            return unknown(str(reason))
        if any(ball(part, self.balls, BITS) is None for part in gap.exist):
            return unknown("a part of a side has no finite enclosure")
        truth = Truth.UNKNOWN
        for enclosed in (self._as_written, self._around_the_middle):
            if truth is Truth.UNKNOWN:
                found = enclosed(gap)
                truth = truth if found is None else _truth(found, relation.sign)
        if truth is Truth.UNKNOWN:
            return unknown("the sides overlap")
        return Found(truth=truth, strength=Strength.BALL)

    def _as_written(self, gap: _Gap) -> Ball | None:
        return ball(gap.difference, self.balls, BITS)

    def _around_the_middle(self, gap: _Gap) -> Ball | None:
        middle = {symbol: type(x)(x.mid()) for symbol, x in self.balls.items()}
        total = ball(gap.difference, middle, BITS)
        for symbol, slope in gap.slopes:
            if total is None or slope == 0:
                continue
            rise = ball(slope, self.balls, BITS)
            total = None if rise is None else total + rise * (self.balls[symbol] - middle[symbol])
        return total

    def event(self, event: Event | Equals, at: Instance) -> Found:
        """Limits are not decided over a box."""
        del at
        return unknown(f"{not_read(event)} over a box")

    def quantifier(self, statement: Exists | ForAll, at: Instance) -> Found:
        """Nothing is said about all or some values of a variable."""
        del statement, at
        return unknown("a quantifier inside the statement is not decided over a box")


def _truth(gap: Ball, sign: str) -> Truth:
    """What is certain of ``gap sign 0``: comparisons of balls are true only if surely so."""
    holds, fails = {
        "=": (False, gap > 0 or gap < 0),
        "≠": (gap > 0 or gap < 0, False),
        "≤": (gap <= 0, gap > 0),
        "<": (gap < 0, gap >= 0),
    }[sign]
    return Truth.HOLDS if holds else Truth.FAILS if fails else Truth.UNKNOWN
