"""Fokker-Planck: the stationary law of a diffusion by finite volumes, from its coefficients only.

No formula of a claim enters the solution; a density that is claimed is compared with it afterwards.
The bound of the error comes from doubling the mesh. It is no proof, so an answer is an agreement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, final

import sympy as sp

from theory.claims import Claim
from theory.diffusions import (
    Modes,
    OnInterval,
    SpectralGap,
    StationaryDensity,
    StationaryMean,
    StationaryProbability,
)
from theory.models import Diffusion, Path
from theory.quantities import Mean, Probability
from theory.statements import Equals, Event, Exists, ForAll, Side
from theory.trees import walk
from verify.asked import not_read
from verify.compare import Interval, around, interval_relation
from verify.engines.closed import Undefined, Unread
from verify.engines.finite import exact_side
from verify.instances import Instance, meaning
from verify.outcome import Strength
from verify.parameters import resolution
from verify.reading import Context, Declines, Measures, unread_model
from verify.weigh import Found, Relation, unknown

if TYPE_CHECKING:
    from verify.engines.volumes import Line

__all__ = ["reads"]

TOLERANCE = {"quick": 1e-5, "standard": 1e-6, "deep": 1e-7}  # of a distribution function

Quantities = SpectralGap | StationaryMean | StationaryProbability


def reads(claim: Claim, context: Context) -> Measures | Declines:
    """Measure at points, if the statement is about a law of a diffusion."""
    parts = tuple(walk((claim.states, claim.where)))
    if not any(isinstance(part, OnInterval) or _at_a_time(part) for part in parts):
        return Declines("there is no law of a diffusion")
    unread = unread_model(claim, on_intervals=True, paths_of_diffusions=True)
    if unread:
        return Declines(unread)
    reader = FokkerPlanck(resolution(claim), TOLERANCE[context.budget])
    quantities = any(isinstance(part, Quantities) for part in parts)
    coarse = () if quantities else ("exact methods decide at the edges",)
    return Measures(reader, ("numerics.finite_volume",), coarse=coarse)


def _at_a_time(part: object) -> bool:
    """Whether it is a number of the law of a diffusion at a time."""
    return (
        isinstance(part, Mean | Probability)
        and isinstance(part.over, Path)
        and isinstance(part.over.model, Diffusion)
    )


@final
@dataclass(frozen=True, slots=True)
class FokkerPlanck:
    """The leaves of a statement by finite volumes."""

    resolution: Fraction
    tolerance: float

    def relation(self, relation: Relation, at: Instance) -> Found:
        """Two numbers, each exact or with the bound of its error."""
        from verify.engines.peaks import modes_are

        try:
            quantity = _meant(relation.left, at)
            if isinstance(quantity, Modes) and isinstance(relation.right, sp.Set):
                return modes_are(self._line(quantity.on, at), relation.right, at)
            left, right = self._number(relation.left, at), self._number(relation.right, at)
        except Unread as reason:
            return unknown(str(reason))
        except Undefined as reason:
            return unknown(f"ill-posed: {reason}")
        found = interval_relation(left, right, relation.sign, self.resolution)
        return replace(found, strength=min(found.strength, Strength.AGREEMENT))

    def event(self, event: Event | Equals, at: Instance) -> Found:
        """Whether a density is that of the stationary law."""
        from verify.engines.volumes import density_is

        if not isinstance(event, StationaryDensity):
            return unknown(not_read(event))
        try:
            return density_is(event, self._line(event.on, at), at)
        except Unread as reason:
            return unknown(str(reason))
        except Undefined as reason:
            return unknown(f"ill-posed: {reason}")

    def quantifier(self, statement: Exists | ForAll, at: Instance) -> Found:
        """Nothing."""
        del at
        return unknown(f"{type(statement).__name__} is not decided by finite volumes")

    def _line(self, on: OnInterval, at: Instance) -> Line:
        from verify.engines.volumes import line_at

        return line_at(on, at, self.tolerance)

    def _number(self, side: Side, at: Instance) -> Interval:
        from verify.engines.volumes import measured

        quantity = _meant(side, at)
        if not isinstance(quantity, sp.Basic):
            return measured(quantity, at, self._line)
        return around(exact_side(quantity, at))


def _meant(side: Side, at: Instance) -> Side:
    """What a name that stands alone means, any other side as it is."""
    found = meaning(side, at.where) if isinstance(side, sp.Expr) else None
    return side if found is None else found
