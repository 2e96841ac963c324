"""The order of convergence as a slope with an interval, from errors with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, log
from typing import Any, final

import numpy as np

__all__ = ["Slope", "median", "slope"]


@final
@dataclass(frozen=True, slots=True)
class Slope:
    """The exponent p of errors that fall as h^p, between two bounds."""

    low: float
    high: float

    def holds(self, order: float) -> bool:
        """Whether an order is in the interval."""
        return self.low <= order <= self.high


def slope(steps: Sequence[float], errors: Sequence[tuple[float, float]]) -> Slope:
    """The least-squares slope of ln error against ln step, wherever the errors are in their bounds.

    The slope is a linear function of the logarithms of the errors, so its extremes are at their
    ends. The risk is the sum of the risks of the intervals.

    Args:
        steps: at least two different ones.
        errors: for each a lower and an upper bound, above 0.

    Raises:
        ValueError: a lower bound is not above 0, or there are not two steps.
    """
    x = np.log(np.asarray(steps, dtype=float))
    if len(set(steps)) < 2 or len(steps) != len(errors):
        raise ValueError(f"slope: {len(steps)} steps and {len(errors)} errors are no line")
    if any(not 0 < low <= high for low, high in errors):
        raise ValueError("slope: an error is not above 0, so that its logarithm has no bound")
    weights = (x - x.mean()) / np.sum((x - x.mean()) ** 2)
    low, high = 0.0, 0.0
    for weight, (least, most) in zip(weights, errors, strict=True):
        ends = sorted((weight * log(least), weight * log(most)))
        low, high = low + ends[0], high + ends[1]
    return Slope(low, high)


def median(values: Any, alpha: float) -> tuple[float, float]:
    """Order statistics that hold the median with probability at least 1 − alpha, for any law.

    Raises:
        ValueError: there are too few values.
    """
    ordered = np.sort(np.asarray(values, dtype=float))
    n, tail = len(ordered), 0.0
    rank = -1
    while rank + 1 < n // 2 and tail + comb(n, rank + 1) / 2**n <= alpha / 2:
        rank += 1
        tail += comb(n, rank) / 2**n
    if rank < 0:
        raise ValueError(f"median: {n} values are too few for a risk of {alpha}")
    return float(ordered[rank]), float(ordered[n - 1 - rank])
