"""Simulation of one block: 4096 paths side by side in NumPy, whatever can be an integer counted.

Every kernel takes the lanes at their present word and advances them. Sums of logarithms use
`numerics.elementary.ln`, so a result is the same on every IEEE machine whenever the caller's own
function uses +, -, *, / and square roots only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, final

import numpy as np

from numerics.draws import Indices, Values, atom_draws, is_fair_coin
from numerics.elementary import ln_of
from numerics.laws import Atoms, Drawn, Source
from numerics.sampling import rows, sampler
from numerics.streams import BLOCK, Lanes

__all__ = [
    "Factor",
    "Grid",
    "Histogram",
    "State",
    "Step",
    "atom_counts",
    "increments",
    "log_growth",
    "nonfinite",
    "walk",
]

Factor = Callable[[Values], Values]
"""From draws of x, shape (4096,), to the factors by which the paths are multiplied."""

State = tuple[Values, ...]
"""One array of shape (4096,) for each variable of a model."""

Step = Callable[[State, State], State]
"""From (state, draws of this step) to the next state."""

_RENORMALISE: Final = 16
_EXTREME: Final = 2.0**60
"""16 factors within [1/_EXTREME, _EXTREME] times a mantissa stay among the normal floats."""

_LN_2: Final = 0.6931471805599453


def nonfinite(array: Values) -> int:
    """Return how many entries are NaN or infinite: such a block is no evidence."""
    return int(np.count_nonzero(~np.isfinite(array)))


def atom_counts(lanes: Lanes, law: Atoms, steps: int) -> Indices:
    """Return how often each path drew each atom, int64 of shape (4096, atoms).

    The draws are those of `numerics.draws.atom_draws`; a fair coin is counted 64 draws at a time.

    Raises:
        ValueError: steps is negative.
    """
    _require_steps(steps)
    counts = np.zeros((BLOCK, len(law.weights)), dtype=np.int64)
    if is_fair_coin(law):
        for done in range(0, steps, 64):
            left = min(64, steps - done)
            used = np.uint64((1 << left) - 1)
            counts[:, 1] += np.bitwise_count(lanes.words() & used)
        counts[:, 0] = steps - counts[:, 1]
        return counts
    draws = atom_draws(lanes, law)
    paths = np.arange(BLOCK)
    for _ in range(steps):
        counts[paths, draws.indices()] += 1
    return counts


def log_growth(lanes: Lanes, law: Drawn, factor: Factor, steps: int) -> Values:
    """Return the sum of ln|factor(x)| over the steps, float64 of shape (4096,).

    Factors are multiplied and the exponent is taken out every 16 steps, so nothing underflows and
    one logarithm a path is enough. The relative error of exp(result) is about steps * 2^-53.

    A path that met a factor of exactly 0 has -inf; one that met NaN or an infinite factor is NaN
    or +inf, even if it met 0 too. `nonfinite` counts all three; `numpy.isneginf` tells the first.

    Raises:
        ValueError: steps is negative.
    """
    _require_steps(steps)
    draws = sampler(lanes, law)
    mantissa = np.ones(BLOCK)
    exponent = np.zeros(BLOCK, dtype=np.int64)
    with np.errstate(invalid="ignore", over="ignore"):
        for step in range(1, steps + 1):
            size = np.abs(factor(draws.values()))
            if not (size.min() >= 1.0 / _EXTREME and size.max() <= _EXTREME):
                size, power = np.frexp(size)
                exponent += power
            mantissa *= size
            if step % _RENORMALISE == 0:
                mantissa, power = np.frexp(mantissa)
                exponent += power
    return np.asarray(ln_of(mantissa) + exponent * _LN_2)


def walk(
    lanes: Lanes, laws: tuple[Source, ...], step: Step, start: tuple[float | Drawn, ...], steps: int
) -> State:
    """Return the state after the steps of any recursion, one float64 array (4096,) a variable.

    First the entries of the start that are laws are drawn, in order, then the data sets of `laws`.
    In each step the numbers of each law are drawn, in the order of `laws`. Overflow makes entries
    infinite or NaN; nothing is clipped or dropped, so the caller counts them with `nonfinite`.

    Raises:
        ValueError: steps is negative, or `step` changes the number or shape of the variables.
    """
    _require_steps(steps)
    state: State = tuple(
        np.full(BLOCK, x, dtype=np.float64) if isinstance(x, float) else sampler(lanes, x).values()
        for x in start
    )
    drawn = [rows(lanes, law) for law in laws]
    with np.errstate(invalid="ignore", over="ignore", divide="ignore", under="ignore"):
        for _ in range(steps):
            state = step(state, tuple(value for numbers in drawn for value in numbers()))
            if [np.shape(x) for x in state] != [(BLOCK,)] * len(start):
                shapes = [np.shape(x) for x in state]
                raise ValueError(f"walk: step gave shapes {shapes}, not {len(start)} of ({BLOCK},)")
    return state


@final
@dataclass(frozen=True, slots=True)
class Grid:
    """A fixed grid of `bins` equal cells on [low, high].

    Raises:
        ValueError: low is not below high, or a bound is not finite, or bins is not positive.
    """

    low: float
    high: float
    bins: int

    def __post_init__(self) -> None:
        if not (np.isfinite([self.low, self.high]).all() and self.low < self.high):
            raise ValueError(f"Grid: [low, high]=[{self.low}, {self.high}] is no finite interval")
        if self.bins < 1:
            raise ValueError(f"Grid: bins={self.bins} is not in [1, oo)")

    def edges(self) -> Values:
        """Return the edges of the cells, increasing, shape (bins + 1,)."""
        return np.linspace(self.low, self.high, self.bins + 1)


@final
@dataclass(frozen=True, slots=True)
class Histogram:
    """Integer counts on a grid; they add up to the number of draws.

    Args:
        below: values under the first edge, -inf among them.
        cells: values with edges[i] <= value < edges[i + 1].
        above: finite values at the last edge or over it.
        nonfinite: NaN and +inf.
    """

    below: int
    cells: tuple[int, ...]
    above: int
    nonfinite: int


def increments(lanes: Lanes, law: Drawn, factor: Factor, steps: int, grid: Grid) -> Histogram:
    """Return the histogram of Y = ln|factor(x)| over 4096 * steps draws.

    Y is computed within 2 units in the last place; the cell is exact for the computed Y.

    Raises:
        ValueError: steps is negative.
    """
    _require_steps(steps)
    draws = sampler(lanes, law)
    edges = grid.edges()
    counts = np.zeros(grid.bins + 2, dtype=np.int64)
    bad = 0
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        for _ in range(steps):
            y = ln_of(np.abs(factor(draws.values())))
            valid = y < np.inf
            bad += int(np.count_nonzero(~valid))
            cells = np.searchsorted(edges, y[valid], side="right")
            counts += np.bincount(cells, minlength=grid.bins + 2)
    below, *inside, above = (int(count) for count in counts)
    return Histogram(below=below, cells=tuple(inside), above=above, nonfinite=bad)


def _require_steps(steps: int) -> None:
    if steps < 0:
        raise ValueError(f"kernel: steps={steps} is not in [0, oo)")
