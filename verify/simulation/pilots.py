"""Pilots for samples of a stationary law: how fast a diffusion is, and when a start is forgotten.

Their paths are used for nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, final

import numpy as np
import numpy.typing as npt
import sympy as sp

from numerics.equivalence import distance_of_two
from numerics.laws import Gaussian
from numerics.paths import Ends, follow, snapshots
from numerics.streams import BLOCK, Address, open_block, root
from theory.models import Recursion
from theory.trees import digest
from verify.engines.arrays import approximate
from verify.engines.closed import Unread
from verify.programs import followed
from verify.reading import Context
from verify.simulation.clocks import (
    RATE,
    STEP,
    Numbered,
    Row,
    alone,
    bend,
    kept_share,
    rates,
    spread,
)
from verify.simulation.diffusing import METHOD, Disagreement

__all__ = ["Plan", "address", "ends_of", "numbers", "pilot", "uniform"]

Array = npt.NDArray[np.float64]

FAST: Final = 64  # steps of the first pilot, by a clock in which every rate is 1
LONGEST: Final = 2048  # steps of the second
ALIKE: Final = 0.06  # a distance of two laws of 4096 paths that is noise
LEVELS: Final = (0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98)  # at which errors are measured
QUARTERS: Final = slice(2, 5)  # of the levels
SMALL: Final = 0.5  # a part of the width of a law, for a step
NARROWER: Final = 8  # times that a clock is made faster


@final
@dataclass(frozen=True, slots=True)
class Plan:
    """What the pilots found.

    Attributes:
        rate: κ of the clock.
        starts: coordinates far apart, with most of the law between them.
        steps: of the pilot, after which paths from both are alike.
        places: coordinates at which errors are measured.
    """

    rate: float
    starts: tuple[float, float]
    steps: int
    places: tuple[float, ...]


def pilot(line: Numbered, context: Context) -> Plan:
    """How to sample the stationary law of a diffusion.

    Raises:
        Unread: paths from two starts, or at two times, are not alike.
        Disagreement: a path left the numbers.
    """
    fast, speed = line.slow(line.model, line.chart, sp.Integer(0))
    recursion, row = alone(fast, line.chart, STEP), {**line.values, STEP: 0.25}
    seen = []
    for start, name in ((-3.0, "first pilot, below"), (3.0, "first pilot, above")):
        at = ends_of(recursion, row, (start,), FAST, address(line, context, name, 0), 1)
        seen.append(numbers(at)[0])
    y = np.concatenate(seen)
    with np.errstate(over="ignore"):
        share = kept_share(speed, line.state, line.chart.place(y), row)
    if not share.sum() > 0:
        raise Unread("no stationary law is seen: paths are where coefficients are no numbers")
    typical = 1 / _middle(share, share)
    rate = 2.0 ** round(float(np.log2(4 * typical)))
    with np.errstate(all="ignore"):
        here = {line.state: line.chart.place(y), **line.values}
        bends = np.abs(np.broadcast_to(approximate(bend(line.model, line.chart), here), y.shape))
    steep = _middle(bends, share)  # a step of 1/(2κ) must not be longer than 1/(2 steep)
    while np.isfinite(steep) and rate < steep:
        rate *= 2
    starts = (float(np.quantile(y, 0.01)) - 1, float(np.quantile(y, 0.99)) + 1)
    for _ in range(NARROWER):
        plan = _forgetful(line, rate, starts, context)
        step = _step_of(plan, line)
        if step <= SMALL:
            return plan
        rate *= 2.0 ** float(np.ceil(np.log2(step / SMALL)))
    raise Unread("no stationary law is seen: it is too narrow for the steps of its clock")


def _middle(values: Array, weights: Array) -> float:
    """The median of values that have weights."""
    order = np.argsort(values)
    middle = np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)
    return float(values[order][middle])


def _step_of(plan: Plan, line: Numbered) -> float:
    """How far a step of the pilot leads, as a part of how wide the law is.

    Where it is no small part Euler's scheme is unstable, and halving tells nothing of its error. A
    law can be narrow although nothing is fast: where the noise is small.
    """
    places = np.array(plan.places[QUARTERS])
    at = {line.state: line.chart.place(places), **line.values}
    squares, variance = (
        np.broadcast_to(approximate(of(line.model, line.chart), at), places.shape)
        for of in (rates, spread)
    )
    time = 1 / (2 * np.sqrt(plan.rate**2 + squares))
    width = (places[-1] - places[0]) / 1.35  # of a normal law one standard deviation
    drift = np.sqrt(np.maximum(squares - variance**2, 0))
    return float(np.max(np.maximum(variance * time / width**2, drift * time / width)))


def _forgetful(line: Numbered, rate: float, starts: tuple[float, float], context: Context) -> Plan:
    """The plan with the number of steps after which paths from both starts are alike.

    Raises:
        Unread: they are not after as many as are tried.
    """
    clocked, speed = line.slow(line.model, line.chart, RATE)
    recursion = alone(clocked, line.chart, STEP)
    row = {**line.values, RATE: rate, STEP: 1 / (2 * rate)}
    times = [16 << k for k in range(20) if 16 << k <= LONGEST]
    walks = [
        snapshots(
            open_block(address(line, context, f"second pilot, {k}", 0)),
            followed(recursion, (row,), (Gaussian(Fraction(0), Fraction(1)),), (start,), 0),
            times,
        )
        for k, start in enumerate(starts)
    ]
    seen: list[Array | None] = [None, None]
    for steps, *both in zip(times, *walks, strict=True):
        kept = [_kept(numbers(at)[0], at, speed, line, row) for at in both]
        enough = min(map(len, kept)) >= BLOCK // 64
        alike = enough and distance_of_two(kept[0], kept[1]) < ALIKE
        now = np.concatenate(kept) if alike else None
        before = seen[-2]  # at a quarter of the time
        if before is not None and now is not None and distance_of_two(before, now) < ALIKE:
            places = np.quantile(before, LEVELS)
            return Plan(rate, starts, steps // 4, tuple(map(float, places)))
        seen.append(now)
    raise Unread(
        f"no stationary law is seen: up to {LONGEST} steps, laws from two starts or at two times "
        "are not alike"
    )


def _kept(y: Array, at: Ends, speed: sp.Expr, line: Numbered, row: Row) -> Array:
    """The coordinates of the paths that are seen by the old clock."""
    with np.errstate(over="ignore"):
        share = kept_share(speed, line.state, line.chart.place(y), row)
    return np.asarray(y[uniform(at) < share])


def address(line: Numbered, context: Context, name: str, block: int) -> Address:
    """Where the draws of a block are."""
    return Address(root(context.seed), digest(line.exact), METHOD, f"stationary, {name}", block)


def ends_of(
    recursion: Recursion,
    row: Row,
    start: tuple[float, ...],
    steps: int,
    at: Address,
    blocks: int,
) -> Ends:
    """Where the paths of a block are after the steps; of so many blocks like it."""
    laws = tuple(Gaussian(Fraction(0), Fraction(1)) for _ in recursion.draws)
    walk = followed(recursion, (row,), laws, start, steps)
    return follow(open_block(at), walk, blocks)


def numbers(at: Ends) -> Array:
    """The states of a block, shape (states, 4096).

    Raises:
        Disagreement: one left the numbers.
    """
    broken = int(np.count_nonzero(at.broken))
    if broken:
        raise Disagreement(f"discretisations disagree: {broken} of {BLOCK} paths left the numbers")
    return np.asarray(at.states[0], dtype=np.float64)


def uniform(at: Ends) -> Array:
    """A number of [0, 1) for each path, which its draws do not know."""
    return np.asarray((at.spare >> np.uint64(11)).astype(np.float64) * 2.0**-53)
