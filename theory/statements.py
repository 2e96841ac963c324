"""What can be said: two relations, events about limits, connectives and quantifiers.

A SymPy condition (a relation, And, Or) is a statement too. A free variable is universal.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TypeAlias, final

import sympy as sp

from theory.laws import Law
from theory.models import Path
from theory.quantities import Quantity

__all__ = [
    "ALMOST_SURELY",
    "IN_LAW",
    "IN_PROBABILITY",
    "All",
    "AtMost",
    "Converges",
    "Equals",
    "Exists",
    "ForAll",
    "How",
    "Iff",
    "Implies",
    "Not",
    "Statement",
    "escapes",
    "vanishes",
]

Side: TypeAlias = "Quantity | sp.Expr"


def side(place: str, given: object) -> Side:
    """One side of a relation: a quantity, or an exact expression (an integer becomes one).

    Raises:
        TypeError: it is neither; a float or a string never gets further than this.
    """
    if isinstance(given, Quantity | sp.Expr):
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return sp.Integer(given)
    raise TypeError(f"{place}: {given!r} is neither a quantity nor an exact expression")


class How(enum.StrEnum):
    """The mode of a convergence."""

    IN_PROBABILITY = "in probability"
    ALMOST_SURELY = "almost surely"
    IN_LAW = "in law"


IN_PROBABILITY = How.IN_PROBABILITY
ALMOST_SURELY = How.ALMOST_SURELY
IN_LAW = How.IN_LAW


@final
@dataclass(frozen=True, slots=True)
class Equals:
    """left = right, for all values of the free variables. −∞ = −∞ holds."""

    left: Side
    right: Side

    def __post_init__(self) -> None:
        object.__setattr__(self, "left", side("Equals: left", self.left))
        object.__setattr__(self, "right", side("Equals: right", self.right))


@final
@dataclass(frozen=True, slots=True)
class AtMost:
    """left ≤ right, or left < right when ``strict``."""

    left: Side
    right: Side
    strict: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "left", side("AtMost: left", self.left))
        object.__setattr__(self, "right", side("AtMost: right", self.right))


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Converges:
    """``of`` → ``to`` as t → ∞ along a path.

    ``of`` is an expression in the state, the start and the step counter ``clock`` (if it occurs);
    ``to`` is a number, ``oo``, or for IN_LAW a law.
    """

    of: sp.Expr
    to: sp.Expr | Law
    over: Path
    how: How
    clock: sp.Symbol | None = None


@final
@dataclass(frozen=True, slots=True)
class Implies:
    """If the premise holds then so does the conclusion."""

    premise: Statement
    conclusion: Statement


@final
@dataclass(frozen=True, slots=True)
class Iff:
    """The two sides hold for the same values of the free variables."""

    left: Statement
    right: Statement


@final
@dataclass(frozen=True, slots=True)
class Not:
    """The statement fails, at each value of the free variables."""

    of: Statement


@final
@dataclass(frozen=True, slots=True, init=False)
class All:
    """Every part holds."""

    parts: tuple[Statement, ...]

    def __init__(self, *parts: Statement) -> None:
        object.__setattr__(self, "parts", parts)

    def __reduce__(self) -> tuple[object, ...]:
        return (All, self.parts)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Exists:
    """There are values of ``over`` ``within`` a condition such that the statement holds.

    ``witness``, one expression per symbol, is what a source (or we) propose; it may depend on every
    variable that is bound further out, and it counts only once verified.
    """

    over: tuple[sp.Symbol, ...]
    such_that: Statement
    within: sp.Basic
    witness: tuple[sp.Expr, ...] | None = None


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class ForAll:
    """For all values of ``over`` ``within`` a condition the statement holds."""

    over: tuple[sp.Symbol, ...]
    such_that: Statement
    within: sp.Basic


Statement: TypeAlias = (
    "Equals | AtMost | Converges | Implies | Iff | Not | All | Exists | ForAll | sp.Basic"
)


def vanishes(path: Path, how: How = IN_PROBABILITY) -> Statement:
    """Every coordinate of the state converges to 0."""
    parts = tuple(Converges(of=w, to=sp.Integer(0), over=path, how=how) for w in path.model.state)
    return parts[0] if len(parts) == 1 else All(*parts)


def escapes(path: Path, how: How = IN_PROBABILITY) -> Converges:
    """|w| → ∞: the state of a scalar linear model leaves every bounded set for good."""
    (w,) = path.model.state
    return Converges(of=sp.Abs(w), to=sp.oo, over=path, how=how)
