"""Outcomes, and the three ways in which they combine (methods, points, readings)."""

from __future__ import annotations

import enum
from collections.abc import Iterable

__all__ = ["Outcome", "Strength", "Truth", "over_methods", "over_points", "over_readings"]


class Outcome(enum.StrEnum):
    """What holds, from the best news to the worst."""

    PROVED = "PROVED"
    CERTIFIED = "CERTIFIED"
    SUPPORTED = "SUPPORTED"
    UNDECIDED = "UNDECIDED"
    REFUTED = "REFUTED"
    CONFLICT = "CONFLICT"
    BROKEN = "BROKEN"


class Truth(enum.StrEnum):
    """What a method says of a statement at a point, or for all parameters."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"
    SET_ASIDE = "set aside"  # the premise of an implication is false there: no evidence


class Strength(enum.IntEnum):
    """How a truth was reached; a conclusion is as strong as its weakest step."""

    AGREEMENT = 0  # within a radius, perhaps statistical
    BALL = 1  # enclosed by ball arithmetic
    EXACT = 2  # integers, rationals, algebraic identities, decision procedures


PASSES = frozenset({Outcome.PROVED, Outcome.CERTIFIED, Outcome.SUPPORTED})
_WEAKENING = tuple(Outcome)


def over_methods(outcomes: Iterable[Outcome]) -> Outcome:
    """At one point: the strongest, unless methods disagree or one of them crashed.

    ==================================  =========
    seen                                gives
    ==================================  =========
    BROKEN, whatever else               BROKEN
    CONFLICT, or REFUTED and a pass     CONFLICT
    REFUTED, no pass                    REFUTED
    passes and UNDECIDED                the strongest pass
    nothing, or only UNDECIDED          UNDECIDED
    ==================================  =========
    """
    seen = set(outcomes)
    if Outcome.BROKEN in seen:
        return Outcome.BROKEN
    if Outcome.CONFLICT in seen or (Outcome.REFUTED in seen and seen & PASSES):
        return Outcome.CONFLICT
    if Outcome.REFUTED in seen:
        return Outcome.REFUTED
    return min(seen, key=_WEAKENING.index, default=Outcome.UNDECIDED)


def over_points(outcomes: Iterable[Outcome]) -> Outcome:
    """A statement that holds for all points is as good as its worst point."""
    return max(outcomes, key=_WEAKENING.index, default=Outcome.UNDECIDED)


def over_readings(outcomes: Iterable[Outcome]) -> Outcome:
    """Unanimous, or UNDECIDED; passes of different strength agree on the weakest.

    A statement is REFUTED only if every reading of it is.
    """
    seen = set(outcomes)
    for worst in (Outcome.BROKEN, Outcome.CONFLICT):
        if worst in seen:
            return worst
    if seen <= PASSES or len(seen) == 1:
        return over_points(seen)
    return Outcome.UNDECIDED
