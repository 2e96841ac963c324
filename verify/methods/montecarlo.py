"""Monte Carlo: simulation with evidence that may be looked at any time.

Probabilities, means and growth rates are measured in blocks, 1, 2, 4, ... of them, until the
question is decided or the budget is spent; an interval misses with probability at most 1e-9 over
all looks together. A limit follows from the sign of a measured rate. Where the claim states that
theorem itself, paths are followed to a late step, which may agree with a limit and never refutes
it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, final

import sympy as sp

from numerics.evalues import proportion_interval
from theory.bridges import ABSORPTION, LAW_OF_LARGE_NUMBERS
from theory.claims import Claim
from theory.laws import Continuous, StudentT
from theory.models import Model, Path
from theory.quantities import (
    Lyapunov,
    Mean,
    Probability,
    Quantile,
    Quantity,
    Rate,
    Supremum,
    Variance,
)
from theory.statements import Converges, Equals, Event, Exists, ForAll
from theory.trees import leaves, walk
from verify.asked import asked, not_read
from verify.compare import Interval
from verify.engines.arrays import Unlowered
from verify.engines.closed import Undefined, Unread, sign
from verify.instances import Instance, Values, meaning, names_in
from verify.lowering import start
from verify.outcome import Strength, Truth
from verify.parameters import resolution
from verify.reading import Context, Declines, Measures, unread_model
from verify.simulation.experiments import ALPHA, Laboratory, Measured, Voided
from verify.simulation.late import late
from verify.simulation.sampled import measured
from verify.simulation.sides import Mixed, compared, side, under_powered
from verify.unrolling import unrolled
from verify.weigh import Found, Relation, unknown

__all__ = ["reads"]

TRUSTS: tuple[str, ...] = (
    "numerics.streams",
    "numerics.draws",
    "numerics.kernels",
    "numerics.evalues",
)
FEW = Fraction(1, 20)  # paths that may still be elsewhere at a late step

Refused = (Unread, Undefined, Unlowered, Voided, ValueError)


def reads(claim: Claim, context: Context) -> Measures | Declines:
    """Measure, at points away from edges, where something is drawn."""
    unread = unread_model(claim, batches=True, steps_in_floats=True)
    if unread:
        return Declines(unread)
    for part in walk((claim.states, claim.where)):
        match part:
            case Supremum():
                return Declines("a supremum is not measured by simulation")
            case ForAll() | Exists(witness=None):
                return Declines("a quantifier inside the statement is not decided at points")
    if not any(_draws(part) for part in _spoken(claim.states, claim)):
        return Declines("nothing is drawn of which a mean, a probability or a limit is asked")
    reader = MonteCarlo(context.forbidden, resolution(claim), Laboratory(context))
    trusts = TRUSTS
    if any(isinstance(part, StudentT | Continuous) for part in walk((claim.states, claim.where))):
        trusts += ("numerics.inversion", "flint")  # that certifies the table it is drawn from
    if any(isinstance(part, Lyapunov) for part in walk((claim.states, claim.where))):
        trusts += ("numerics.growth",)
    return Measures(reader, trusts, coarse=("edges",))


def _spoken(node: object, claim: Claim) -> list[Any]:
    """The quantities and limits of a statement, those behind its defined names included."""
    kinds = Mean | Variance | Probability | Quantile | Rate | Lyapunov | Converges
    found = [part for part in walk(node) if isinstance(part, kinds)]
    for expression in leaves(node):
        for name in names_in(expression, claim.where):
            means = meaning(name, claim.where)
            if means is not None:
                found += _spoken(means, claim)
    return found


def _draws(
    part: Mean | Variance | Probability | Quantile | Rate | Lyapunov | Converges,
) -> bool:
    over = part.over
    if isinstance(over, Model):
        return bool(over.draws)
    if isinstance(over, Path):
        return bool(over.model.draws) or not isinstance(over.start, tuple)
    return bool(over)


@final
@dataclass(slots=True)
class MonteCarlo:
    """The leaves of a statement by simulation; what was sampled once serves every question."""

    forbidden: frozenset[str]
    resolution: Fraction
    lab: Laboratory
    known: dict[tuple[Quantity, Values], Measured] = field(default_factory=dict)

    def relation(self, relation: Relation, at: Instance) -> Found:
        """Both sides after 1, 2, 4, ... blocks, until they are decided."""
        try:
            sides = [side(s, at, self._measured) for s in (relation.left, relation.right)]
            poor = under_powered(*sides) if relation.sign in ("=", "≠") else ""
            if poor:
                return unknown(poor)
            found = unknown("nothing was measured")
            for look in range(max(s.last for s in sides) + 1):
                left, right = (s.after(look) for s in sides)
                found = compared(left, right, relation.sign, self.resolution)
                if found.truth is not Truth.UNKNOWN:
                    break
        except Refused as reason:
            return unknown(str(reason))
        if all(isinstance(s, Mixed) and s.exact is not None for s in sides):
            return found
        until = "; ".join(s.until for s in sides if isinstance(s, Measured) and s.until)
        told = "; ".join(filter(None, (found.reason, until)))
        return replace(found, strength=Strength.AGREEMENT, reason=told)

    def event(self, event: Event | Equals, at: Instance) -> Found:
        """A limit of a scalar linear model: by the sign of its rate, or followed to a late step."""
        try:
            event = unrolled(event, at)
        except Undefined as reason:
            return unknown(f"ill-posed: {reason}")
        sought = asked(event)
        if not isinstance(event, Converges) or sought not in ("inward", "outward"):
            return unknown(not_read(event))
        path, outward = event.over, sought == "outward"
        (w,) = path.model.state
        try:
            w0 = start(path, at)
            if w0 is None:
                return unknown("the start is a law")
            if sign(w0) == 0:
                return unknown("the start is the fixed point: nothing moves")
            if LAW_OF_LARGE_NUMBERS.name in self.forbidden:
                return self._followed(path, at, int(outward))
            return self._by_rate(Rate(of=w, over=path), at, int(outward))
        except Refused as reason:
            return unknown(str(reason))

    def quantifier(self, statement: Exists | ForAll, at: Instance) -> Found:
        """Nothing is said about all or some values of a variable."""
        del statement, at
        return unknown("a quantifier inside the statement is not decided by simulation")

    def _by_rate(self, quantity: Rate, at: Instance, outward: int) -> Found:
        """The sign of E ln|f|; an outcome with f = 0 is known by its exact factor."""
        measure = self._measured(quantity, at)
        for look in range(measure.last + 1):
            found = measure.after(look)
            if isinstance(found, Interval) and (found.low > 0 or found.high < 0):
                up = found.low > 0
                return Found(
                    truth=Truth.HOLDS if up == bool(outward) else Truth.FAILS,
                    strength=Strength.AGREEMENT,
                    reason=f"the measured rate is {'above' if up else 'below'} 0",
                    left=f"rate in [{float(found.low):.6g}, {float(found.high):.6g}]",
                    right="0",
                    radius=f"{float(found.radius):.3g}",
                    detectable=f"{2 * float(found.radius):.3g}",
                    alpha=found.alpha,
                    samples=found.samples,
                    bridge=LAW_OF_LARGE_NUMBERS.name,
                )
            if isinstance(found, sp.Expr):
                return Found(
                    truth=Truth.FAILS if outward else Truth.HOLDS,
                    strength=Strength.AGREEMENT,
                    reason="an outcome whose factor is exactly 0 was drawn",
                    left="rate = −∞",
                    right="0",
                    samples=measure.samples * 2**look,
                    bridge=ABSORPTION.name,
                )
        return _undecided(measure)

    def _followed(self, path: Path, at: Instance, outward: int) -> Found:
        """P(not yet there) at a late step; evidence up to that step, and never against a limit."""
        there = late(path, at, self.lab, outward=outward)
        side = "≤ 100 |w_0|" if outward else "> |w_0|/100"
        high, paths = 1.0, 0
        for look in range(there.series.last + 1):
            missed, paths, bad = there.series.after(look)
            if bad:
                return unknown(f"NaN events: {bad} of {paths}")
            high = proportion_interval(missed, paths, ALPHA)[1]
            if high <= FEW:
                break
        shown = f"P(|w_t| {side}) ≤ {high:.3g} at t = {there.steps}"
        if high > FEW:
            return unknown(f"budget: {shown}; a limit is not seen by then")
        return Found(
            truth=Truth.HOLDS,
            strength=Strength.AGREEMENT,
            reason=f"up to t = {there.steps}: {shown}",
            radius=f"{high:.3g}",
            detectable=f"{float(FEW):.3g}",
            alpha=ALPHA + paths * there.bias,
            samples=paths,
        )

    def _measured(self, quantity: Quantity, at: Instance) -> Measured:
        key = (quantity, at.values)
        if key not in self.known:
            self.known[key] = measured(quantity, at, self.lab)
        return self.known[key]


def _undecided(measure: Measured) -> Found:
    found = measure.after(measure.last)
    if not isinstance(found, Interval):
        return unknown("budget: an outcome whose factor is 0 was not drawn")
    shown = f"[{float(found.low):.4g}, {float(found.high):.4g}]"
    return Found(
        truth=Truth.UNKNOWN,
        strength=Strength.AGREEMENT,
        reason=f"budget: the rate lies in {shown} after {found.samples} draws",
        radius=f"{float(found.radius):.3g}",
        detectable=f"{2 * float(found.radius):.3g}",
        samples=found.samples,
    )
