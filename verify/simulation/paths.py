"""Whole paths, simulated: what state they are in after t steps, and what is counted there.

A path of a linear model with finitely many outcomes is known by how often it drew each of them, so
its state is exact, and so is every condition on it. Elsewhere ln|w_t| is summed in place of w_t,
which would underflow; other recursions are stepped in floats.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import final

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from numerics.blocks import Counted
from numerics.draws import bias_per_draw
from numerics.laws import Atoms, Drawn
from numerics.streams import BLOCK
from theory.laws import single
from theory.models import REAL, Path
from theory.trees import digest
from verify.engines.closed import Undefined, Unread, nameless, sign, value
from verify.instances import Instance
from verify.lowering import factor, law, start
from verify.outcomes import Atom, atoms
from verify.parameters import decide, fraction, here
from verify.simulation.chains import chain
from verify.simulation.events import chain_probability
from verify.simulation.experiments import Counts, Experiment, Laboratory, Series, indexed, words_of

__all__ = [
    "Linear",
    "PathMean",
    "experiment_of",
    "laws_of",
    "linear",
    "path_mean",
    "path_probability",
    "steps_at",
]

MOST_STATES = 2_000  # distinct states of a path that are looked at exactly

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@final
@dataclass(frozen=True, slots=True)
class Linear:
    """w ← f(x) w with finitely many outcomes, at a point: exact factors and the law of outcomes."""

    w: sp.Symbol
    w0: sp.Expr
    factors: tuple[sp.Expr, ...]
    law: Atoms

    def state(self, vector: Sequence[int]) -> sp.Expr:
        """w_t of a path that drew the outcomes so often."""
        powers = [f**k for f, k in zip(self.factors, vector, strict=True) if k]
        return self.w0 * sp.Mul(*powers)

    def dead(self, vectors: NDArray[np.int64]) -> Bools:
        """Whether w_t = 0: exactly, from the outcomes and not from a float."""
        zero = [i for i, f in enumerate(self.factors) if sign(f) == 0]
        return np.asarray((vectors[:, zero] > 0).any(axis=1) | (sign(self.w0) == 0))

    def logs(self) -> Floats:
        """ln|f_i|, 0 in place of −∞."""
        sizes = [sp.log(sp.Abs(f)) if sign(f) else sp.Integer(0) for f in self.factors]
        return np.array([float(sp.N(size, 20)) for size in sizes])


@final
@dataclass(frozen=True, slots=True)
class PathMean:
    """Counts of the states of a path, their values of ``of``, and the bias of one path."""

    series: Series
    values: tuple[sp.Expr, ...]
    bias: float


def steps_at(t: sp.Expr | None, at: Instance) -> int:
    """The number of steps.

    Raises:
        Undefined: it is not a non-negative integer.
    """
    steps = here(t, at) if t is not None else None
    if steps is None or not steps.is_Integer or steps < 0:
        raise Undefined(f"t = {steps} is not a step count")
    return int(steps)


def linear(path: Path, at: Instance) -> Linear | None:
    """The model as counts of outcomes; None if it is of another kind.

    Raises:
        Unread: nothing is drawn.
    """
    if not path.model.draws and isinstance(path.start, tuple):
        raise Unread("nothing is drawn: there is nothing to simulate")
    f, w0 = factor(path.model), start(path, at)
    outcomes = None if f is None or w0 is None else atoms(path, at)
    if f is None or w0 is None or outcomes is None:
        return None
    factors = tuple(_factor(f, outcome, at) for outcome in outcomes)
    weights = tuple(w for w in (fraction(o.weight) for o in outcomes) if w is not None)
    return Linear(path.model.state[0], w0, factors, indexed(weights))


def _factor(f: sp.Expr, outcome: Atom, at: Instance) -> sp.Expr:
    return here(f, replace(at, values=(*at.values, *outcome.draws)))


def experiment_of(path: Path, steps: int) -> Experiment:
    """Paths of a model, wherever they start and whatever is asked of them."""
    return Experiment(digest(path.model), f"paths of {steps} steps", steps)


def path_probability(
    condition: sp.Basic, path: Path, steps: int, at: Instance, lab: Laboratory
) -> tuple[Series, float]:
    """Integers (paths on which the condition holds, paths, not numbers) and the bias of one path.

    A recursion that is stepped in floats has a fourth where there are paths on which the condition
    may hold.

    Raises:
        Unread: the model or the condition is of a kind that is not simulated.
        ValueError: one block is more than the budget.
    """
    experiment, what = experiment_of(path, steps), str(condition)
    model = linear(path, at)
    if model is not None:
        held = partial(_held, condition, model, at, {})

        def counted(number: int) -> Counts:
            drawn = lab.tally(experiment, model.law, number)
            return (int(drawn.paths[held(drawn.vectors)].sum()), BLOCK, 0)

        most = lab.of_paths(words_of(model.law, steps))
        ask = Counted(model.law, steps)
        series = lab.series(experiment, what, at.values, most, counted, ask)
        return series, steps * bias_per_draw(model.law)
    if condition.has(sp.Eq, sp.Ne) and path.model.arithmetic is REAL:
        raise Unread("whether floats are equal is not an event")
    stepped = chain(path, steps, at)
    return chain_probability(condition, stepped, experiment, at, lab), stepped.bias


def _held(
    condition: sp.Basic,
    model: Linear,
    at: Instance,
    known: dict[tuple[int, ...], bool],
    vectors: NDArray[np.int64],
) -> Bools:
    """Where a condition on the state holds: by logarithms if they leave no doubt, else exactly.

    ``known`` remembers what was decided exactly.
    """
    held, doubtful = _by_logarithms(condition, model, at, vectors)
    for i in np.flatnonzero(doubtful):
        vector = tuple(int(k) for k in vectors[i])
        if vector not in known:
            if len(known) >= MOST_STATES:
                raise Unread(f"more than {MOST_STATES} states would be looked at exactly")
            known[vector] = decide(condition.xreplace({model.w: model.state(vector)}), at)
        held[i] = known[vector]
    return held


def _by_logarithms(
    condition: sp.Basic, model: Linear, at: Instance, vectors: NDArray[np.int64]
) -> tuple[Bools, Bools]:
    """(held, doubtful) for a comparison of |w| with a level; all is doubtful for another."""
    held, doubtful = np.zeros(len(vectors), dtype=bool), np.ones(len(vectors), dtype=bool)
    level = _level(condition, model.w)
    size = here(level, at) if level is not None else sp.Integer(0)
    if sign(size) != 1 or sign(model.w0) == 0:
        return held, doubtful
    logs = model.logs()
    ahead = vectors @ logs + float(sp.N(sp.log(sp.Abs(model.w0) / size), 20))
    ahead[model.dead(vectors)] = -np.inf
    margin = 1e-9 + int(vectors[0].sum()) * float(np.abs(logs).max()) * 2.0**-48
    return np.asarray((ahead > 0) == (condition.gts == sp.Abs(model.w))), np.abs(ahead) <= margin


def _level(condition: sp.Basic, w: sp.Symbol) -> sp.Expr | None:
    """ε where the condition compares |w| with ε."""
    if isinstance(condition, sp.Rel) and not isinstance(condition, sp.Eq | sp.Ne):
        for one, other in ((condition.lhs, condition.rhs), (condition.rhs, condition.lhs)):
            if one == sp.Abs(w) and not other.has(w):
                return other
    return None


def laws_of(path: Path, at: Instance) -> tuple[Drawn, ...]:
    """The laws of the draws at the point.

    Raises:
        Unread: nothing is drawn, or a parameter has no exact number.
    """
    laws = tuple(law(draw.law, at) for draw in path.model.draws if single(draw))
    known = tuple(one for one in laws if one is not None)
    if not known or len(known) < len(path.model.draws):
        raise Unread("nothing is drawn, or a law has no exact numbers here")
    return known


def path_mean(
    of: sp.Expr, model: Linear, experiment: Experiment, at: Instance, lab: Laboratory
) -> PathMean:
    """The states that a path can be in, their exact values, and how many paths were in each.

    Raises:
        Unread: the path has too many states.
        ValueError: one block is more than the budget.
    """
    from math import comb

    from numerics.counts import multinomial

    steps = experiment.steps
    size = comb(steps + len(model.factors) - 1, len(model.factors) - 1)
    if size > MOST_STATES:
        raise Unread(f"the {size} states at t = {steps} are more than {MOST_STATES}")
    vectors = [v for v, _ in multinomial(steps, model.law.weights)]
    place = {vector: i for i, vector in enumerate(vectors)}
    values = tuple(value(of, {**at.at, model.w: model.state(v)}, nameless) for v in vectors)

    def counted(number: int) -> Counts:
        drawn = lab.tally(experiment, model.law, number)
        counts = [0] * len(vectors)
        for vector, paths in zip(drawn.vectors, drawn.paths, strict=True):
            counts[place[tuple(int(k) for k in vector)]] = int(paths)
        return tuple(counts)

    most = lab.of_paths(words_of(model.law, steps))
    ask = Counted(model.law, steps)
    series = lab.series(experiment, "states", at.values, most, counted, ask)
    return PathMean(series, values, steps * bias_per_draw(model.law))
