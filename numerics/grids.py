"""Numbers put on the points of a grid, so that integers are all that is kept of them.

A number goes to one of its two neighbours on the grid, by a draw that keeps its mean.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from numerics.draws import uniform

__all__ = ["POINTS", "finest_at", "on_grid"]

Floats = NDArray[np.float64]

POINTS = 65  # of a grid; of equal cells rounding adds at most a sd of 1/128 of the width


def finest_at(centre: float, low: float, high: float) -> Floats:
    """Points from ``low`` to ``high``; the cells grow as squares away from the centre.

    A centre beyond an end is that end; half of the points are then the same.
    """
    middle = min(max(centre, low), high)
    scale = np.linspace(-1.0, 1.0, POINTS) ** 3
    points = middle + np.where(scale < 0, middle - low, high - middle) * scale
    return np.asarray(np.maximum.accumulate(points), dtype=np.float64)


def on_grid(values: Floats, left_out: NDArray[np.bool_], grid: Floats, words: NDArray[np.uint64]
) -> NDArray[np.int64]:  # fmt: skip
    """How many of the values go to each point; those beyond an end go to it.

    Args:
        values: one for each lane.
        left_out: lanes that are not counted; their values may be anything.
        grid: of ``POINTS`` points, not decreasing.
        words: random words, one for each lane.
    """
    cut = np.clip(np.where(left_out, grid[0], values), grid[0], grid[-1])
    below = np.minimum(np.searchsorted(grid, cut, side="right") - 1, POINTS - 2)
    up = uniform(words) * (grid[below + 1] - grid[below]) < cut - grid[below]
    return np.bincount((below + up)[~left_out], minlength=POINTS)
