"""Any recursion of the vocabulary at a point, stepped in floats, symbol by symbol."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, final

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from numerics.draws import is_fair_coin
from numerics.kernels import State, walk
from numerics.laws import Atoms, Drawn, Hand, Source
from numerics.sampling import bias, opening, words
from numerics.streams import BLOCK, Lanes
from theory.models import BINARY32, Model, Path, Recursion
from verify.engines.arrays import approximate
from verify.instances import Instance, Values
from verify.lowering import marginals, sources
from verify.parameters import here
from verify.programs import unclocked

__all__ = ["Begin", "Chain", "begun", "chain", "floats", "numbers_at"]


Bools = NDArray[np.bool_]
Begin = tuple[float | Drawn, ...]


@final
@dataclass(frozen=True, slots=True)
class Chain:
    """A recursion at a point, ready to be stepped.

    Attributes:
        path: without averages.
        stepped: its model, with a clock and its powers among the states.
        laws: of the draws, in order.
        begin: a number or a law for each coordinate.
        ticking: where the clock and its powers begin.
        numbers: the parameters.
        kind: what numbers of the model are made of.
        bias: of a path, from choices among finitely many: a distance in total variation.
        words: random words that a path takes, one for each draw.
        drawn: those that are drawn, 64 tosses of a fair coin being one word.
        rounds: paths that a lane follows one after another in a block.
    """

    path: Path
    stepped: Model
    laws: tuple[Source, ...]
    begin: Begin
    ticking: tuple[float, ...]
    numbers: Mapping[sp.Basic, Any]
    kind: Callable[[Any], Any]
    bias: float
    words: int
    drawn: int
    rounds: int = 1

    @property
    def paths(self) -> int:
        """In one block."""
        return BLOCK * self.rounds

    def step(self, state: State, drawn: State) -> State:
        """One step; the last entry is whether a path ever was not finite."""
        *values, broken = state
        model = self.stepped
        symbols = (*model.state, *(s for draw in model.draws for s in draw.symbols))
        rounded = [np.asarray(self.kind(x)) for x in (*values, *drawn)]
        known = {**self.numbers, **dict(zip(symbols, rounded, strict=True))}
        after = tuple(
            np.broadcast_to(
                np.asarray(approximate(step, known, self.kind), dtype=np.float64), (BLOCK,)
            )
            for step in model.step
        )
        fine = np.isfinite(np.stack(after)).all(axis=0)
        return (*after, np.where(fine, broken, 1.0))

    def ends(self, lanes: Lanes, steps: int) -> tuple[dict[sp.Basic, Any], Bools]:
        """The states after the steps, and which paths ever were not finite."""
        begun = (*self.begin, *self.ticking, 0.0)
        rounds = [walk(lanes, self.laws, self.step, begun, steps) for _ in range(self.rounds)]
        *end, broken = (np.concatenate(column) for column in zip(*rounds, strict=True))
        return dict(zip(self.stepped.state, end, strict=True)), np.asarray(broken != 0)


def chain(path: Path, steps: int, at: Instance, rounds: int = 1) -> Chain:
    """The recursion of a path without averages at a point.

    Raises:
        Unread: a law or a parameter has no exact numbers, or no table can be made of a density.
        Undefined: a parameter has no real value.
    """
    model = path.model
    kind: Callable[[Any], Any] = np.float32 if model.arithmetic is BINARY32 else np.float64
    laws = sources(path, at)
    begin = begun(path, at, kind)
    started = [law for law in begin if not isinstance(law, float)]
    stepped, ticking = unclocked(model) if isinstance(model, Recursion) else (model, ())
    numbers = {symbol: kind(number) for symbol, number in numbers_at(at).items()}
    wrong = steps * sum(_choices(law) for law in laws) + sum(_choices(law) for law in started)
    many = steps * sum(words(law) for law in laws) + sum(opening(law) for law in laws)
    many += sum(words(law) for law in started)
    coins = sum(isinstance(law, Atoms) and is_fair_coin(law) for law in laws)
    fewer = many - coins * (steps - -(-steps // 64))
    sizes = (max(many, 1), max(fewer, 1), rounds)
    return Chain(path, stepped, laws, begin, ticking, numbers, kind, wrong, *sizes)


def _choices(source: Source) -> float:
    """The bias of a choice among finitely many; a density is drawn up to rounding."""
    from numerics.laws import Atoms, Blend

    return bias(source) if isinstance(source, Atoms | Blend | Hand) else 0.0


def begun(path: Path, at: Instance, kind: Callable[[Any], Any]) -> Begin:
    """Where a path starts: a number of this kind, or a law, for each coordinate."""
    if isinstance(path.start, tuple):
        return tuple(float(kind(float(sp.N(here(x, at), 20)))) for x in path.start)
    return marginals(path.start, at)


def numbers_at(at: Instance) -> dict[sp.Basic, Any]:
    """The point in floats."""
    return floats(at.values)


def floats(values: Values) -> dict[sp.Basic, Any]:
    """The values in floats."""
    return {symbol: float(sp.N(exact, 20)) for symbol, exact in values}
