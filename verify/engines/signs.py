"""The truth of a condition at a point, by exact arithmetic."""

from __future__ import annotations

import sympy as sp

from verify.engines.closed import Undefined, Unread, nameless, truth
from verify.instances import Instance

__all__ = ["decided"]


def decided(condition: sp.Basic, at: Instance) -> bool:
    """The truth of a condition; a part that is undefined does not matter where another decides.

    Raises:
        Unread: a sign is undecided.
        Undefined: it depends on a part that has no value.
    """
    if not isinstance(condition, sp.And | sp.Or):
        if isinstance(condition, sp.Not):
            return not decided(condition.args[0], at)
        return truth(condition, at.at, nameless)
    settles = isinstance(condition, sp.Or)
    problem: Unread | Undefined | None = None
    for part in condition.args:
        try:
            if decided(part, at) is settles:
                return settles
        except (Unread, Undefined) as reason:
            problem = reason
    if problem is not None:
        raise problem
    return not settles
