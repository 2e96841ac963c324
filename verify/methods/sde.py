"""SDE: laws of a diffusion from sampled paths, by two structurally different discretisations.

One scheme steps the state (Milstein), the other another variable (Euler in the logarithm where
paths stay on one side of 0, else in asinh). Halving the step on the same Brownian paths bounds what
a scheme is wrong by; but a scheme that tends to a wrong limit does not show that, so that a number
counts only where the two agree. A path that leaves the numbers voids its scheme. For stationary
laws both step by a clock in which no diffusion explodes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, final

import sympy as sp

from theory.claims import Claim
from theory.diffusions import OnInterval, StationaryDensity, StationaryProbability
from theory.models import Diffusion, Path
from theory.quantities import Mean, Probability, Quantity
from theory.statements import Equals, Event, Exists, ForAll, Side
from theory.trees import walk
from verify.asked import not_read
from verify.compare import Interval, around, interval_relation
from verify.engines.closed import Undefined, Unread
from verify.engines.finite import exact_side
from verify.instances import Instance, Values
from verify.outcome import Strength
from verify.parameters import resolution
from verify.planning.rivals import rivals
from verify.reading import Context, Declines, Measures, unread_model
from verify.weigh import Found, Relation, unknown

if TYPE_CHECKING:
    from verify.simulation.diffusing import Paths
    from verify.simulation.lasting import Lasting

__all__ = ["reads"]

AT_DEEP = "stationary laws are sampled at deep"


def reads(claim: Claim, context: Context) -> Measures | Declines:
    """Measure at points, if the statement is about laws of a diffusion of one state."""
    parts = tuple(walk((claim.states, claim.where)))
    asked = [part for part in parts if isinstance(part, Mean | Probability)]
    paths = [part.over for part in asked if isinstance(part.over, Path)]
    lasting = any(isinstance(part, StationaryDensity | StationaryProbability) for part in parts)
    if not lasting and not any(isinstance(path.model, Diffusion) for path in paths):
        return Declines("nothing is asked over paths of a diffusion")
    if lasting and context.budget != "deep":
        return Declines(AT_DEEP)
    unread = unread_model(claim, paths_of_diffusions=True, on_intervals=True)
    if unread:
        return Declines(unread)
    trusts = ("numerics.streams", "numerics.evalues", "verify.simulation.schemes")
    coarse = ("samples do not tell one per cent",)
    stated = _densities(parts)
    others = _densities(walk(tuple(rival.states for rival in rivals(claim)))) if stated else ()
    reader = Schemes(
        context, resolution(claim), stated, tuple(d for d in others if d not in stated)
    )
    return Measures(reader, trusts, coarse=coarse)


def _densities(parts: Iterable[object]) -> tuple[StationaryDensity, ...]:
    return tuple(dict.fromkeys(part for part in parts if isinstance(part, StationaryDensity)))


@final
@dataclass(frozen=True, slots=True, eq=False)
class Schemes:
    """The leaves of a statement by sampled paths of two schemes.

    Attributes:
        stated: the densities that the claim states.
        rivals: those of its rivals.
    """

    context: Context
    resolution: Fraction
    stated: tuple[StationaryDensity, ...]
    rivals: tuple[StationaryDensity, ...]
    known: dict[tuple[Quantity, Values], Interval] = field(default_factory=dict)
    paths: Paths = field(default_factory=dict)
    laws: dict[tuple[OnInterval, Values], Lasting | Exception] = field(default_factory=dict)

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
        """Whether a density is that of the stationary law; no limit is seen up to a time."""
        from verify.simulation.diffusing import Disagreement
        from verify.simulation.stationarity import density_seen, rival_seen

        if not isinstance(event, StationaryDensity):
            return unknown(not_read(event))
        stated, rivals = (
            [one.density for one in among if one.on == event.on and one != event]
            for among in (self.stated, self.rivals)
        )
        try:
            sample = self._lasting(event.on, at)
            if event not in self.stated and len(stated) == 1:
                return rival_seen(event, stated[0], at, sample)
            mine = event in self.stated
            return density_seen(event, [*stated, *rivals] if mine else [], at, sample)
        except (Unread, Disagreement) as reason:
            return unknown(str(reason))

    def quantifier(self, statement: Exists | ForAll, at: Instance) -> Found:
        """Nothing."""
        del at
        return unknown(f"{type(statement).__name__} is not decided by paths")

    def _number(self, side: Side, at: Instance) -> Interval:
        if isinstance(side, Probability | StationaryProbability):
            return self._measured(side, at)
        if not isinstance(side, sp.Basic):
            raise Unread(f"{type(side).__name__} over a diffusion is not sampled")
        return around(exact_side(side, at))

    def _measured(self, quantity: Probability | StationaryProbability, at: Instance) -> Interval:
        from verify.simulation.diffusing import probability
        from verify.simulation.stationarity import probability_seen

        key = (quantity, at.values)
        if key not in self.known:
            if isinstance(quantity, Probability):
                found = probability(quantity, at, self.context, self.paths)
            else:
                found = probability_seen(quantity, at, self._lasting(quantity.on, at))
            self.known[key] = found
        return self.known[key]

    def _lasting(self, on: OnInterval, at: Instance) -> Lasting:
        """Samples of a stationary law; they serve every question about it.

        Raises:
            Unread: there are none.
            Disagreement: paths leave the numbers.
        """
        from verify.engines.arrays import Unlowered
        from verify.simulation.diffusing import Disagreement
        from verify.simulation.lasting import lasting

        key = (on, at.values)
        if key not in self.laws:
            try:
                self.laws[key] = lasting(on, at.at, self.context)
            except Unlowered as reason:
                self.laws[key] = Unread(str(reason))
            except (Unread, Disagreement) as reason:
                self.laws[key] = reason
        found = self.laws[key]
        if isinstance(found, Exception):
            raise found
        return found
