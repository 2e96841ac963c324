"""Limits of a model of several states, at a point: what single steps say (exactly)."""

from __future__ import annotations

import sympy as sp

from theory.bridges import BOUNDED_FACTOR, FIXED_POINT
from theory.claims import Claim
from theory.derivation.several import Steps, equal, steps_of
from theory.events import Converges, Event
from theory.statements import Equals
from theory.trees import walk
from verify.engines.closed import sign
from verify.instances import Instance
from verify.outcome import Truth
from verify.parameters import decide, here
from verify.weigh import Found

__all__ = ["by_steps", "steps_relied_on"]


def steps_relied_on(claim: Claim) -> tuple[str, ...]:
    """What every method trusts that reads a limit of several states off their steps."""
    events = (part for part in walk(claim.states) if isinstance(part, Converges))
    found = any(steps_of(event) is not None for event in events)
    return ("theory.derivation.several",) if found else ()


def by_steps(event: Event | Equals, at: Instance, forbidden: frozenset[str]) -> Found | None:
    """Whether the limit holds, if the steps tell; None if they do not, or for another event.

    Raises:
        Unread: a condition is undecided.
        Undefined: a step has no real value.
    """
    steps = steps_of(event) if isinstance(event, Converges) else None
    if steps is None:
        return None
    if steps.bounded:
        return Found(truth=Truth.FAILS, reason="the state is kept in a box")
    if decide(steps.rests, at):
        truth = Truth.HOLDS if decide(steps.there, at) else Truth.FAILS
        return Found(truth=truth, reason="the path starts where no step moves it")
    if steps.moves and FIXED_POINT.name not in forbidden and not _kept(steps, at):
        reason = "every part of the set is left with positive probability"
        return Found(truth=Truth.FAILS, reason=reason, bridge=FIXED_POINT.name)
    if not steps.sizes or BOUNDED_FACTOR.name in forbidden:
        return None
    largest = [(p, sp.Max(*(sp.Abs(here(x, at)) for x in sizes))) for p, sizes in steps.sizes]
    if any(size == 0 for _, size in largest):
        growth: int | None = -1
    else:
        growth = sign(sp.Add(*(here(p, at) * sp.log(size) for p, size in largest)))
    if growth != -1:
        return None
    shown = " · ".join(f"({size})^({p})" for p, size in largest)
    return Found(
        truth=Truth.HOLDS,
        reason="the factors of the coordinate are bounded in the box",
        bridge=BOUNDED_FACTOR.name,
        left=f"geometric mean of the bounds: {shown}",
        right="1",
    )


def _kept(steps: Steps, at: Instance) -> bool:
    """Whether there is a part of the target that no step leaves: points from which one does go."""
    part = [place for place, _ in steps.moves]
    inside = {
        (place, end): [p for p in part if decide(equal(end, p), at)]
        for place, ends in steps.moves
        for end in ends
    }
    while True:
        stay = [p for p in part if all(set(inside[p, e]) & set(part) for e in dict(steps.moves)[p])]
        if stay == part:
            return bool(part)
        part = stay
