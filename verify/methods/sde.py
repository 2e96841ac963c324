"""SDE: probabilities over paths of a diffusion, by two structurally different discretisations.

One scheme steps the state (Milstein), the other another variable (Euler in the logarithm where
paths stay on one side of 0, else in asinh). Halving the step on the same Brownian paths bounds what
a scheme is wrong by; but a scheme that tends to a wrong limit does not show that, so that a number
counts only where the two agree. A path that leaves the numbers voids its scheme.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, final

import sympy as sp

from theory.claims import Claim
from theory.models import Diffusion, Path
from theory.quantities import Mean, Probability, Quantity
from theory.statements import Equals, Event, Exists, ForAll, Side
from theory.trees import walk
from verify.asked import not_read
from verify.compare import Interval, interval, interval_relation
from verify.engines.balls import PRECISIONS, ball
from verify.engines.closed import Undefined, Unread
from verify.engines.finite import exact_side
from verify.instances import Instance, Values
from verify.outcome import Strength
from verify.parameters import resolution
from verify.reading import Context, Declines, Measures, unread_model
from verify.weigh import Found, Relation, unknown

if TYPE_CHECKING:
    from verify.simulation.diffusing import Paths

__all__ = ["reads"]


def reads(claim: Claim, context: Context) -> Measures | Declines:
    """Measure at points, if the statement is about paths of a diffusion of one state."""
    asked = [p for p in walk((claim.states, claim.where)) if isinstance(p, Mean | Probability)]
    paths = [part.over for part in asked if isinstance(part.over, Path)]
    if not any(isinstance(path.model, Diffusion) for path in paths):
        return Declines("nothing is asked over paths of a diffusion")
    unread = unread_model(claim, paths_of_diffusions=True)
    if unread:
        return Declines(unread)
    trusts = ("numerics.streams", "numerics.evalues", "verify.simulation.schemes")
    coarse = ("samples do not tell one per cent",)
    return Measures(Schemes(context, resolution(claim)), trusts, coarse=coarse)


@final
@dataclass(frozen=True, slots=True, eq=False)
class Schemes:
    """The leaves of a statement by sampled paths of two schemes."""

    context: Context
    resolution: Fraction
    known: dict[tuple[Quantity, Values], Interval] = field(default_factory=dict)
    paths: Paths = field(default_factory=dict)

    def relation(self, relation: Relation, at: Instance) -> Found:
        """Two numbers, each exact or measured."""
        from verify.simulation.diffusing import Disagreement

        try:
            left, right = self._number(relation.left, at), self._number(relation.right, at)
        except (Unread, Disagreement) as reason:
            return unknown(str(reason))
        except Undefined as reason:
            return unknown(f"ill-posed: {reason}")
        found = interval_relation(left, right, relation.sign, self.resolution)
        return replace(found, strength=min(found.strength, Strength.AGREEMENT))

    def event(self, event: Event | Equals, at: Instance) -> Found:
        """No limit: what is seen up to a time is none."""
        del at
        return unknown(not_read(event))

    def quantifier(self, statement: Exists | ForAll, at: Instance) -> Found:
        """Nothing."""
        del at
        return unknown(f"{type(statement).__name__} is not decided by paths")

    def _number(self, side: Side, at: Instance) -> Interval:
        if isinstance(side, Probability):
            return self._measured(side, at)
        if not isinstance(side, sp.Basic):
            raise Unread(f"{type(side).__name__} over a diffusion is not sampled")
        exact = exact_side(side, at)
        enclosure = ball(exact, {}, PRECISIONS[0])
        if enclosure is None:
            raise Unread(f"{exact} is no finite number")
        return interval(enclosure)

    def _measured(self, quantity: Probability, at: Instance) -> Interval:
        from verify.simulation.diffusing import probability

        key = (quantity, at.values)
        if key not in self.known:
            self.known[key] = probability(quantity, at, self.context, self.paths)
        return self.known[key]
