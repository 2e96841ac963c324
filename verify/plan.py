"""What will be looked at, fixed before any method runs.

Points are the plan's, not the author's: simple points spread over the domain, and points on and on
both sides of every edge of the claim's own conditions. ``at`` adds points and never replaces these.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from itertools import product
from typing import final

import sympy as sp

from theory.claims import Box, Claim, Point, Reading
from theory.gallery import GALLERY
from theory.laws import AnyLaw, Law
from theory.statements import Statement
from verify.instances import Instance, Values, instance, read, with_law
from verify.planning.beyond import beyond
from verify.planning.domain import degenerate_points, domain, simple_points
from verify.planning.edges import edge_points
from verify.planning.nearest import nearest
from verify.planning.remarks import asked_for, remarks
from verify.planning.rivals import Alternative, rivals
from verify.records import Place, Plan, RivalRow

__all__ = ["Beyond", "Case", "Examination", "examination"]

Bindings = dict[AnyLaw, Law]
INTERIOR = 5  # points spread over the domain; the issue of coverage asks for at least three
OUTSIDE = 3  # points where the premise may fail, for rivals and equivalences


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A claim under one reading and one choice of its varying laws."""

    claim: Claim
    reading: str
    law: str
    alternatives: tuple[Statement, ...]


@final
@dataclass(frozen=True, slots=True)
class Case:
    """A place of the plan with the instance of the statement there, and of every rival."""

    place: Place
    variant: Claim
    instance: Instance
    alternatives: tuple[Statement, ...]  # the rivals, readings and laws bound as in the statement
    coarse: bool  # whether a statistical method may look here: not on an edge, not closer than 1 %


@final
@dataclass(frozen=True, slots=True)
class Beyond:
    """A place beyond the hypotheses of the claim, where one rival with others must fail."""

    place: Place
    variant: Claim
    instance: Instance


@final
@dataclass(frozen=True, slots=True)
class Examination:
    """The plan as records, and as objects that methods can work on."""

    plan: Plan
    cases: tuple[Case, ...]
    readings: tuple[tuple[str, Claim], ...]
    alternatives: tuple[Alternative, ...]
    beyond: tuple[Beyond, ...] = ()


def examination(
    claim_id: str, claim: Claim, statement: str, printed: Claim | None = None
) -> Examination:
    """Points, rivals and a rational witness of the hypotheses for a claim.

    Args:
        claim_id: names the plan.
        claim: what is to be examined.
        statement: it in words.
        printed: the claim that it corrects, if it corrects one: its nearest neighbours are rivals.
    """
    readings = _readings(claim)
    alternatives = rivals(claim) if printed is None else (*rivals(claim), *nearest(claim, printed))
    cases: list[Case] = []
    for variant in _variants(claim, alternatives):
        cases += _cases(variant, len(cases))
    asked = (*claim.at, *(printed.at if printed else ()))
    outside = _beyond(claim, alternatives, asked, len(cases)) if cases else ()
    satisfied = next((case.place.values for case in cases), ())
    rows = tuple(
        RivalRow(index=i, sort=r.sort, words=r.words, group=r.group)
        for i, r in enumerate(alternatives)
    )
    plan = Plan(
        claim=claim_id,
        digest=claim.digest,
        places=(*(case.place for case in cases), *(there.place for there in outside)),
        rivals=rows,
        satisfied_at=satisfied,
        vacuous=_vacuous(readings, cases),
        free=len(claim.variables) + len(claim.laws),
        statement=statement,
        remarks=_remarks(claim, readings, {frozenset(there.instance.values) for there in outside}),
        printed=printed.digest if printed else "",
    )
    return Examination(plan, tuple(cases), readings, alternatives, outside)


def _beyond(
    claim: Claim, alternatives: tuple[Alternative, ...], asked: tuple[Point | Box, ...], first: int
) -> tuple[Beyond, ...]:
    """Places for the rivals that are made under other hypotheses; none if something is open."""
    if claim.laws or claim.readings:
        return ()
    found: list[Beyond] = []
    for i, rival in enumerate(alternatives):
        if rival.variant is None:
            continue
        for values in beyond(claim, rival.variant, asked):
            place = Place(
                index=first + len(found),
                words="beyond the hypotheses",
                values=tuple((str(s), str(x)) for s, x in values),
                rival=i,
            )
            found.append(Beyond(place, rival.variant, instance(rival.variant, values)))
    return tuple(found)


def _vacuous(readings: tuple[tuple[str, Claim], ...], cases: list[Case]) -> str:
    """Why nothing can be examined: some reading has no point that satisfies its hypotheses."""
    examined = {case.place.reading for case in cases}
    for words, _ in readings:
        if words not in examined:
            under = f" under the reading “{words}”" if words else ""
            return f"no rational values were found that satisfy all hypotheses{under}"
    return ""


def _remarks(
    claim: Claim, readings: tuple[tuple[str, Claim], ...], visited: Set[frozenset[object]]
) -> tuple[str, ...]:
    """Those that hold under every reading; a law that varies is no occasion for any.

    A point asked for where a rival is looked at (``visited``) is not left out.
    """
    if claim.laws:
        return ()
    asked = [i for i in claim.at if not (isinstance(i, Point) and frozenset(i.values) in visited)]
    told = [tuple(remarks(replace(variant, at=tuple(asked)))) for _, variant in readings]
    return tuple(dict.fromkeys(r for r in told[0] if all(r in others for others in told)))


def _readings(claim: Claim) -> tuple[tuple[str, Claim], ...]:
    choices: tuple[Reading | None, ...] = claim.readings or (None,)
    return tuple((r.words if r else "", read(claim, r)) for r in choices)


def _variants(claim: Claim, alternatives: tuple[Alternative, ...]) -> list[Variant]:
    found = []
    for reading in claim.readings or (None,):
        for chosen in product(GALLERY, repeat=len(claim.laws)):
            bindings = dict(zip(claim.laws, (law for _, law in chosen), strict=True))

            def bound(
                states: Statement, r: Reading | None = reading, b: Bindings = bindings
            ) -> Claim:
                return with_law(read(replace(claim, states=states), r), b)

            found.append(
                Variant(
                    claim=bound(claim.states),
                    reading=reading.words if reading else "",
                    law=", ".join(name for name, _ in chosen),
                    alternatives=tuple(
                        a.states if a.states == sp.true else bound(a.states).states
                        for a in alternatives
                    ),
                )
            )
    return found


def _cases(variant: Variant, first: int) -> list[Case]:
    seen: dict[Values, str] = {}
    for words, values in _points(variant.claim):
        seen.setdefault(values, words)
    cases = []
    for index, (values, words) in enumerate(seen.items(), first):
        place = Place(
            index=index,
            words=words,
            values=tuple((str(s), str(x)) for s, x in values),
            law=variant.law,
            reading=variant.reading,
        )
        at = instance(variant.claim, values)
        coarse = "edge" not in words or "0.01" in words
        cases.append(Case(place, variant.claim, at, variant.alternatives, coarse))
    return cases


def _points(claim: Claim) -> list[tuple[str, Values]]:
    area = domain(claim)
    found = [("interior", v) for v in simple_points(area, inside=True, most=INTERIOR)]
    found += [("in the domain", v) for v in simple_points(area, inside=False, most=OUTSIDE)]
    found += degenerate_points(area)
    found += list(edge_points(claim, area))
    found += [("asked for", values) for values in asked_for(claim)[0]]
    return found
