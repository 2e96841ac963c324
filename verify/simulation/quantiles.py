"""Quantiles by order statistics: between which of some numbers the quantile lies.

A first block, which is used for nothing else, proposes numbers e near the quantile. In the others
it is counted how many values are at most e: if P(X ≤ e) is surely below the level then the quantile
is above e, and if it is surely not, then at most e.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from numerics.evalues import proportion_interval
from verify.compare import Interval
from verify.engines.arrays import approximate
from verify.engines.closed import Undefined, Unread
from verify.instances import Instance
from verify.parameters import fraction
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

__all__ = ["chain_quantile"]

Values = NDArray[np.float64]

PILOT = "to propose numbers"
OFFSETS = (
    *np.arange(-4.0, 4.25, 0.25),
    -13.0,
    -9.0,
    -6.0,
    6.0,
    9.0,
    13.0,
)  # sd of the pilot's rank
ROUNDING = Fraction(1, 2**30)
TINY = 2.0**-900  # below it a state may be one that has left the floats


def chain_quantile(
    of: sp.Expr,
    level: sp.Expr,
    model: Chain,
    experiment: Experiment,
    at: Instance,
    lab: Laboratory,
) -> Measured:
    """The quantile of a function of the state of any recursion.

    Raises:
        Undefined: the level is not in (0, 1).
        Unread: it is irrational, or values are not numbers, or too small to be told from 0.
        ValueError: one block is more than the budget.
    """
    share = _share(level)
    numbers, ask = numbers_at(at), followable(model, experiment.steps)
    words = model.paths * model.words
    once = model.rounds > 1
    most = lab.one_step(words) if once else lab.of_paths(words, model.paths * model.drawn)

    def drawn(what: Experiment, number: int) -> tuple[Values, int]:
        """The values that are numbers, and how many are not."""
        states, broken, _ = ended(model, ask, what, lab, number, most)
        value = np.broadcast_to(
            np.asarray(approximate(of, {**numbers, **states}), dtype=np.float64), (model.paths,)
        )
        bad = broken | np.isnan(value)
        return value[~bad], int(np.count_nonzero(bad))

    pilot = Experiment(experiment.statement, f"{experiment.name}, {PILOT}", experiment.steps)
    edges = _edges(*drawn(pilot, 0), float(share))
    if experiment.steps > 1 and (np.abs(edges) < TINY).any():
        raise Unread("the states are too small to be told from 0")

    def counted(number: int) -> Counts:
        values, bad = drawn(experiment, number)
        below = np.searchsorted(np.sort(values), edges, side="right")
        return (*(int(n) for n in below), len(values), bad)

    def read(counts: Counts) -> Value:
        *below, seen, bad = counts
        require_numbers(bad, seen + bad)
        return _between(edges, below, seen, share, model.bias)

    what = f"quantile {level} of {of} among {edges[0]:.6g} .. {edges[-1]:.6g}"
    series = lab.series(experiment, what, at.values, most, counted, ask)
    return Measured(series, read, model.paths)


def _share(level: sp.Expr) -> Fraction:
    share = fraction(level)
    if share is None:
        raise Unread(f"the level {level} of a quantile is irrational")
    if not 0 < share < 1:
        raise Undefined(f"the level {level} of a quantile is not in (0, 1)")
    return share


def _edges(values: Values, bad: int, level: float) -> Values:
    """Order statistics around the quantile of a sample, each once, ascending."""
    if bad or not values.size:
        raise Unread(f"NaN events: {bad} of {values.size + bad}")
    step = np.sqrt(level * (1 - level) * values.size)
    ranks = np.round(level * values.size + step * np.sort(OFFSETS)).astype(int)
    found = np.sort(values)[np.clip(ranks, 0, values.size - 1)]
    return np.unique(found[np.isfinite(found)])


def _between(
    edges: Values, below: list[int], seen: int, level: Fraction, bias: float
) -> Interval | None:
    """The numbers between which the quantile lies; None while it may lie beyond them."""
    alpha = ALPHA / len(edges)
    shares = [proportion_interval(count, seen, alpha) for count in below]
    short = [i for i, (_, high) in enumerate(shares) if high < level]
    enough = [i for i, (low, _) in enumerate(shares) if low >= level]
    if not short or not enough:
        return None
    low, high = (Fraction(float(edges[i])) for i in (short[-1], enough[0]))
    pad = ROUNDING * (abs(low) + abs(high))
    return Interval(low - pad, high + pad, ALPHA + seen * bias, seen)
