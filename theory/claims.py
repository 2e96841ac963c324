"""A claim: one statement of one paper, typed as printed. Pure data; no numerics, no test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import final

import sympy as sp

from theory.diffusions import Integrable
from theory.exact import exact
from theory.laws import AnyLaw, Continuous, Draw
from theory.models import Diffusion, MatrixProduct, Recursion
from theory.quantities import Argmax, Critical, Definition, Supremum
from theory.shown import Shown
from theory.statements import (
    Converges,
    Equals,
    Exists,
    ForAll,
    Noiseless,
    Statement,
    Tight,
    require_stated,
)
from theory.steering import SomeDrift, SomeNoise
from theory.trees import digest, leaves, walk

__all__ = ["Box", "Claim", "Hypothesis", "Point", "Reading", "Rival", "box", "point"]

ONE_PER_CENT = sp.Rational(1, 100)


@final
@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A condition under which the statement is made, and the words the source has for it."""

    words: str
    holds: sp.Basic


@final
@dataclass(frozen=True, slots=True)
class Point:
    """Exact values for free variables, as pairs in the order given."""

    values: tuple[tuple[sp.Symbol, sp.Expr], ...]


@final
@dataclass(frozen=True, slots=True)
class Box:
    """A closed box of parameters: (symbol, low, high) for each, with rational ends."""

    sides: tuple[tuple[sp.Symbol, sp.Expr, sp.Expr], ...]

    def __post_init__(self) -> None:
        for symbol, low, high in self.sides:
            if not (low.is_Rational and high.is_Rational and low < high):
                raise ValueError(
                    f"Box: {symbol} in [{low}, {high}] needs rational ends, low < high"
                )


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read what the source leaves open: symbols bound, hypotheses added."""

    words: str
    binds: tuple[tuple[sp.Symbol, sp.Expr], ...] = ()
    given: tuple[Hypothesis, ...] = ()


@final
@dataclass(frozen=True, slots=True)
class Rival:
    """A wrong neighbour of the statement that the evidence must exclude."""

    words: str
    states: Statement


def point(values: Mapping[sp.Symbol, sp.Expr | int]) -> Point:
    """A point to be examined besides those of the plan: ``point({a: -1, λ: Rational(4, 5)})``."""
    return Point(tuple((s, exact(f"point: {s}", v)) for s, v in values.items()))


def box(sides: Mapping[sp.Symbol, tuple[sp.Expr | int, sp.Expr | int]]) -> Box:
    """A box to be covered by balls: ``box({a: (-3, -1), λ: (Rational(1, 10), 1)})``."""
    return Box(tuple((s, sp.sympify(lo), sp.sympify(hi)) for s, (lo, hi) in sides.items()))


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Shown):
    """One statement, as its source prints it.

    Attributes:
        title: one line, as the running text would say it.
        source: where it stands: "Corollary 1, Eq. (5)".
        states: the statement.
        given: the hypotheses under which it is made.
        where: the named quantities it speaks of.
        at: points and boxes to examine besides those of the plan.
        readings: ways to read what the source leaves open; none means that nothing is open.
        resolution: the smallest relative error that matters.
        rivals: wrong neighbours to exclude besides those generated from the statement.
        corrects: the id of the printed claim that this one repairs.
        covers: ids of the rows of the paper's inventory that it is about.

    Raises:
        ValueError: a condition is already decided by SymPy, or the reading list has one entry.
        TypeError: a hypothesis is not a condition.
    """

    title: str
    source: str
    states: Statement
    given: tuple[Hypothesis, ...] = ()
    where: tuple[Definition, ...] = ()
    at: tuple[Point | Box, ...] = ()
    readings: tuple[Reading, ...] = ()
    resolution: sp.Rational = ONE_PER_CENT
    rivals: tuple[Rival, ...] = ()
    corrects: str = ""
    covers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_stated(f"{self.source}: states", self.states)
        for hypothesis in self.given:
            require_stated(f"{self.source}: “{hypothesis.words}”", hypothesis.holds)
            holds = hypothesis.holds
            if not isinstance(holds, sp.logic.boolalg.Boolean) or isinstance(holds, sp.Symbol):
                raise TypeError(f"{self.source}: “{hypothesis.words}” is not a condition")
        stated = (tuple(h.holds for h in self.given), self.states)
        whole = sum(getattr(part, "within", None) is sp.true for part in walk(stated))
        decided = [part for part in leaves(stated) if part in (sp.true, sp.false)]
        if sp.false in decided or len(decided) > whole:  # only a quantifier may bound nothing
            truth = sp.false not in decided
            raise ValueError(f"{self.source}: a condition is {truth} before any value is given")
        for part in leaves((self.given, self.where, self.states, self.readings, self.rivals)):
            if part.has(sp.Float):
                raise ValueError(f"{self.source}: {part} has a float; write Rational(1, 10)")
        if len(self.readings) == 1:
            raise ValueError(f"{self.source}: one reading is no choice; give two or none")

    @property
    def digest(self) -> str:
        """128 bits that change when the statement changes; title and covers are not part of it."""
        parts = (self.given, self.where, self.states, self.at, self.readings)
        return digest((*parts, self.resolution, self.rivals))

    @property
    def variables(self) -> tuple[sp.Symbol, ...]:
        """The free, hence universal, variables, in alphabetical order."""
        parts = (self.states, self.where, tuple(h.holds for h in self.given))
        free = {s for leaf in leaves((parts[0], parts[2])) for s in leaf.free_symbols}
        for definition in self.where:  # γ(λ) does not make λ a variable, only where it is used
            inside = {s for leaf in leaves(definition) for s in leaf.free_symbols}
            free |= inside - set(definition.name.args)
        for reading in self.readings:
            for hypothesis in reading.given:
                free |= hypothesis.holds.free_symbols
        return tuple(sorted(free - bound(parts), key=str))

    @property
    def laws(self) -> tuple[AnyLaw, ...]:
        """The laws that vary, each once."""
        parts = (self.states, self.where)
        return tuple(dict.fromkeys(p for p in walk(parts) if isinstance(p, AnyLaw)))


def bound(parts: object) -> set[sp.Symbol]:
    """Symbols that some construct inside binds: states, draws, names, quantified, limits."""
    found: set[sp.Symbol] = set()
    for part in walk(parts):
        match part:
            case Recursion() | MatrixProduct() | Diffusion():
                found |= {*part.state} if part.clock is None else {*part.state, part.clock}
            case Draw():
                found |= set(part.symbols)
            case Continuous(symbol=symbol) | Supremum(over=symbol):
                found.add(symbol)
            case Integrable(over=symbol) | SomeNoise(over=symbol) | SomeDrift(over=symbol):
                found.add(symbol)
            case Converges(clock=clock) | Tight(clock=clock) if clock is not None:
                found.add(clock)
            case Exists(over=over) | ForAll(over=over) | Argmax(over=over) | Critical(over=over):
                found |= set(over)
            case Noiseless(over=over):
                found |= set(over)
            case Equals(upto=sp.Order() as order):
                found |= set(order.variables)
            case Definition(name=name):
                found |= {name} if isinstance(name, sp.Symbol) else set()
    return found
