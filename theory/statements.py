"""What can be said: two relations, events about limits, connectives and quantifiers.

A SymPy condition (a relation, And, Or) is a statement too. A free variable is universal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias, final

import sympy as sp

from theory.diffusions import EndIs, Integrable, Runs, StationaryDensity
from theory.events import (
    ALMOST_SURELY,
    IN_LAW,
    IN_PROBABILITY,
    SOMETHING,
    ContinuousDensity,
    Converges,
    Event,
    How,
    InMean,
    Invariant,
    Noiseless,
    Something,
    Tight,
)
from theory.exact import exact, several
from theory.models import Path
from theory.quantities import Quantity

__all__ = [
    "ALMOST_SURELY",
    "IN_LAW",
    "IN_PROBABILITY",
    "SOMETHING",
    "All",
    "AtMost",
    "ContinuousDensity",
    "Converges",
    "EndIs",
    "Equals",
    "Event",
    "Exists",
    "ForAll",
    "How",
    "Iff",
    "Implies",
    "InMean",
    "Integrable",
    "Invariant",
    "Noiseless",
    "Not",
    "Runs",
    "Something",
    "Statement",
    "StationaryDensity",
    "Tight",
    "condition",
    "escapes",
    "require_stated",
    "vanishes",
]

Side: TypeAlias = "Quantity | sp.Expr | sp.Set"


def side(place: str, given: object) -> Side:
    """One side of a relation: a quantity, or an exact expression or finite set.

    An integer becomes an expression.

    Raises:
        TypeError: it is none of these; a float or a string never gets further than this.
    """
    if isinstance(given, Quantity | sp.Expr | sp.FiniteSet) or given is sp.S.EmptySet:
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return sp.Integer(given)
    raise TypeError(f"{place}: {given!r} is neither a quantity nor an exact expression")


@final
@dataclass(frozen=True, slots=True)
class Equals:
    """left = right, for all values of the free variables. −∞ = −∞ holds.

    With ``upto=O(g)``: left − right = O(g) as the variable of the order tends to its point, from
    above where that is finite; the variable is then bound, and g may depend on other symbols.

    Raises:
        TypeError: a side is no number, or ``upto`` is no order.
        ValueError: the order has not exactly one variable.
    """

    left: Side
    right: Side
    upto: sp.Order | None = field(default=None, metadata={"added": True})

    def __post_init__(self) -> None:
        object.__setattr__(self, "left", side("Equals: left", self.left))
        object.__setattr__(self, "right", side("Equals: right", self.right))
        if self.upto is None:
            return
        if not isinstance(self.upto, sp.Order):
            raise TypeError(f"Equals: upto={self.upto!r} is not an order; write O(λ**3)")
        if len(self.upto.variables) != 1:
            raise ValueError(f"Equals: upto={self.upto} has {len(self.upto.variables)} variables")


@final
@dataclass(frozen=True, slots=True)
class AtMost:
    """left ≤ right, or left < right when ``strict``.

    Raises:
        TypeError: a side is no number.
    """

    left: Side
    right: Side
    strict: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "left", side("AtMost: left", self.left))
        object.__setattr__(self, "right", side("AtMost: right", self.right))
        for given in (self.left, self.right):
            if isinstance(given, sp.Set):
                raise TypeError(f"AtMost: {given} is a set, and sets are not ordered")


def require_stated(place: str, *parts: object) -> None:
    """Refuse what Python makes of ``x != 0``, which is not what was meant.

    Raises:
        TypeError: a part is True or False.
    """
    for part in parts:
        if isinstance(part, bool):
            what = f"{part} is no condition; == and != compare objects: write Eq(a, b), Ne(a, b)"
            raise TypeError(f"{place}: {what}")


@final
@dataclass(frozen=True, slots=True)
class Implies:
    """If the premise holds then so does the conclusion."""

    premise: Statement
    conclusion: Statement

    def __post_init__(self) -> None:
        require_stated("Implies", self.premise, self.conclusion)


@final
@dataclass(frozen=True, slots=True)
class Iff:
    """The two sides hold for the same values of the free variables."""

    left: Statement
    right: Statement

    def __post_init__(self) -> None:
        require_stated("Iff", self.left, self.right)


@final
@dataclass(frozen=True, slots=True)
class Not:
    """The statement fails, at each value of the free variables."""

    of: Statement

    def __post_init__(self) -> None:
        require_stated("Not", self.of)


@final
@dataclass(frozen=True, slots=True, init=False)
class All:
    """Every part holds."""

    parts: tuple[Statement, ...]

    def __init__(self, *parts: Statement) -> None:
        require_stated("All", *parts)
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
    within: sp.Basic = sp.true
    witness: tuple[sp.Expr, ...] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "over", _bound("Exists", self.over))
        require_stated("Exists", self.such_that, self.within)
        if self.witness is not None:
            found = _proposed("Exists: witness", self.witness, self.over)
            object.__setattr__(self, "witness", found)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class ForAll:
    """For all values of ``over`` ``within`` a condition the statement holds.

    ``breaks_at``, one expression per symbol, is where a source (or we) say that it fails: the
    witness of its negation, which counts only once verified.
    """

    over: tuple[sp.Symbol, ...]
    such_that: Statement
    within: sp.Basic = sp.true
    breaks_at: tuple[sp.Expr, ...] | None = field(default=None, metadata={"added": True})

    def __post_init__(self) -> None:
        object.__setattr__(self, "over", _bound("ForAll", self.over))
        require_stated("ForAll", self.such_that, self.within)
        if self.breaks_at is not None:
            found = _proposed("ForAll: breaks_at", self.breaks_at, self.over)
            object.__setattr__(self, "breaks_at", found)


def _proposed(
    place: str, values: tuple[sp.Expr, ...], over: tuple[sp.Symbol, ...]
) -> tuple[sp.Expr, ...]:
    """One exact expression for each symbol.

    Raises:
        TypeError, ValueError: a value is not exact, or there are more or fewer than symbols.
    """
    if len(values) != len(over):
        raise ValueError(f"{place}: {len(values)} values proposed for {over}")
    return tuple(exact(place, value) for value in values)


def _bound(place: str, over: object) -> tuple[sp.Symbol, ...]:
    """What a quantifier binds, one symbol or several.

    Raises:
        TypeError: it is something else.
        ValueError: there is none, or one is repeated.
    """
    found = several(f"{place}: over", over, sp.Symbol)
    if not found:
        raise ValueError(f"{place}: over={over} binds nothing")
    if len(set(found)) != len(found):
        raise ValueError(f"{place}: over={over} binds a symbol twice")
    return found


def condition(of: Statement) -> Statement:
    """A comparison of expressions as the condition that SymPy has for it; the rest as it is."""
    if not isinstance(of, Equals | AtMost):
        return of
    left, right = of.left, of.right
    if not (isinstance(left, sp.Expr) and isinstance(right, sp.Expr)):
        return of
    if isinstance(of, Equals):
        made = sp.Eq(left, right) if of.upto is None else None
    else:
        made = sp.Lt(left, right) if of.strict else sp.Le(left, right)
    return made if isinstance(made, sp.Rel) else of


Statement: TypeAlias = (
    "Equals | AtMost | Event | Implies | Iff | Not | All | Exists | ForAll | sp.Basic"
)


def vanishes(path: Path, how: How = IN_PROBABILITY) -> Statement:
    """Every coordinate of the state converges to 0."""
    parts = tuple(Converges(of=w, to=sp.Integer(0), over=path, how=how) for w in path.model.state)
    return parts[0] if len(parts) == 1 else All(*parts)


def escapes(path: Path, how: How = IN_PROBABILITY) -> Converges:
    """|w| → ∞: the state of a scalar linear model leaves every bounded set for good."""
    (w,) = path.model.state
    return Converges(of=sp.Abs(w), to=sp.oo, over=path, how=how)
