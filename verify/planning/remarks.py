"""What a reader should know of a claim before its evidence: remarks that go with the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import sympy as sp

from theory.claims import Claim, Point
from theory.laws import Discrete
from theory.models import Path, Recursion
from theory.trees import walk
from verify.engines.closed import Undefined, Unread, sign
from verify.instances import Instance, Values, instance
from verify.lowering import factor
from verify.outcomes import atoms
from verify.parameters import here
from verify.planning.domain import admits, domain

__all__ = ["asked_for", "remarks"]

NEAR = sp.Rational(1, 10**6)  # a factor that is not 0, and closer to it than this


def asked_for(claim: Claim) -> tuple[tuple[Values, ...], tuple[str, ...]]:
    """The author's points that are in the domain, and in words those that are not.

    Args:
        claim: under one reading, its varying laws bound.
    """
    points = [dict(item.values) for item in claim.at if isinstance(item, Point)]
    if not points:
        return (), ()
    area, inside, outside = domain(claim), [], []
    for given in points:
        values = tuple((s, given[s]) for s in area.variables if s in given)
        if len(values) == len(area.variables) and admits(area.given, values):
            inside.append(values)
        else:
            outside.append(", ".join(f"{s} = {x}" for s, x in given.items()))
    return tuple(inside), tuple(outside)


def remarks(claim: Claim) -> Iterator[str]:
    """Atoms that were merged, points outside of the domain, factors next to 0; each once."""
    parts = (claim.states, claim.where)
    for law in walk(parts):
        if isinstance(law, Discrete):
            yield from law.remarks
    inside, outside = asked_for(claim)
    if outside:
        count = f"{len(outside)} of {len(inside) + len(outside)} points asked for"
        yield f"{count} are outside the domain of the claim: {'; '.join(outside)}"
    places = inside if claim.variables else ((),)
    for path in dict.fromkeys(p for p in walk(parts) if isinstance(p, Path)):
        for values in places if isinstance(path.model, Recursion) else ():
            yield from _near_zero(path, instance(claim, values))


def _near_zero(path: Path, at: Instance) -> Iterator[str]:
    """Outcomes whose factor is nearly 0: an interval that assumes a normal law would be wrong."""
    try:
        f, outcomes = factor(path.model), atoms(path, at)
        for outcome in outcomes or () if f is not None else ():
            values = (*at.values, *outcome.draws)
            size = sp.Abs(here(f, replace(at, values=values)))
            if sign(size) and sign(NEAR - size) == 1:
                drawn = ", ".join(f"{s} = {x}" for s, x in outcome.draws)
                yield (
                    f"at {drawn} the factor is {sp.N(size, 3)}, next to 0: its logarithm reaches "
                    f"{sp.N(sp.log(size), 3)}, and an interval for a normal law would be wrong"
                )
    except (Unread, Undefined):
        return
