"""Values on a grid: their mean is kept, whatever the cells, and nothing falls off an end.

Killed by: a draw that does not look at the size of the cell, a value at the last point without a
cell above it, counting what is left out, a centre that is not brought inside.
"""

import numpy as np
import pytest

from numerics.grids import POINTS, finest_at, on_grid

LANES = 4096
WORDS = np.linspace(0, 2**64 - 2**12, LANES).astype(np.uint64)  # evenly spread, in order
NONE = np.zeros(LANES, dtype=bool)
GRIDS = [(0.0, -1.0, 2.0), (0.0, 1.0, 3.0), (0.0, -3.0, -1.0), (1.0, 1.0, 4.0)]


@pytest.mark.parametrize(("centre", "low", "high"), GRIDS)
def test_points_reach_from_end_to_end_and_are_closest_at_the_centre(centre, low, high):
    grid = finest_at(centre, low, high)
    assert (len(grid), grid[0], grid[-1]) == (POINTS, low, high)
    assert (np.diff(grid) >= 0).all()
    middle = min(max(centre, low), high)
    assert middle in grid
    cells = np.diff(grid)
    assert cells[np.abs(grid[:-1] - middle).argmin()] < cells.max() / 100


@pytest.mark.parametrize(("centre", "low", "high"), GRIDS)
@pytest.mark.parametrize("share", [0.0, 0.013, 0.5, 0.77, 1.0])
def test_the_mean_is_kept(centre, low, high, share):
    """With evenly spread words the mean of one value is right but for one lane."""
    grid = finest_at(centre, low, high)
    value = low + share * (high - low)
    counts = on_grid(np.full(LANES, value), NONE, grid, WORDS)
    assert counts.sum() == LANES
    assert (counts * grid).sum() / LANES == pytest.approx(
        value, abs=2 * np.diff(grid).max() / LANES
    )
    assert np.count_nonzero(counts) <= 2


def test_values_beyond_an_end_go_to_it_and_those_left_out_are_not_counted():
    grid = finest_at(0.0, -1.0, 1.0)
    values = np.full(LANES, 7.0)
    values[:100], values[100:130] = -9.0, np.nan
    left_out = np.isnan(values)
    counts = on_grid(values, left_out, grid, WORDS)
    assert (counts[0], counts[-1], counts.sum()) == (100, LANES - 130, LANES - 30)
