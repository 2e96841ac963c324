"""The mean of a function of the state of any recursion, where bounds of its values are known.

Each value is put on one of two neighbouring points of a grid, by a draw that keeps its mean, so
that integers are all that is kept.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from numerics.evalues import mean_interval
from numerics.grids import POINTS, finest_at, on_grid
from verify.compare import Interval
from verify.engines.arrays import approximate
from verify.instances import Instance
from verify.simulation.chains import Chain, numbers_at
from verify.simulation.experiments import (
    ALPHA,
    Counts,
    Experiment,
    Laboratory,
    Measured,
    Value,
    require_numbers,
)
from verify.simulation.following import ended, followable
from verify.simulation.tails import MeanBounds, mean_bounds

__all__ = ["chain_mean"]


def chain_mean(
    of: sp.Expr, model: Chain, experiment: Experiment, at: Instance, lab: Laboratory
) -> Measured:
    """The mean of a function with known bounds, or known tails beyond the grid.

    Raises:
        Unread: nothing bounds its values or their tails.
        ValueError: one block is more than the budget.
    """
    known = mean_bounds(of, model, experiment.steps)
    grid = _grid(known)
    numbers = numbers_at(at)
    most = lab.of_paths(model.paths * (model.words + 1), model.paths * (model.drawn + 1))
    ask = followable(model, experiment.steps)

    def walked(number: int) -> Counts:
        states, broken, spare = ended(model, ask, experiment, lab, number, most)
        value = np.asarray(approximate(of, {**numbers, **states}), dtype=np.float64)
        bad = broken | ~np.isfinite(value)
        counts = on_grid(value, bad, grid, spare)
        return (*(int(n) for n in counts), int(np.count_nonzero(bad)))

    # rounding of the steps; each draw moves the mean by as much as its law is missed, twice
    size = float(np.abs(grid).max())
    pad = Fraction(known.lost + size * (2.0**-40 + model.words * 2.0**-48))

    def read(counts: Counts) -> Value:
        *seen, bad = counts
        require_numbers(bad, sum(counts))
        low, high = mean_interval(seen, grid, float(grid[0]), float(grid[-1]), ALPHA)
        alpha = ALPHA + sum(seen) * model.bias
        return Interval(Fraction(low) - pad, Fraction(high) + pad, alpha, sum(seen))

    series = lab.series(experiment, f"mean of {of}", at.values, most, walked, ask)
    return Measured(series, read, model.paths, Fraction(known.inside.high - known.inside.low))


def _grid(known: MeanBounds) -> NDArray[np.float64]:
    """Equal cells; where tails are cut, cells that grow as squares away from the middle."""
    low, high = known.inside.low, known.inside.high
    if not known.lost:
        steps = np.arange(POINTS, dtype=np.float64)
        return np.asarray(low + max(high - low, 2.0**-60) / (POINTS - 1) * steps)
    return finest_at(known.middle, low, high)
