"""Independent samples of the stationary law of a diffusion, one from each path.

A pilot finds how fast the diffusion is and how long paths from two far starts tell which of them
they are from; three times as long, other paths are followed. Four schemes on each Brownian path say
what the step, and the variable that is stepped, do to the law. No formula of a claim enters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, final

import numpy as np
import numpy.typing as npt
import sympy as sp

from numerics.equivalence import distance_of_two
from numerics.evalues import dkw_radius, mean_interval, proportion_interval
from numerics.streams import BLOCK, Address
from theory.diffusions import OnInterval
from theory.models import Diffusion, Recursion
from theory.trees import digest
from verify.compare import Interval
from verify.engines.closed import Unread
from verify.reading import Context
from verify.records import NOWHERE, Block
from verify.simulation.clocks import RATE, STEP, Chart, Numbered, Row, kept_share, numbered
from verify.simulation.diffusing import ALPHA, METHOD, Disagreement
from verify.simulation.pilots import Plan, address, ends_of, numbers, pilot, uniform
from verify.simulation.schemes import four

__all__ = ["Lasting", "lasting"]

Array = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

BLOCKS: Final = {"deep": 8}  # from each start
FINER: Final = {"deep": 2}  # times that the step is smaller
LONGER: Final = 3  # times what makes them alike
LEFT: Final = 1e-3  # of the start, by then
ENOUGH: Final = 128  # steps in the time that makes them alike; if there are fewer they are smaller
PARTS: Final = 64  # among which a risk is divided


@final
@dataclass(frozen=True, slots=True, eq=False)
class Lasting:
    """Samples of a stationary law.

    Attributes:
        chart: of the interval.
        ends: coordinates of the ends of paths, shape (4 schemes, paths).
        kept: which paths are seen by the old clock, of the same shape.
        places: coordinates at which errors are measured.
    """

    chart: Chart
    ends: Array
    kept: Bools
    places: tuple[float, ...]

    @property
    def samples(self) -> Array:
        """Coordinates of the samples by the fine scheme in the chart."""
        return np.asarray(self.ends[0][self.kept[0]])

    def error(self, place: float) -> float:
        """A bound of the error of the distribution function at a coordinate, noise left out.

        Halving the step again may change twice what it changed now; the two variables may differ by
        what that explains.

        Raises:
            Disagreement: they differ by more.
        """
        steps = [2 * self._apart(2 * k, 2 * k + 1, place)[1] for k in (0, 1)]
        least, most = self._apart(0, 2, place)
        if least > steps[0] + steps[1]:
            raise Disagreement(
                f"discretisations disagree: distribution functions are {least:.3g} apart in the "
                f"chart and in another variable, and halving the step explains {sum(steps):.3g}"
            )
        return max(steps[0], most + steps[1]) + LEFT

    def worst(self) -> float:
        """The largest of the errors at the places."""
        return max(self.error(place) for place in self.places)

    def below(self, place: float) -> Interval:
        """P(y < place)."""
        inside = int(np.count_nonzero(self.samples < place))
        low, high = proportion_interval(inside, len(self.samples), ALPHA)
        error = self.error(place)
        low, high = max(0.0, low - error), min(1.0, high + error)
        return Interval(Fraction(low), Fraction(high), 2 * ALPHA, len(self.samples))

    def _apart(self, i: int, j: int, place: float) -> tuple[float, float]:
        """How far apart two distribution functions are at a place, at least and at most.

        With a the share of paths that are kept and below, A of those that are kept, and F = b/B:
        a/A − b/B = [(a − F A) − (b − F B)]/A, and the bracket is the mean of a bounded number.
        """
        n = self.kept.shape[1]
        one, two = (self._where(k, place) for k in (i, j))
        inside, share = int(np.count_nonzero(two == 1)), int(np.count_nonzero(two))
        f = inside / share
        each = np.array([0.0, 1 - f, -f])  # not kept, kept and below, kept and above
        counts = np.bincount(3 * one + two, minlength=9)
        values = (each[:, None] - each[None, :]).ravel()
        low, high = mean_interval(counts, values, -1.0, 1.0, ALPHA / PARTS)
        about = proportion_interval(inside, share, ALPHA / PARTS)
        changed = abs(int(np.count_nonzero(one)) - share) / n
        slack = max(f - about[0], about[1] - f) * changed  # F is not known better than that
        kept = proportion_interval(int(np.count_nonzero(one)), n, ALPHA / PARTS)
        least = max(0.0, low - slack, -high - slack)
        return least / kept[1], (max(high, -low) + slack) / kept[0]

    def _where(self, k: int, place: float) -> npt.NDArray[np.int64]:
        """0 for a path that is not kept by a scheme, 1 for one below a place, 2 for one above."""
        below = np.where(self.ends[k] < place, 1, 2)
        return np.where(self.kept[k], below, 0)


def lasting(on: OnInterval, values: Mapping[sp.Symbol, sp.Expr], context: Context) -> Lasting:
    """Samples of the stationary law of a diffusion whose parameters have values.

    Raises:
        Unread: the interval is another, or paths from two starts are not seen to become alike.
        Disagreement: paths leave the numbers, or what they forget of their start is not enough.
    """
    line = numbered(on, values)
    plan = pilot(line, context)
    clocked, speed = line.slow(line.model, line.chart, RATE)
    finer = FINER[context.budget] * max(1, ENOUGH // plan.steps)
    row = {**line.values, RATE: plan.rate, STEP: 1 / (2 * plan.rate * finer)}
    recursion = four(clocked, line.chart.variable, line.chart.other, STEP)
    steps = LONGER * plan.steps * finer // 2
    walk = Clocked(recursion, line, row, speed, steps, BLOCKS[context.budget])
    found = [
        [walk.block(start, address(line, context, name, n)) for n in range(walk.blocks)]
        for start, name in zip(plan.starts, ("from below", "from above"), strict=True)
    ]
    ends, kept = (
        [np.concatenate([block[k] for block in blocks], axis=1) for blocks in found] for k in (0, 1)
    )
    _keep(line.exact, context, plan, found)
    _require_alike(*(e[0][k[0]] for e, k in zip(ends, kept, strict=True)))
    return Lasting(
        line.chart, np.concatenate(ends, axis=1), np.concatenate(kept, axis=1), plan.places
    )


def _keep(
    model: Diffusion, context: Context, plan: Plan, found: list[list[tuple[Array, Bools]]]
) -> None:
    """How many paths of each block were seen, and how many of those below each place."""
    for name, blocks in zip(("below", "above"), found, strict=True):
        for number, (ends, kept) in enumerate(blocks):
            seen = ends[0][kept[0]]
            counts = (len(seen), *(int(np.count_nonzero(seen < x)) for x in plan.places))
            context.keep(
                Block(claim=context.claim_id, method=METHOD, point=NOWHERE,
                      experiment=f"stationary, {digest(model)[:8]}, from {name}",
                      block=number, counts=counts)
            )  # fmt: skip


def _require_alike(one: Array, two: Array) -> None:
    """Refuse two halves of the samples that tell their start.

    Raises:
        Unread: they do, or a half is empty.
    """
    if min(len(one), len(two)) < BLOCK // 64:
        raise Unread("too few paths are seen by the clock of the diffusion")
    noise = dkw_radius(len(one), ALPHA) + dkw_radius(len(two), ALPHA)
    apart = distance_of_two(one, two)
    if apart > noise:
        raise Unread(f"the start is not forgotten: laws from two starts are {apart:.3g} apart")


@final
@dataclass(frozen=True, slots=True, eq=False)
class Clocked:
    """Four schemes of a diffusion by another clock, followed for a number of double steps."""

    recursion: Recursion
    line: Numbered
    row: Row
    speed: sp.Expr
    steps: int
    blocks: int

    def block(self, start: float, where: Address) -> tuple[Array, Bools]:
        """Coordinates of the ends of a block, shape (4, 4096), and which are kept."""
        chart = self.line.chart
        other = float(chart.other_coordinate(chart.place(np.array([start])))[0])
        begin = (start, start, other, other)
        at = ends_of(self.recursion, self.row, begin, self.steps, where, 2 * self.blocks)
        states = numbers(at)
        with np.errstate(all="ignore"):
            places = np.concatenate((chart.place(states[:2]), chart.other_place(states[2:])))
            ends = np.concatenate((states[:2], chart.coordinate(places[2:])))
        _require_numbers(ends)
        share = kept_share(self.speed, self.line.state, places, self.row)
        return ends, np.asarray(uniform(at) < share)


def _require_numbers(ends: Array) -> None:
    wrong = int(np.count_nonzero(~np.isfinite(ends)))
    if wrong:
        raise Disagreement(f"discretisations disagree: {wrong} ends are outside of the interval")
