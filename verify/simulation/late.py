"""Paths of a linear model at a late step: how many are not where a limit would have them.

Whatever leaves a doubt is counted against the limit. A late step is not a limit: these counts may
agree with one, they never refute it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import final

import numpy as np
from numpy.typing import NDArray

from numerics.draws import bias_per_draw, is_fair_coin
from numerics.kernels import log_growth, nonfinite
from numerics.streams import BLOCK
from theory.models import Path
from verify.engines.arrays import approximate
from verify.engines.closed import Unread
from verify.instances import Instance
from verify.lowering import factor
from verify.simulation.chains import numbers_at
from verify.simulation.experiments import Counts, Laboratory, Series
from verify.simulation.paths import Linear, experiment_of, laws_of, linear

__all__ = ["Late", "late"]

HUNDRED = float(np.log(100.0))
MOST = 2  # blocks: 8192 paths bound a probability of 0 by 0.003; the budget buys steps instead

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@final
@dataclass(frozen=True, slots=True)
class Late:
    """Integers (paths that are not where the limit is, paths, not numbers) at a late step."""

    series: Series
    steps: int
    bias: float


def late(path: Path, at: Instance, lab: Laboratory, *, outward: int) -> Late:
    """Paths at a late step, and how many are not within |w_t| <= |w_0|/100.

    Args:
        path: of a scalar linear model.
        at: the point.
        lab: gives the lanes; its budget fixes the step.
        outward: 1 to count those that are not beyond 100 |w_0| instead, else 0.
    """
    model = linear(path, at)
    draws = lab.words // (MOST * BLOCK)
    if model is not None:
        steps = draws * 64 if is_fair_coin(model.law) else draws
        counted = partial(_counted_late, path, model, steps, lab, outward)
        bias = steps * bias_per_draw(model.law)
    else:
        steps, bias = draws, 0.0
        counted = partial(_summed_late, path, steps, at, lab, outward)
    what = "not beyond 100" if outward else "not within 1/100"
    series = lab.series(experiment_of(path, steps), what, at.values, MOST, counted)
    return Late(series, steps, bias)


def _counted_late(
    path: Path, model: Linear, steps: int, lab: Laboratory, outward: int, number: int
) -> Counts:
    drawn = lab.tally(experiment_of(path, steps), model.law, number)
    logs = model.logs()
    grown = drawn.vectors @ logs
    grown[model.dead(drawn.vectors)] = -np.inf
    margin = 1e-9 + steps * float(np.abs(logs).max()) * 2.0**-48
    missed = _missed(grown, margin, outward)
    return (int(drawn.paths[missed].sum()), BLOCK, 0)


def _summed_late(
    path: Path, steps: int, at: Instance, lab: Laboratory, outward: int, number: int
) -> Counts:
    """As above, for a density: the logarithm of the factors, summed."""
    f, laws, numbers = factor(path.model), laws_of(path, at), numbers_at(at)
    if f is None or len(laws) != 1:
        raise Unread("the model is not w ← f(x) w with one state and one draw")
    x = path.model.draws[0].symbol

    def size(drawn: Floats) -> Floats:
        return np.broadcast_to(approximate(f, {**numbers, x: drawn}), drawn.shape)

    grown = log_growth(lab.lanes(experiment_of(path, steps), number), laws[0], size, steps)
    missed = _missed(grown, 1e-6, outward)
    return (int(np.count_nonzero(missed)), BLOCK, nonfinite(grown))


def _missed(grown: Floats, margin: float, outward: int) -> Bools:
    """Paths that are not clearly where the limit would have them."""
    if outward:
        return np.asarray(grown <= HUNDRED + margin)
    return np.asarray(grown > -HUNDRED - margin)
