"""The laws a number can be drawn from or integrated against: exact parameters, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias, final

__all__ = [
    "Atoms",
    "Blend",
    "Deck",
    "Density",
    "Drawn",
    "Formula",
    "Gaussian",
    "Hand",
    "Interval",
    "Law",
    "Source",
    "Student",
]


@final
@dataclass(frozen=True, slots=True)
class Atoms:
    """``weights[i]`` at ``values[i]``.

    The values may be floats where no fraction exists (an algebraic number); the weights are exact.

    Raises:
        ValueError: lengths differ, a weight is not positive, or the weights do not sum to 1.
    """

    values: tuple[Fraction | float, ...]
    weights: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        if len(self.values) != len(self.weights):
            raise ValueError(f"Atoms: {len(self.values)} values but {len(self.weights)} weights")
        if any(weight <= 0 for weight in self.weights):
            raise ValueError(f"Atoms: a weight in {self.weights} is not in (0, 1]")
        if sum(self.weights) != 1:
            raise ValueError(f"Atoms: the weights sum to {sum(self.weights)}, not to 1")


@final
@dataclass(frozen=True, slots=True)
class Interval:
    """The uniform law on [low, high].

    Raises:
        ValueError: low is not below high.
    """

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"Interval: low={self.low} is not below high={self.high}")


@final
@dataclass(frozen=True, slots=True)
class Gaussian:
    """The normal law with this mean and variance.

    Raises:
        ValueError: the variance is not positive.
    """

    mean: Fraction
    variance: Fraction

    def __post_init__(self) -> None:
        if self.variance <= 0:
            raise ValueError(f"Gaussian: variance={self.variance} is not in (0, oo)")


Law = Atoms | Interval | Gaussian

Formula: TypeAlias = tuple[Any, ...]
"""A function of one variable, as :mod:`numerics.formulas` reads it."""


@final
@dataclass(frozen=True, slots=True)
class Student:
    """location + scale T, T with a density proportional to (1 + T²/degrees)^(-(degrees + 1)/2).

    Raises:
        ValueError: degrees or scale is not positive.
    """

    degrees: Fraction
    location: Fraction
    scale: Fraction

    def __post_init__(self) -> None:
        for name in ("degrees", "scale"):
            if getattr(self, name) <= 0:
                raise ValueError(f"Student: {name}={getattr(self, name)} is not in (0, oo)")


@final
@dataclass(frozen=True, slots=True)
class Density:
    """The law with this density on [low, high]; None stands for an infinite end.

    ``cumulative`` is its distribution function where a formula for it is known, else both ends are
    finite and it is integrated.

    Raises:
        ValueError: low is not below high, or an end is infinite and no ``cumulative`` is given.
    """

    formula: Formula
    low: Fraction | None
    high: Fraction | None
    cumulative: Formula | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and not self.low < self.high:
            raise ValueError(f"Density: low={self.low} is not below high={self.high}")
        if self.cumulative is None and (self.low is None or self.high is None):
            raise ValueError("Density: an end is infinite and no distribution function is given")


@final
@dataclass(frozen=True, slots=True)
class Blend:
    """With probability ``weights[i]`` a draw of ``laws[i]``.

    Raises:
        ValueError: lengths differ, a weight is not positive, or the weights do not sum to 1.
    """

    laws: tuple[Drawn, ...]
    weights: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        Atoms(tuple(Fraction(i) for i in range(len(self.laws))), self.weights)


Drawn: TypeAlias = Atoms | Interval | Gaussian | Student | Density | Blend
"""A law of one number."""


@final
@dataclass(frozen=True, slots=True)
class Deck:
    """A data set of ``size`` members, each with one number of each law, drawn once for each path.

    With ``members`` it is the same for all paths, and nothing is drawn.

    Raises:
        ValueError: the size is not positive, or there are both laws and members, or neither.
    """

    laws: tuple[Drawn, ...]
    size: int
    members: tuple[tuple[float, ...], ...] = ()

    def __post_init__(self) -> None:
        if self.size < 1:
            raise ValueError(f"Deck: size={self.size} is not in 1, 2, ...")
        if bool(self.laws) == bool(self.members) or len(self.members) not in (0, self.size):
            raise ValueError(f"Deck: {len(self.laws)} laws and {len(self.members)} members")

    @property
    def width(self) -> int:
        """How many numbers a member has."""
        return len(self.laws) or len(self.members[0])


@final
@dataclass(frozen=True, slots=True)
class Hand:
    """``cards`` members of a deck at every step; without ``again`` they are different members.

    Raises:
        ValueError: more cards than there are different members.
    """

    deck: Deck
    cards: int
    again: bool

    def __post_init__(self) -> None:
        if self.cards < 1 or (not self.again and self.cards > self.deck.size):
            raise ValueError(f"Hand: {self.cards} cards out of {self.deck.size}")


Source: TypeAlias = Drawn | Hand
"""What is drawn at a step: one number, or the numbers of a hand."""
