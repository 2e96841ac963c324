"""AMSGrad kept in an interval, at a point: limits as those of a model whose h does not move."""

from __future__ import annotations

from dataclasses import replace

import sympy as sp

from theory.bridges import LAW_OF_LARGE_NUMBERS, RATCHET
from theory.claims import Claim
from theory.derivation.ratchets import Ratchet, frozen, ratchet, sought
from theory.events import IN_PROBABILITY, Converges, Event
from theory.models import Path
from theory.statements import Equals
from theory.trees import walk
from verify.asked import not_read
from verify.engines.closed import Undefined, Unread, sign
from verify.engines.longrun import fate
from verify.instances import Instance
from verify.outcome import Truth
from verify.outcomes import atoms
from verify.parameters import here
from verify.weigh import Found

__all__ = ["moved", "relied_on", "still"]


def relied_on(claim: Claim) -> tuple[str, ...]:
    """What every method trusts that reads a limit of a ratchet; nothing where none is asked for."""
    paths = (part.over for part in walk(claim.states) if isinstance(part, Converges))
    found = any(ratchet(path.model) is not None for path in paths)
    return ("theory.derivation.ratchets",) if found else ()


def still(
    event: Event | Equals, at: Instance, forbidden: frozenset[str]
) -> Converges | Found | None:
    """The question whether w → 0 put to the model without memory; None for another model.

    Whether h tends to something, or anything to ∞, is answered.

    Raises:
        Unread: of this model something else is asked, a condition of the bridge is not met, or the
            claim states it.
        Undefined: the path does not exist, as from w_0 = 0 without smoothing.
    """
    if not isinstance(event, Converges):
        return None
    parts = ratchet(event.over.model)
    if parts is None:
        return None
    asked = sought(event, parts)
    if not asked:
        raise Unread(not_read(event))
    for bridge in (RATCHET.name, LAW_OF_LARGE_NUMBERS.name):
        if bridge in forbidden:
            raise Unread(f"the claim states the bridge “{bridge}”")
    path = frozen(event.over, parts, _largest(event.over, parts, at))
    if path is None:
        raise Unread("the start is a law")
    if asked == "outward":
        return Found(truth=Truth.FAILS, reason=f"{event.of} stays bounded")
    if asked == "settles":
        reason = f"{parts.h} only grows, and is bounded"
        return Found(truth=Truth.HOLDS, reason=reason, bridge=RATCHET.name)
    return replace(event, of=parts.w, to=sp.Integer(0), over=path)


def moved(event: Converges, at: Instance) -> Found:
    """Whether w → 0, by the growth of the model without memory.

    Raises:
        Unread: it is 0 and almost sure convergence is asked for, or its sign is undecided.
    """
    what, reason, bridge = fate(event.over, at)
    if what == "walks" and event.how is not IN_PROBABILITY:
        raise Unread(f"{RATCHET.name}: where h is largest, {reason}")
    truth = Truth.FAILS if what == "explodes" else Truth.HOLDS
    told = f"where h is largest the path {what}: {reason}"
    return Found(truth=truth, reason=told, bridge=f"{RATCHET.name}; {bridge}")


def _largest(path: Path, parts: Ratchet, at: Instance) -> sp.Expr:
    """G*, with every condition of the bridge but that on γ.

    Raises:
        Unread: one is not met.
        Undefined: the first step divides by 0.
    """
    outcomes = atoms(path, at)
    if outcomes is None or not isinstance(path.start, tuple):
        raise Unread("the start is a law, or the law has infinitely many values")
    begun = dict(zip(path.model.state, path.start, strict=True))
    radius, decay, smoothing, w0, *rest = (
        here(part, at)
        for part in (
            parts.radius,
            parts.decay,
            parts.smoothing,
            begun[parts.w],
            *(begun[s] for s in parts.rest),
        )
    )
    rows = []
    for outcome in outcomes:
        there = replace(at, values=(*at.values, *outcome.draws))
        rows.append((here(parts.pull, there), here(parts.square, there)))
    top = sp.Max(*(square for _, square in rows))
    bare = sign(smoothing) == 0
    if bare and (sign(w0) == 0 or any(sign(square) == 0 for _, square in rows)):
        raise Undefined("a first step may divide 0 by 0")
    met = {
        "0 < |w_0| ≤ r": sign(w0) != 0 and sign(radius - sp.Abs(w0)) in (0, 1),
        "0 ≤ β < 1": sign(decay) in (0, 1) and sign(1 - decay) == 1,
        "ε ≥ 0": sign(smoothing) in (0, 1),
        "v_0 = h_0 = 0": all(sign(x) == 0 for x in rest),
        "G ≥ 0, and not always 0": all(sign(square) in (0, 1) for _, square in rows)
        and sign(top) == 1,
        "s < 0 where G is largest": any(
            sign(pull) == -1 and sign(top - square) == 0 for pull, square in rows
        ),
    }
    lost = [condition for condition, holds in met.items() if not holds]
    if lost:
        raise Unread(f"{RATCHET.name}: not shown: {lost[0]}")
    return top
