"""The axes of a figure: values of a symbol, numbers of steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, final

import sympy as sp

from theory.exact import exact

__all__ = ["Axis", "Sweep", "Times", "Values"]

Values: TypeAlias = tuple[tuple[sp.Symbol, sp.Expr], ...]
"""A number for each symbol that a panel leaves open."""


@final
@dataclass(frozen=True, slots=True)
class Axis:
    """So many evenly spaced values of a symbol, from ``low`` to ``high``.

    Raises:
        ValueError: the ends are not two numbers in this order, or there are fewer than two points.
    """

    symbol: sp.Symbol
    low: sp.Expr
    high: sp.Expr
    points: int

    def __post_init__(self) -> None:
        for name in ("low", "high"):
            object.__setattr__(self, name, exact(f"Axis: {name}", getattr(self, name)))
        if not (self.low.is_number and self.high.is_number and self.low < self.high):
            raise ValueError(f"Axis: {self.symbol} in [{self.low}, {self.high}] is no interval")
        if self.points < 2:
            raise ValueError(f"Axis: points={self.points} is not in 2, 3, ...")

    @property
    def values(self) -> tuple[sp.Expr, ...]:
        """The values, exact."""
        step = (self.high - self.low) / (self.points - 1)
        return tuple(self.low + step * i for i in range(self.points))


@final
@dataclass(frozen=True, slots=True)
class Times:
    """Numbers of steps at which paths are looked at, and the symbol for them.

    Raises:
        ValueError: they are not increasing, or negative.
    """

    symbol: sp.Symbol
    steps: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.steps or list(self.steps) != sorted(set(self.steps)) or self.steps[0] < 0:
            raise ValueError(f"Times: steps={self.steps} are not 0 <= t_1 < t_2 < ...")


@final
@dataclass(frozen=True, slots=True)
class Sweep:
    """The values of an axis, with paths looked at after so many steps."""

    axis: Axis
    step: int

    @property
    def symbol(self) -> sp.Symbol:
        """That of the axis."""
        return self.axis.symbol
