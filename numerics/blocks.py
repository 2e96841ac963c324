"""Blocks as jobs: an address and what is asked there, plain data that any machine can run.

A result depends on the job alone. So it does not matter who runs it, where, when or how often; a
job that was lost with its machine is simply run again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeAlias, final

import numpy as np

from numerics import compiled
from numerics.draws import Indices
from numerics.frames import Weave
from numerics.kernels import Grid, Histogram, atom_counts, increments
from numerics.laws import Atoms, Drawn
from numerics.paths import Ends, Walk, follow, worth_a_kernel
from numerics.programs import Program
from numerics.streams import BLOCK, Address, Lanes, open_block

__all__ = ["Ask", "Cells", "Counted", "Job", "OtherCode", "Result", "code", "run", "run_there"]


@final
@dataclass(frozen=True, slots=True)
class Counted:
    """How often each path drew each atom in so many steps: int64 of shape (4096, atoms)."""

    law: Atoms
    steps: int


@final
@dataclass(frozen=True, slots=True)
class Cells:
    """The histogram of ln|f(x)| over 4096 * steps draws of x.

    Args:
        law: of x.
        factor: the program of f, with one draw and no state.
        numbers: its parameters.
        steps: draws of each path.
        grid: the cells.
    """

    law: Drawn
    factor: Program
    numbers: tuple[float, ...]
    steps: int
    grid: Grid


Ask: TypeAlias = Counted | Cells | Walk
Result: TypeAlias = Indices | Histogram | Ends


@final
@dataclass(frozen=True, slots=True)
class Job:
    """One block.

    Args:
        address: where its words come from.
        ask: what to do with them.
        expected: how many blocks like this one there will be; many are worth a compilation.
    """

    address: Address
    ask: Ask
    expected: int = 1


def run(job: Job) -> Result:
    """Return what the job asks for, with NumPy or compiled: the same integers and bits."""
    lanes = open_block(job.address)
    match job.ask:
        case Counted(law=law, steps=steps):
            return atom_counts(lanes, law, steps)
        case Cells():
            return cells(lanes, job.ask, job.expected)
        case Walk():
            return follow(lanes, job.ask, job.expected)


class OtherCode(RuntimeError):
    """This machine has another version of the code that makes numbers."""


@lru_cache(maxsize=1)
def code() -> str:
    """A digest of the code that makes numbers."""
    digest = blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def run_there(job: Job, expected: str) -> Result:
    """As `run`, on a machine that may have been installed at another time.

    Raises:
        OtherCode: its `code` is not the one that is expected.
    """
    if code() != expected:
        raise OtherCode(f"the code here is {code()}, not {expected}")
    return run(job)


def cells(lanes: Lanes, ask: Cells, expected: int) -> Histogram:
    """Return the histogram."""
    kinds = compiled.kinds((ask.law,))
    if kinds is not None:
        weave = Weave("increments", ask.factor, kinds, "float64", ())
        size = float(BLOCK * ask.steps * expected)
        if worth_a_kernel(weave, size):
            return cells_by_kernel(lanes, ask, weave)

    def factor(x: Any) -> Any:
        return ask.factor(x, *ask.numbers)[0]

    return increments(lanes, ask.law, factor, ask.steps, ask.grid)


def cells_by_kernel(lanes: Lanes, ask: Cells, weave: Weave) -> Histogram:
    """Return the histogram, compiled.

    Raises:
        ImportError: Numba is missing.
    """
    counts = np.zeros(ask.grid.bins + 2, dtype=np.int64)
    numbers = np.array(ask.numbers, dtype=np.float64)
    law = compiled.numbers_of(ask.law)
    kernel = compiled.kernel(weave)
    bad = kernel(lanes.state, *law, numbers, ask.grid.edges(), counts, ask.steps)
    below, *inside, above = (int(count) for count in counts)
    return Histogram(below=below, cells=tuple(inside), above=above, nonfinite=int(bad))
