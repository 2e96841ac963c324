"""Points beyond the hypotheses of a correction, where a rival with weaker ones must fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

import sympy as sp

from theory.claims import Box, Claim, Point
from theory.statements import All
from verify.instances import Values
from verify.planning.domain import Domain, admits, domain, simple_points
from verify.planning.edges import edge_points
from verify.planning.remarks import asked_for

__all__ = ["beyond"]

MOST = 5  # points for one rival, besides those asked for
SPREAD = 3  # of these, points away from every edge


def beyond(claim: Claim, rival: Claim, asked: Sequence[Point | Box]) -> tuple[Values, ...]:
    """Points that the rival admits and the claim does not: asked for, simple, beside an edge.

    Args:
        claim: a correction without varying laws or readings.
        rival: a claim about the same variables under other hypotheses.
        asked: points that somebody wants to be looked at.
    """
    area, own = domain(rival), domain(claim)
    if not own.given or not set(own.variables) >= set(area.variables):
        return ()
    outside = sp.Not(sp.And(*own.given))
    if outside == sp.false:
        return ()
    wide = Domain(area.variables, (*area.given, outside), area.premise, area.raised)
    wanted = [v for v in asked_for(replace(rival, at=tuple(asked)))[0] if admits((outside,), v)]
    found = islice(_points(claim, rival, wide), MOST)
    return tuple(dict.fromkeys((*wanted, *found)))


def _points(claim: Claim, rival: Claim, wide: Domain) -> Iterator[Values]:
    own, other = ({h.holds for h in one.given} for one in (claim, rival))
    differing = sorted((own | other) - (own & other), key=str)
    yield from simple_points(wide, inside=True, most=SPREAD)
    turning = replace(rival, given=(), states=All(*differing))
    yield from (values for _, values in edge_points(turning, wide))
