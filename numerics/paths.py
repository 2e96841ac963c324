"""Paths of one block: any recursion on 4096 paths side by side, compiled or by NumPy.

Both do the same IEEE operations on the same words in the same order, so which of them ran is no
part of a result. Several rows of parameters are pushed through the same draws: a sweep is smooth,
and the draws are made once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, final

import numpy as np
from numpy.typing import NDArray

from numerics import compiled
from numerics.frames import Weave
from numerics.laws import Drawn, Source
from numerics.programs import Program
from numerics.sampling import rows as opened
from numerics.sampling import sampler, width
from numerics.streams import BLOCK, Lanes, Words
from numerics.weaving import LEAST, RANGE

__all__ = ["Ends", "Walk", "by_kernel", "by_numpy", "follow", "snapshots", "worth_a_kernel"]

Floats = NDArray[np.floating[Any]]
_FORMS: Final[dict[str, Literal["walk", "kept", "scaled"]]] = {
    "plain": "walk",
    "kept": "kept",
    "exponents": "scaled",
}


@final
@dataclass(frozen=True, slots=True)
class Walk:
    """What is done to a block: the step, its draws, its numbers.

    Args:
        program: the step; its parameters are the numbers below.
        laws: of the draws, in order.
        numbers: rows of parameters, at least one; all rows share the draws.
        start: one entry for each state, a number or a law; the laws are drawn first, in order,
            then the data sets of ``laws``.
        steps: how many.
        scale: "plain" follows the state, and sets what is small to 0; "kept" follows it among the
            subnormal numbers too, down to where the format rounds to 0; "exponents" takes powers
            of 2 out of it, which needs a step that is homogeneous in the state.
        format: "float64" or "float32": of states, parameters, draws and all that is done to them.
        paths: how many of the 4096 are followed, the first ones, in groups of 64; each goes the
            same way whether others are followed or not.

    Raises:
        ValueError: counts do not fit, the paths are no groups, or the step is not homogeneous.
    """

    program: Program
    laws: tuple[Source, ...]
    numbers: tuple[tuple[float, ...], ...]
    start: tuple[float | Drawn, ...]
    steps: int
    scale: Literal["plain", "kept", "exponents"] = "plain"
    format: str = "float64"
    paths: int = BLOCK

    def __post_init__(self) -> None:
        program = self.program
        if not (0 < self.paths <= BLOCK and self.paths % 64 == 0):
            raise ValueError(f"Walk: paths={self.paths} is not in 64, 128, ..., {BLOCK}")
        if self.steps < 0:
            raise ValueError(f"Walk: steps={self.steps} is not in [0, oo)")
        if self.format not in LEAST:
            raise ValueError(f"Walk: format={self.format!r} is not one of {', '.join(LEAST)}")
        fits = (
            len(self.start) == program.states == len(program.results) > 0
            and sum(width(law) for law in self.laws) == program.draws
            and self.numbers
            and all(len(row) == program.parameters for row in self.numbers)
        )
        if not fits:
            raise ValueError("Walk: the program has other numbers of states, draws or parameters")
        if self.scale == "exponents" and not program.is_homogeneous:
            raise ValueError("Walk: the step is not homogeneous, so no power of 2 can be taken out")


@final
@dataclass(frozen=True, slots=True)
class Ends:
    """Where the paths are after the steps.

    Attributes:
        states: shape (rows, states, paths).
        exponents: int64 of shape (rows, paths); the state is states * 2^exponents.
        broken: bool of shape (rows, paths): paths that ever were no finite numbers.
        flushed: how often a state below 1e-140 (1e-30 in binary32) was set to 0; 0 if all is kept.
        spare: the next word of each of the 4096 paths, for one more decision.
    """

    states: Floats
    exponents: NDArray[np.int64]
    broken: NDArray[np.bool_]
    flushed: int
    spare: Words


def worth_a_kernel(weave: Weave, path_steps: float) -> bool:
    """Whether so many path-steps take longer by NumPy than a kernel takes to be there.

    Either way gives the same bits; the times are rough and only decide who is faster.
    """
    if not compiled.available():
        return False
    operation, draw = 2e-9, 1e-7 if weave.form == "increments" else 2e-8  # seconds by NumPy
    needed = path_steps * (operation * len(weave.program.lines) + draw * len(weave.kinds))
    loading = 0.05 if "numba" in sys.modules else 0.3
    return needed > loading and needed > loading + (0.0 if compiled.is_ready(weave) else 3.0)


def follow(lanes: Lanes, walk: Walk, blocks: int = 1) -> Ends:
    """The ends of the paths; the lanes are advanced by what was drawn.

    Args:
        lanes: at their first word.
        walk: what to do.
        blocks: how many blocks of this kind are expected; many are worth a compilation.
    """
    return _onward(lanes, walk, _begin(lanes, walk), blocks)


def snapshots(lanes: Lanes, walk: Walk, times: Sequence[int], blocks: int = 1) -> Iterator[Ends]:
    """The paths after each of these numbers of steps; ``walk.steps`` is not read.

    After each of them the paths go on with fresh words: they are paths of the recursion, but not
    those of `follow`.

    Args:
        lanes: at their first word.
        walk: what to do.
        times: increasing; 0 is the start.
        blocks: how many blocks of this kind are expected.
    """
    at, done = _begin(lanes, walk), 0
    for time in times:
        at = _onward(lanes, replace(walk, steps=time - done), at, blocks * len(times))
        yield at
        done = time


def _onward(lanes: Lanes, walk: Walk, at: Ends, blocks: int) -> Ends:
    weave = _weave(walk)
    path_steps = float(walk.paths * walk.steps * len(walk.numbers) * blocks)
    if weave is not None and worth_a_kernel(weave, path_steps):
        return _by_kernel(lanes, walk, weave, at)
    return _by_numpy(lanes, walk, at)


def _weave(walk: Walk) -> Weave | None:
    found = compiled.kinds(walk.laws)
    if found is None:
        return None
    fixed = tuple(i for i, entry in enumerate(walk.start) if isinstance(entry, float | int))
    return Weave(_FORMS[walk.scale], walk.program, found, walk.format, fixed)


def by_kernel(lanes: Lanes, walk: Walk) -> Ends:
    """As `follow`, compiled.

    Raises:
        ImportError: Numba is missing.
        ValueError: a law has no compiled draws.
    """
    weave = _weave(walk)
    if weave is None:
        raise ValueError("by_kernel: a law has no compiled draws")
    return _by_kernel(lanes, walk, weave, _begin(lanes, walk))


def by_numpy(lanes: Lanes, walk: Walk) -> Ends:
    """As `follow`, by NumPy."""
    return _by_numpy(lanes, walk, _begin(lanes, walk))


def _by_kernel(lanes: Lanes, walk: Walk, weave: Weave, at: Ends) -> Ends:
    form, rows = np.dtype(walk.format), len(walk.numbers)
    numbers = np.array(walk.numbers, dtype=form).reshape(rows, walk.program.parameters)
    y, exponents = at.states.copy(), at.exponents.copy()
    laws = [part for law in walk.laws for part in compiled.numbers_of(law)]
    doubt = np.zeros((rows, walk.paths), dtype=form)
    if walk.scale == "exponents":
        _level(y, exponents)
    extra = exponents if walk.scale == "exponents" else doubt
    run = compiled.kernel(weave)
    flushed = int(run(lanes.state, *laws, numbers, y, extra, walk.steps))
    broken = at.broken | (doubt != 0) | ~np.isfinite(y).all(axis=1)
    return Ends(y, exponents, broken, at.flushed + flushed, lanes.words())


def _by_numpy(lanes: Lanes, walk: Walk, at: Ends) -> Ends:
    form, rows = np.dtype(walk.format), len(walk.numbers)
    numbers = np.array(walk.numbers, dtype=form).reshape(rows, -1, 1)
    drawn = [opened(lanes, law) for law in walk.laws]
    y, exponents, broken = at.states.copy(), at.exponents.copy(), at.broken.copy()
    flushed = at.flushed
    with np.errstate(all="ignore"):
        if walk.scale == "exponents":
            _level(y, exponents)
        for t in range(1, walk.steps + 1):
            draws = [x[: walk.paths].astype(form) for numbers_of in drawn for x in numbers_of()]
            before, y = y, _stepped(walk.program, y, draws, numbers)
            if walk.scale == "exponents":
                y = _watched(walk, before, y, draws, numbers, exponents)
                if t % 16 == 0 or t == walk.steps:
                    _level(y, exponents)
                continue
            broken |= ~np.isfinite(y).all(axis=1)
            if t % 64 == 0 and walk.scale == "plain":
                tiny = (np.abs(y) < form.type(LEAST[walk.format])) & (y != 0)
                flushed += int(np.count_nonzero(tiny))
                y[tiny] = 0
    broken |= ~np.isfinite(y).all(axis=1)
    return Ends(y, exponents, broken, flushed, lanes.words())


def _begin(lanes: Lanes, walk: Walk) -> Ends:
    """Where the paths start, on every row alike."""
    start = np.empty((walk.program.states, BLOCK), dtype=walk.format)
    for row, entry in zip(start, walk.start, strict=True):
        row[:] = entry if isinstance(entry, float | int) else sampler(lanes, entry).values()
    y = np.tile(start[:, : walk.paths], (len(walk.numbers), 1, 1))
    nothing = np.zeros((len(walk.numbers), walk.paths), dtype=np.int64)
    return Ends(y, nothing, nothing != 0, 0, np.zeros(BLOCK, dtype=np.uint64))


def _stepped(program: Program, y: Floats, draws: list[Any], numbers: Floats) -> Floats:
    """One step: arrays of shape (rows, 4096), or (4096,) for draws and (rows, 1) for numbers."""
    states = [y[:, i] for i in range(program.states)]
    parameters = [numbers[:, i] for i in range(program.parameters)]
    shape = y[:, 0].shape
    return np.stack([np.broadcast_to(r, shape) for r in program(*states, *draws, *parameters)], 1)


def _watched(
    walk: Walk,
    before: Floats,
    after: Floats,
    draws: list[Any],
    numbers: Floats,
    exponents: NDArray[np.int64],
) -> Floats:
    """The step done again with care, and levelled, if a path is near the end of the range."""
    low, high, wide = (np.dtype(walk.format).type(x) for x in RANGE[walk.format])
    size = np.abs(after).max(axis=1)
    if ((size >= low) & (size <= high)).all():
        return after
    _level(before, exponents)
    after = _stepped(walk.program, before, draws, numbers)
    small = np.abs(after).max(axis=1) < 1 / wide
    again = _stepped(walk.program, before * wide, draws, numbers)
    after = np.where(small[:, np.newaxis], again, after)
    exponents[small] -= int(np.log2(float(wide)))
    _level(after, exponents)
    return after


def _level(y: Floats, exponents: NDArray[np.int64]) -> None:
    """Divide each path by the power of 2 that brings its largest entry into [1/2, 1), in place."""
    k = np.frexp(np.abs(y).max(axis=1).astype(np.float64))[1].astype(np.int64)
    half = k >> 1
    for power in (-half, half - k):
        y *= np.ldexp(1.0, power)[:, np.newaxis].astype(y.dtype)
    exponents += k
