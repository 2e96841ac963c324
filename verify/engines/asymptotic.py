"""Limits and equalities up to an order where the parameters of a claim have values."""

from __future__ import annotations

import sympy as sp

from theory.claims import Claim
from theory.statements import Equals
from theory.trees import leaves, walk
from verify.engines.closed import Undefined, Unread, nameless, sign, value
from verify.engines.expanded import expand_names, side_closed_form
from verify.engines.facts import AtPoint
from verify.engines.limits import Undecided, resolved, size
from verify.engines.starts import starts_in
from verify.instances import Instance
from verify.outcome import Truth
from verify.weigh import Found

__all__ = ["asks_for_limits", "equal_up_to", "limits_at"]


def asks_for_limits(claim: Claim) -> bool:
    """Whether a claim speaks of limits of closed forms or of orders."""
    parts = (claim.states, claim.where)
    up_to = any(isinstance(part, Equals) and part.upto is not None for part in walk(parts))
    return up_to or any(leaf.has(sp.Limit) for leaf in leaves(parts))


def limits_at(side: sp.Expr, at: Instance) -> sp.Expr:
    """The expression with its limits replaced by what they are at the point.

    Raises:
        Unread: a name has no closed form, or a limit is not shown there.
    """
    form = expand_names(side, at.where)
    if form is None:
        raise Unread("a name under a limit has no closed form")
    _require_moving(at)
    try:
        return resolved(form, AtPoint(at.at))
    except Undecided as reason:
        raise Unread(f"limit: {reason}") from None


def equal_up_to(event: Equals, at: Instance) -> Found:
    """Whether left − right = O(g): by the first coefficient below the order that is not 0.

    Raises:
        Unread: a side has no closed form, or neither is shown.
    """
    left, right = (side_closed_form(side, at.where) for side in (event.left, event.right))
    if not (isinstance(left, sp.Expr) and isinstance(right, sp.Expr)) or event.upto is None:
        raise Unread("no closed form is derived for a side")
    _require_moving(at)
    try:
        found = size(left - right, event.upto, AtPoint(at.at))
    except Undecided as reason:
        raise Unread(f"order: {reason}") from None
    order = f"O({event.upto.expr})".replace("**", "^")
    if found.within or found.coefficient is None:
        return Found(truth=Truth.HOLDS, reason=f"every coefficient below {order} is 0")
    coefficient = value(found.coefficient, at.at, nameless)
    return Found(
        truth=Truth.FAILS,
        reason=f"left − right has the term {coefficient} · {found.leading}, which is not {order}",
        left=f"coefficient of {found.leading}: {coefficient}",
        right="0",
    )


def _require_moving(at: Instance) -> None:
    """Refuse a path whose logarithm is meant and that starts at 0, where closed forms differ.

    Raises:
        Unread: there is one, or it cannot be excluded.
    """
    for begun in starts_in((at.statement, at.where)):
        try:
            moving = sign(value(begun, at.at, nameless)) in (1, -1)
        except (Undefined, Unread):
            moving = False
        if not moving:
            raise Unread(f"the logarithm of a path that may start at {begun} = 0 is −∞")
