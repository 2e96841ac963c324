"""Functions with kinks (|x|, max, min, cases) near a point: the smooth functions they consist of.

A function that is one of finitely many smooth ones at every place near a point, all of the same
height there, has a gradient there if all of these have the same one, and it is that.
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp

from verify.engines.closed import Undefined, Unread, derived, nameless, sign, truth, value
from verify.engines.lines import Values, Way, slopes_along
from verify.engines.rationals import RELATIONS

__all__ = ["KINKED", "pieces", "settled"]

MOST = 64  # smooth pieces that meet at a point
KINKED = (sp.Abs, sp.Max, sp.Min, sp.Piecewise)
JUMPING = (sp.sign, sp.Heaviside, sp.floor, sp.ceiling)


def pieces(of: sp.Expr, at: Values) -> tuple[sp.Expr, ...]:
    """The smooth functions that meet at the point, each once; one where it is no kink.

    Raises:
        Unread: it jumps at the point, or too many meet.
        Undefined: it has no value there.
    """
    kink = _innermost(of)
    if kink is None:
        return (of,)
    found: dict[sp.Expr, None] = {}
    for option in _options(kink, at):
        found |= dict.fromkeys(pieces(of.xreplace({kink: option}), at))
        if len(found) > MOST:
            raise Unread(f"more than {MOST} smooth pieces meet at the point")
    return tuple(found)


def settled(of: sp.Expr, at: Values, way: Way) -> sp.Expr:
    """The smooth function that it is on the line that leaves the point this way, close to it.

    Raises:
        Unread, Undefined: as :func:`pieces`.
    """
    kink = _innermost(of)
    if kink is None:
        return of
    if isinstance(kink, sp.Piecewise):
        return settled(of.xreplace({kink: _begun(kink, at, way)}), at, way)
    best, *others = _options(kink, at)
    turn = -1 if isinstance(kink, sp.Min) else 1
    for other in others:
        slopes = slopes_along(turn * (other - best), at, way)
        if next((s for s in map(_side, slopes) if s), 0) > 0:
            best = other
    return settled(of.xreplace({kink: best}), at, way)


def _side(number: sp.Expr) -> int:
    side = sign(number)
    if side is None:
        raise Unread(f"the sign of {number} is undecided")
    return side


def _innermost(of: sp.Expr) -> sp.Expr | None:
    """A kink without another in it; None where there is none.

    Raises:
        Unread: the function jumps.
    """
    of = derived(of)
    if of.has(*JUMPING):
        raise Unread(f"{of} jumps")
    found = [k for k in of.atoms(*KINKED) if not any(arg.has(*KINKED) for arg in k.args)]
    return min(found, key=sp.default_sort_key) if found else None


def _options(kink: sp.Expr, at: Values) -> Sequence[sp.Expr]:
    """What the kink is near the point: one function, or those that are equal there."""
    if isinstance(kink, sp.Piecewise):
        return _cases(kink, at)
    parts = (kink.args[0], -kink.args[0]) if isinstance(kink, sp.Abs) else kink.args
    turn = -1 if isinstance(kink, sp.Min) else 1
    heights = [turn * value(part, at, nameless) for part in parts]
    best = heights[0]
    for height in heights[1:]:
        best = height if _side(height - best) > 0 else best
    return [p for p, height in zip(parts, heights, strict=True) if _side(height - best) == 0]


def _cases(kink: sp.Piecewise, at: Values) -> Sequence[sp.Expr]:
    """The case that applies; where one begins at the point, all that are not excluded there."""
    found: list[sp.Expr] = []
    for branch, condition in kink.args:
        gaps = [value(part.lhs - part.rhs, at, nameless) for part in condition.atoms(sp.Rel)]
        begins = any(_side(gap) == 0 for gap in gaps)
        if begins or truth(condition, at, nameless):
            found.append(branch)
        if not begins and found[-1:] == [branch]:
            break
    heights = [value(branch, at, nameless) for branch in found]
    if not found:
        raise Undefined(f"no case of {kink} applies")
    if any(_side(height - heights[0]) != 0 for height in heights):
        raise Unread(f"{kink} jumps at the point")
    return found


def _begun(kink: sp.Piecewise, at: Values, way: Way) -> sp.Expr:
    """The case that applies on the line, close to the point."""
    for branch, condition in kink.args:
        if _holds(condition, at, way):
            return branch
    raise Undefined(f"no case of {kink} applies")


def _holds(condition: sp.Basic, at: Values, way: Way) -> bool:
    """Whether a condition holds on the line, close to the point."""
    match condition:
        case sp.And():
            return all(_holds(part, at, way) for part in condition.args)
        case sp.Or():
            return any(_holds(part, at, way) for part in condition.args)
        case sp.Rel():
            slopes = slopes_along(condition.lhs - condition.rhs, at, way)
            return RELATIONS[condition.rel_op](next((s for s in map(_side, slopes) if s), 0))
    return bool(condition == sp.true)
