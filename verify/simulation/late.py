"""Paths of a linear model at a late step: how many are not where a limit would have them.

Whatever leaves a doubt is counted against the limit. A late step is not a limit: these counts may
agree with one, they never refute it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import final

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from numerics.blocks import Ask, Counted
from numerics.draws import bias_per_draw, is_fair_coin
from numerics.elementary import ln_of
from numerics.kernels import nonfinite
from numerics.paths import Walk
from numerics.streams import BLOCK
from theory.models import Path
from verify.engines.arrays import approximate
from verify.engines.closed import Unread
from verify.instances import Instance
from verify.lowering import factor
from verify.programs import lowered
from verify.simulation.chains import numbers_at
from verify.simulation.experiments import Counts, Laboratory, Series
from verify.simulation.paths import Linear, experiment_of, laws_of, linear

__all__ = ["Late", "late"]

HUNDRED = float(np.log(100.0))
LN_2 = 0.6931471805599453
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
    ask: Ask
    if model is not None:
        steps = draws * 64 if is_fair_coin(model.law) else draws
        ask = Counted(model.law, steps)
        counted = partial(_counted_late, path, model, steps, lab, outward)
        bias = steps * bias_per_draw(model.law)
    else:
        steps, bias = draws, 0.0
        ask = _growth(path, steps, at)
        counted = partial(_summed_late, path, ask, lab, outward)
    what = "not beyond 100" if outward else "not within 1/100"
    series = lab.series(experiment_of(path, steps), what, at.values, MOST, counted, ask)
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


def _growth(path: Path, steps: int, at: Instance) -> Walk:
    """The recursion w ← f(x) w from 1, for a density, with the powers of 2 taken out of w.

    Raises:
        Unread: the model is of another kind.
    """
    f, laws, numbers = factor(path.model), laws_of(path, at), numbers_at(at)
    if f is None or len(laws) != 1:
        raise Unread("the model is not w ← f(x) w with one state and one draw")
    (w,), (draw,) = path.model.state, path.model.draws
    step = lowered((sp.Mul(f, w, evaluate=False),), (w,), (draw.symbol,))
    parameters = tuple(float(approximate(p, numbers)) for p in step.parameters)
    return Walk(step.program, laws, (parameters,), (1.0,), steps, "exponents")


def _summed_late(path: Path, ask: Walk, lab: Laboratory, outward: int, number: int) -> Counts:
    """As above, for a density: the logarithm of what the path has grown by."""
    ends = lab.drawn(experiment_of(path, ask.steps), ask, number, MOST)
    grown = ln_of(np.abs(ends.states[0, 0])) + ends.exponents[0] * LN_2
    missed = _missed(grown, 1e-6, outward)
    return (int(np.count_nonzero(missed)), BLOCK, nonfinite(grown))


def _missed(grown: Floats, margin: float, outward: int) -> Bools:
    """Paths that are not clearly where the limit would have them."""
    if outward:
        return np.asarray(grown <= HUNDRED + margin)
    return np.asarray(grown > -HUNDRED - margin)
