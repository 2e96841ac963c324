"""The laws a number can be drawn from or integrated against: exact parameters, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import final

__all__ = ["Atoms", "Gaussian", "Interval", "Law"]


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
