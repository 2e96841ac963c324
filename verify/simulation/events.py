"""Conditions on the state of any recursion: what is counted at the end of its paths.

A path whose state is too close to the edge of a condition for floats to tell is counted on both
sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np
import sympy as sp

from theory.models import REAL
from verify.engines.arrays import approximate, holds
from verify.engines.closed import Unread
from verify.instances import Instance
from verify.simulation.chains import Chain, numbers_at
from verify.simulation.experiments import Counts, Experiment, Laboratory, Series
from verify.simulation.following import ended, followable

__all__ = ["chain_probability"]

CLOSE = 2.0**-30  # relative distance within which floats do not tell two sides apart
SINGLE = 2.0**-50  # where the states are floats themselves: one operation on either side


def chain_probability(
    condition: sp.Basic, model: Chain, experiment: Experiment, at: Instance, lab: Laboratory
) -> Series:
    """Integers: paths on which it surely holds, paths, not numbers; and those on which it may hold.

    The last is there only in a block that has such paths.

    Raises:
        ValueError: one block is more than the budget.
    """
    real = model.path.model.arithmetic is REAL
    floats: frozenset[sp.Symbol] = frozenset(() if real else model.path.model.state)
    tell = partial(_told, close=CLOSE if real else SINGLE, floats=floats)
    numbers = numbers_at(at)
    most = lab.of_paths(model.paths * model.words, model.paths * model.drawn)
    ask = followable(model, experiment.steps)

    def walked(number: int) -> Counts:
        states, broken, _ = ended(model, ask, experiment, lab, number, most)
        yes, no = tell(condition, {**numbers, **states})
        sure = np.broadcast_to(yes, (model.paths,)) & ~broken
        open_ = ~np.broadcast_to(yes | no, (model.paths,)) & ~broken
        hits, bad, doubtful = (int(np.count_nonzero(x)) for x in (sure, broken, open_))
        return (hits, model.paths, bad, doubtful) if doubtful else (hits, model.paths, bad)

    return lab.series(experiment, str(condition), at.values, most, walked, ask)


def _told(
    condition: sp.Basic, at: Mapping[sp.Basic, Any], close: float, floats: frozenset[sp.Symbol]
) -> tuple[Any, Any]:
    """Where a condition surely holds, and where it surely fails.

    Sides within a relative distance of ``close`` are not told apart, unless both are among
    ``floats``, the states that are floats by the model, or fractions like 3/8.
    """
    match condition:
        case sp.And(args=parts):
            told = [_told(part, at, close, floats) for part in parts]
            return _every([yes for yes, _ in told]), ~_every([~no for _, no in told])
        case sp.Or(args=parts):
            told = [_told(part, at, close, floats) for part in parts]
            return ~_every([~yes for yes, _ in told]), _every([no for _, no in told])
        case sp.Not(args=(part,)):
            yes, no = _told(part, at, close, floats)
            return no, yes
        case sp.Rel():
            left, right = (np.asarray(approximate(s, at)) for s in (condition.lhs, condition.rhs))
            clear = np.abs(left - right) > close * (np.abs(left) + np.abs(right))
            if all(s in floats or (floats and _is_float(s)) for s in condition.args):
                clear = np.ones_like(clear)
            held = np.asarray(holds(condition, at))
            return held & clear, ~held & clear
    raise Unread(f"{condition} is not a condition on the state")


def _is_float(side: sp.Expr) -> bool:
    """Whether a side of a condition is a fraction that floats have."""
    return bool(side.is_Rational and sp.Rational(float(side)) == side)


def _every(parts: list[Any]) -> Any:
    total = parts[0]
    for part in parts[1:]:
        total = total & part
    return total
