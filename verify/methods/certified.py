"""Certified: ball arithmetic at points and over boxes.

Rates and means, also across the zero of a factor, are enclosed; limits follow from a fractional
moment M(s) = E|f|^s < 1, a bridge that needs no law of large numbers, or from the sign of E ln|f|.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import final

import sympy as sp

from theory.bridges import FRACTIONAL_MOMENT, LAW_OF_LARGE_NUMBERS, RATCHET
from theory.claims import Box, Claim
from theory.quantities import Lyapunov, Rate
from theory.statements import (
    IN_LAW,
    Converges,
    Equals,
    Event,
    Exists,
    ForAll,
    Iff,
    Side,
    Tight,
)
from theory.trees import walk
from verify.asked import asked, not_read
from verify.compare import interval, interval_relation
from verify.engines.balls import PRECISIONS
from verify.engines.closed import Undefined, Unread, sign
from verify.engines.ratchets import relied_on, still
from verify.instances import Instance
from verify.lowering import affine_factor, factor, start
from verify.outcome import Strength, Truth
from verify.outcomes import atoms
from verify.parameters import resolution
from verify.reading import Context, Declines, Measures, unread_model
from verify.unrolling import unrolled
from verify.weigh import Found, Relation, unknown

__all__ = ["reads"]

BOXES = {"quick": 20_000, "standard": 200_000, "deep": 2_000_000}
BITS = PRECISIONS[:3]
POWERS = (1, 3, 6, 12, 24, 48)  # fractional moments E|f|^s are tried at s = ±2^-n


def reads(claim: Claim, context: Context) -> Measures | Declines:
    """Measure at points and over boxes."""
    try:
        import flint  # noqa: F401  only to know whether it is there
    except ModuleNotFoundError as missing:
        return Declines(f"engine missing: {missing.name}")
    unread = unread_model(claim, batches=True)
    if unread:
        return Declines(unread)
    for part in walk(claim.states):
        if isinstance(part, ForAll) or (isinstance(part, Exists) and part.witness is None):
            return Declines("a quantifier inside the statement is not decided by balls")
        if isinstance(part, Converges) and part.how is IN_LAW:
            return Declines("a limit in law is not enclosed")
    limit = BOXES[context.budget]

    def over_box(box: Box) -> Found:
        from verify.engines.boxes import covered

        return covered(claim, box, limit)

    if any(isinstance(part, Equals | Iff | sp.Eq) for part in walk(claim.states)):
        boxed = None  # balls never decide an equality, so no number of boxes would
    else:
        boxed = over_box
    trusts = ("flint", "numerics.balls", *relied_on(claim), *_computed_in_floats(claim))
    return Measures(Balls(resolution(claim), context.forbidden), trusts, boxed)


def _computed_in_floats(claim: Claim) -> tuple[str, ...]:
    """What encloses with floats and a bound of their error, where the claim may need it."""
    from verify.engines.directions import TRUSTS

    needed = any(isinstance(part, Lyapunov) for part in walk((claim.states, claim.where)))
    return TRUSTS if needed else ()


@final
@dataclass(frozen=True, slots=True)
class Balls:
    """The leaves of a statement by enclosures."""

    resolution: Fraction
    forbidden: frozenset[str]

    def relation(self, relation: Relation, at: Instance) -> Found:
        """Both sides enclosed, at increasing precision until they separate."""
        from verify.engines.enclosing import side_ball

        if relation.right == sp.oo and relation.sign in ("<", "≤"):
            return _finite(relation.left, at)
        found = unknown("no enclosure")
        for bits in BITS:
            try:
                balls = [side_ball(s, at, bits, {}) for s in (relation.left, relation.right)]
            except (Unread, Undefined, ValueError) as reason:
                return unknown(str(reason))
            if balls[0] is None or balls[1] is None:
                return unknown("a side has no finite enclosure")
            try:
                left, right = interval(balls[0]), interval(balls[1])
            except ValueError as reason:
                return unknown(str(reason))
            found = interval_relation(left, right, relation.sign, self.resolution)
            if found.truth is not Truth.UNKNOWN and found.strength is Strength.BALL:
                return found
        return found

    def event(self, event: Event | Equals, at: Instance) -> Found:
        """A limit of a scalar linear model, by a fractional moment below 1."""
        try:
            event = unrolled(event, at)
        except Undefined as reason:
            return unknown(f"ill-posed: {reason}")
        try:
            memoryless = still(event, at, self.forbidden)
            if memoryless is not None:
                return memoryless if isinstance(memoryless, Found) else _ratchet(memoryless, at)
        except (Undefined, Unread) as reason:
            return unknown(str(reason))
        sought = asked(event)
        known = sought in ("inward", "outward", "settles", "stays")
        if not isinstance(event, Converges | Tight) or not known:
            return unknown(not_read(event))
        if factor(event.over.model) is None:
            return unknown("the model is not w ← f(x) w with one state")
        try:
            w0 = start(event.over, at)
            if w0 is None:
                return unknown("the start is a law")
            if sign(w0) == 0:
                truth = Truth.FAILS if sought == "outward" else Truth.HOLDS
                return Found(truth=truth, reason="w_0 = 0 and the step keeps it")
            if affine_factor(event.over, at) is None and atoms(event.over, at) is None:
                return _by_rate(event, at, sought, self.forbidden)
            return _by_moment(event, at, sought)
        except (Undefined, Unread, ValueError) as reason:
            return unknown(str(reason))

    def quantifier(self, statement: Exists | ForAll, at: Instance) -> Found:
        """Nothing is said about all or some values of a variable."""
        del statement, at
        return unknown("a quantifier inside the statement is not decided by balls")


def _ratchet(memoryless: Converges, at: Instance) -> Found:
    """Whether w → 0, by the model whose h does not move."""
    found = _by_moment(memoryless, at, "inward")
    if found.truth is Truth.UNKNOWN:
        return found
    return replace(found, bridge=f"{RATCHET.name}; {found.bridge}")


def _finite(side: Side, at: Instance) -> Found:
    """Whether a side is below ∞: a finite enclosure shows it, none says nothing."""
    from verify.engines.enclosing import side_ball

    try:
        found = side_ball(side, at, BITS[0], {})
    except (Unread, Undefined, ValueError) as reason:
        return unknown(str(reason))
    if found is None:
        return unknown("the side has no finite enclosure")
    within = interval(found)
    shown = f"in [{float(within.low):.6g}, {float(within.high):.6g}]"
    return Found(truth=Truth.HOLDS, strength=Strength.BALL, left=shown, right="∞")


def _by_rate(
    event: Converges | Tight, at: Instance, sought: str, forbidden: frozenset[str]
) -> Found:
    """The sign of E ln|f|, where its fractional moments are not enclosed."""
    from verify.engines.enclosing import enclosure

    if LAW_OF_LARGE_NUMBERS.name in forbidden:
        return unknown(f"the claim states the bridge “{LAW_OF_LARGE_NUMBERS.name}”")
    (w,) = event.over.model.state
    there = replace(at, statement=sp.true)
    for bits in PRECISIONS:
        within = interval(enclosure(Rate(of=w, over=event.over), there, bits))
        if within.low > 0 or within.high < 0:
            holds = (sought == "outward") is (within.low > 0)
            return Found(
                truth=Truth.HOLDS if holds else Truth.FAILS,
                strength=Strength.BALL,
                reason=f"E ln|f| is {'above' if within.low > 0 else 'below'} 0",
                left=f"E ln|f| in [{float(within.low):.6g}, {float(within.high):.6g}]",
                right="0",
                bridge=LAW_OF_LARGE_NUMBERS.name,
            )
    return unknown("budget: the sign of E ln|f| is not seen")


def _by_moment(event: Converges | Tight, at: Instance, sought: str) -> Found:
    """E|f|^s < 1: for s > 0 the path vanishes, for s < 0 it escapes."""
    from verify.engines.fractional_moments import moment_below_one

    there = replace(at, statement=sp.true)  # what is asked does not change what the path does
    moment = moment_below_one(event.over, there, POWERS)
    if moment is None:
        return unknown("budget: no fractional moment below 1 was found")
    holds = (sought == "outward") is (moment.s < 0)
    return Found(
        truth=Truth.HOLDS if holds else Truth.FAILS,
        strength=Strength.BALL,
        reason=f"E|f|^s < 1 at s = {moment.s}",
        left=f"E|f|^({moment.s}) = {moment.shown}",
        right="1",
        bridge=FRACTIONAL_MOMENT.name,
    )
