"""Runs of a path at the points of a grid: the numbers behind every measured part of a figure.

The draws are addressed as those of the claims are, by the seed and the model, so that a picture is
the same wherever it is drawn. Points that differ in parameters of the step only share their draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any, final

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from numerics.laws import Source
from numerics.paths import Ends, Walk, snapshots
from numerics.streams import BLOCK, Address, open_block, root
from theory.figures import Cloud, Values
from theory.models import Model, Path, Recursion
from theory.trees import digest, leaves
from verify.engines.arrays import approximate, holds
from verify.instances import Instance
from verify.lowering import sources
from verify.programs import followed
from verify.simulation.chains import Begin, begun, floats

__all__ = ["METHOD", "Runs", "ensemble", "landscape", "values"]

METHOD = "figures"
Floats = NDArray[np.float64]


@final
@dataclass(frozen=True, slots=True)
class Runs:
    """Where the runs are at one point of the grid, after some steps.

    Attributes:
        point: the values of the symbols there.
        step: how many steps were made.
        state: by symbol, shape (runs,).
        diverged: shape (runs,): runs that have left the numbers.
    """

    point: Values
    step: int
    state: Mapping[sp.Symbol, Floats]
    diverged: NDArray[np.bool_]


def ensemble(
    path: Path, points: Sequence[Values], runs: int, times: Sequence[int], seed: int
) -> Iterator[Runs]:
    """Runs at each point after each of the times, point by point in groups that share draws.

    Args:
        path: of a recursion without averages over batches.
        points: values of every symbol that the path leaves open.
        runs: at least 1.
        times: increasing numbers of steps.
        seed: root of all draws.

    Raises:
        ValueError: there are no runs.
        Unread: a law has no exact numbers at a point.
        Unlowered: the step is not plain arithmetic.
    """
    if runs < 1:
        raise ValueError(f"ensemble: runs={runs} is not in 1, 2, ...")
    matters = {
        symbol for leaf in leaves((path.model.draws, path.start)) for symbol in leaf.free_symbols
    }
    drawn = [(p, *_drawn(path, tuple(pair for pair in p if pair[0] in matters))) for p in points]
    for (laws, start), group in groupby(drawn, key=lambda entry: entry[1:]):
        together = [point for point, *_ in group]
        walk = _walk(path.model, together, laws, start)
        blocks = range(-(-runs // BLOCK))
        addresses = (
            Address(root(seed), digest(path.model), METHOD, f"{runs} runs", b) for b in blocks
        )
        parts = (replace(walk, paths=_groups(runs - BLOCK * block)) for block in blocks)
        seen = [
            list(snapshots(open_block(address), part, times, len(blocks)))
            for address, part in zip(addresses, parts, strict=True)
        ]
        for row, point in enumerate(together):
            for number, step in enumerate(times):
                ends = [_row(block[number], row) for block in seen]
                state = np.concatenate([values for values, _ in ends], axis=1)[:, :runs]
                broken = np.concatenate([lost for _, lost in ends])[:runs]
                named = zip(path.model.state, state, strict=False)  # a clock is a state as well
                yield Runs(point, step, dict(named), broken)


def _groups(runs: int) -> int:
    """Paths of a block for so many runs, of which a block may not have all."""
    return min(BLOCK, -(-runs // 64) * 64)


@lru_cache(maxsize=1024)
def _drawn(path: Path, point: Values) -> tuple[tuple[Source, ...], Begin]:
    at = Instance(statement=sp.true, given=(), where=(), values=point)
    return sources(path, at), begun(path, at, float)


def _walk(model: Model, points: Sequence[Values], laws: tuple[Source, ...], start: Begin) -> Walk:
    """The steps of all points; powers of 2 are taken out of the state where that is exact."""
    if not isinstance(model, Recursion):
        raise TypeError(f"ensemble: {type(model).__name__} is no recursion")
    walk = followed(model, [floats(point) for point in points], laws, start, 0)
    free = walk.scale == "plain" and walk.program.is_homogeneous
    return replace(walk, scale="exponents") if free else walk


def _row(ends: Ends, row: int) -> tuple[Floats, NDArray[np.bool_]]:
    """States with their exponents put back; beyond the range of floats they are infinite or 0."""
    power = np.clip(ends.exponents[row], -4000, 4000).astype(np.int32)
    return np.ldexp(ends.states[row].astype(np.float64), power), ends.broken[row]


def values(of: sp.Basic, runs: Runs) -> NDArray[Any]:
    """An expression or a relation in the states and symbols, for every run, shape (runs,)."""
    at = {**floats(runs.point), **runs.state}
    with np.errstate(all="ignore"):
        found = holds(of, at) if isinstance(of, sp.Rel) else approximate(of, at)
    return np.broadcast_to(np.asarray(found), runs.diverged.shape)


def landscape(panel: Cloud, x: Floats, y: Floats) -> Floats:
    """The height of a landscape on the grid, shape (len(y), len(x))."""
    grid = dict(zip((panel.across.symbol, panel.up.symbol), np.meshgrid(x, y), strict=True))
    return np.asarray(approximate(panel.height, {**floats(panel.where), **grid}), dtype=np.float64)
