"""Probabilities over paths of a diffusion from two schemes, each with a bound of its own error."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias, final

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from numerics.evalues import mean_interval, proportion_interval
from numerics.laws import Gaussian
from numerics.paths import Ends, follow
from numerics.streams import BLOCK, Address, open_block, root
from theory.models import Diffusion, Path
from theory.quantities import Probability
from theory.trees import digest
from verify.compare import Interval
from verify.engines.arrays import Unlowered
from verify.engines.closed import Undefined, Unread
from verify.engines.conditions import side_of
from verify.instances import Instance
from verify.lowering import start
from verify.parameters import here
from verify.programs import followed
from verify.reading import Context
from verify.records import NOWHERE, Block
from verify.simulation.schemes import (
    ARC,
    LOGARITHM,
    STATE,
    Variable,
    four,
    one_sided,
    with_values,
)

__all__ = ["Disagreement", "Paths", "agreed", "probability"]

METHOD = "sde"
ALPHA = 1e-9  # of one interval; a number rests on four
BLOCKS = {"quick": 16, "standard": 128, "deep": 1024}
STEPS = {"quick": 32, "standard": 64, "deep": 128}  # of the finer of two meshes in time
Floats: TypeAlias = NDArray[np.float64]
Paths: TypeAlias = "dict[tuple[Diffusion, sp.Expr, sp.Expr], Floats]"


class Disagreement(ArithmeticError):
    """Two discretisations do not tell the same number, or one of them tells none."""


@final
@dataclass(frozen=True, slots=True)
class Question:
    """P(state > level) or P(state < level) at a time, for coefficients that are numbers.

    Attributes:
        upper: whether it is P(state > level).
    """

    model: Diffusion
    begin: sp.Expr
    time: sp.Expr
    level: sp.Expr
    upper: bool


def probability(quantity: Probability, at: Instance, context: Context, paths: Paths) -> Interval:
    """The probability, between bounds that both schemes admit.

    Args:
        quantity: what is asked.
        at: where.
        context: the seed and the budget.
        paths: those that were followed before; another level is another question to them.

    Raises:
        Unread: it is not the probability of an inequality for the state at a time, from a point.
        Disagreement: the schemes disagree, or paths of one leave the numbers.
        Undefined: a parameter has no value.
    """
    asked = _question(quantity, at)
    key, variable = (asked.model, asked.begin, asked.time), _other(asked)
    try:
        if key not in paths:
            paths[key] = _ends(variable, asked, context)
    except Unlowered as reason:
        raise Unread(str(reason)) from None
    one, two = paths[key][:2], paths[key][2:]
    return agreed(_by(STATE, two, asked, context), _by(variable, one, asked, context))


def agreed(one: Interval, two: Interval) -> Interval:
    """The hull of two intervals that meet.

    Raises:
        Disagreement: they do not.
    """
    if one.high < two.low or two.high < one.low:
        ends = [f"[{float(i.low):.4g}, {float(i.high):.4g}]" for i in (one, two)]
        raise Disagreement(f"discretisations disagree: {ends[0]} and {ends[1]}")
    low, high = min(one.low, two.low), max(one.high, two.high)
    return Interval(low, high, one.alpha + two.alpha, one.samples + two.samples)


def _question(quantity: Probability, at: Instance) -> Question:
    path, event = quantity.over, quantity.of
    if not isinstance(path, Path) or not isinstance(path.model, Diffusion):
        raise Unread("the probability is not over a path of a diffusion")
    if quantity.at is None:
        raise Undefined("a probability over a path needs the time at which it is taken")
    w0 = start(path, at)
    (w,) = path.model.state
    asked = side_of(event, w)
    if w0 is None:
        raise Unread("only the probability of an inequality, from a point, is sampled")
    if asked is None:
        raise Unread(f"the probability of {event} is not sampled")
    level, upper = asked
    time = here(quantity.at, at)
    if not time.is_positive:
        raise Undefined(f"t = {time} is not a time after the start")
    model = with_values(path.model, at.at)
    return Question(model, w0, time, here(level, at), upper)


def _other(asked: Question) -> Variable:
    """The logarithm where the path starts above 0 and does not cross it, else asinh."""
    positive = asked.begin.is_positive and one_sided(asked.model, asked.begin)
    return LOGARITHM if positive else ARC


def _by(variable: Variable, ends: Floats, asked: Question, context: Context) -> Interval:
    """The probability by one scheme: its samples, and what halving the step changed.

    Args:
        variable: that is stepped.
        ends: with the fine and with the coarse step, shape (2, blocks, 4096).
        asked: the question.
        context: takes the counts of each block.
    """
    if variable is LOGARITHM and not asked.level.is_positive:
        return _certain(asked.upper)
    level = float(sp.N(variable.at(asked.level)))
    sign = ">" if asked.upper else "<"
    there, nearby = ends > level if asked.upper else ends < level
    told = np.stack((there, there & ~nearby, nearby & ~there)).sum(axis=2)
    experiment = f"{variable.name}, {_kind(asked, context)}, {sign} {asked.level}"
    for block in range(BLOCKS[context.budget]):
        counts = tuple(int(n) for n in told[:, block])
        context.keep(
            Block(claim=context.claim_id, method=METHOD, point=NOWHERE, experiment=experiment,
                  block=block, counts=counts)
        )  # fmt: skip
    return _interval(told.sum(axis=1), there.size)


def _kind(asked: Question, context: Context) -> str:
    return f"{asked.time} in {STEPS[context.budget]} steps"


def _ends(variable: Variable, asked: Question, context: Context) -> Floats:
    """Where paths end by four schemes, shape (4, blocks, 4096), all on the same Brownian paths.

    Raises:
        Disagreement: a path left the numbers.
    """
    steps, blocks = STEPS[context.budget], BLOCKS[context.budget]
    recursion = four(asked.model, variable, STATE, asked.time / steps)
    begin, other = (float(sp.N(y.at(asked.begin))) for y in (variable, STATE))
    laws = tuple(Gaussian(Fraction(0), Fraction(1)) for _ in recursion.draws)
    walk = followed(recursion, ({},), laws, (begin, begin, other, other), steps // 2)
    kind, found = _kind(asked, context), []
    for block in range(blocks):
        where = Address(root(context.seed), digest(asked.model), METHOD, kind, block)
        ends = follow(open_block(where), walk, blocks)
        _require_numbers(ends, variable)
        found.append(ends.states[0])
    return np.stack(found, axis=1)


def _certain(upper: bool) -> Interval:  # noqa: FBT001
    """A positive path is above every level that is not positive."""
    return Interval(Fraction(int(upper)), Fraction(int(upper)))


def _require_numbers(ends: Ends, variable: Variable) -> None:
    """Refuse a block with a path that left the numbers, and say by which scheme.

    Raises:
        Disagreement: there is one.
    """
    broken = int(np.count_nonzero(ends.broken))
    if not broken:
        return
    wrong = [not np.isfinite(ends.states[0, k : k + 2]).all() for k in (0, 2)]
    by = (name.name for name, bad in zip((variable, STATE), wrong, strict=True) if bad)
    names = " and ".join(by) or f"{variable.name} or {STATE.name}"
    raise Disagreement(
        f"discretisations disagree: {broken} of {BLOCK} paths of the scheme in {names} left "
        "the numbers"
    )


def _interval(counts: NDArray[np.int64], paths: int) -> Interval:
    """Noise and bias: halving the step again may change twice what it changed now."""
    low, high = proportion_interval(int(counts[0]), paths, ALPHA)
    gained, lost = int(counts[1]), int(counts[2])
    moved = (lost, paths - gained - lost, gained)
    change = mean_interval(moved, (-1.0, 0.0, 1.0), -1.0, 1.0, ALPHA)
    bias = 2 * max(-change[0], change[1])
    least, most = max(0.0, low - bias), min(1.0, high + bias)
    return Interval(Fraction(least), Fraction(most), 2 * ALPHA, paths)
