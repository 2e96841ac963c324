"""Stochastic recursions, and the optimisers that produce them.

The update is derived from the loss by differentiation, never typed: a sign or a factor lost in an
update would otherwise be shared by every method.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import sympy as sp

from theory.laws import Draw, Law, exact

__all__ = ["Model", "Path", "Recursion", "gd", "sgd"]


@final
@dataclass(frozen=True, slots=True)
class Recursion:
    """state ← step(state, draws), with the draws fresh at every step.

    ``state`` and ``step`` are parallel tuples, one entry per coordinate.

    Raises:
        ValueError: the tuples differ in length, or a symbol is both a state and a draw.
    """

    state: tuple[sp.Symbol, ...]
    step: tuple[sp.Expr, ...]
    draws: tuple[Draw, ...]

    def __post_init__(self) -> None:
        if not self.state or len(self.state) != len(self.step):
            raise ValueError(f"Recursion: {len(self.state)} states but {len(self.step)} steps")
        shared = set(self.state) & {draw.symbol for draw in self.draws}
        if shared:
            raise ValueError(f"Recursion: {sorted(map(str, shared))} are both states and draws")


Model = Recursion


@final
@dataclass(frozen=True, slots=True)
class Path:
    """A model together with its start: a point (one entry per coordinate) or a law.

    Raises:
        ValueError: the start has another dimension than the state.
    """

    model: Model
    start: tuple[sp.Expr, ...] | Law

    def __post_init__(self) -> None:
        if isinstance(self.start, sp.Expr | int):
            object.__setattr__(self, "start", (self.start,))
        if isinstance(self.start, tuple):
            object.__setattr__(self, "start", tuple(exact("Path: start", x) for x in self.start))
        if isinstance(self.start, tuple) and len(self.start) != len(self.model.state):
            raise ValueError(
                f"Path: the start {self.start} has {len(self.start)} entries, "
                f"the state {self.model.state} has {len(self.model.state)}"
            )


def sgd(
    loss: sp.Expr, *, over: tuple[sp.Symbol, ...], rate: sp.Expr, draws: tuple[Draw, ...]
) -> Recursion:
    """SGD with batch size 1: w ← w − rate ∇_w loss(w; x), x fresh at every step.

    Args:
        loss: the sampled loss, a function of the parameters and of the data.
        over: the parameters w.
        rate: the learning rate.
        draws: the data of one step.
    """
    step = tuple(sp.expand(w - rate * sp.diff(loss, w)) for w in over)
    return Recursion(state=over, step=step, draws=draws)


def gd(loss: sp.Expr, *, over: tuple[sp.Symbol, ...], rate: sp.Expr) -> Recursion:
    """Gradient descent on an averaged loss: w ← w − rate ∇_w loss(w). It draws nothing."""
    return sgd(loss, over=over, rate=rate, draws=())
