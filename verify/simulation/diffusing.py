"""Probabilities over paths of a diffusion from two schemes, each with a bound of its own error."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, TypeAlias, final

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from numerics.evalues import proportion_interval
from numerics.laws import Gaussian
from numerics.paths import follow
from numerics.streams import BLOCK, Address, open_block, root
from theory.models import Diffusion, Path
from theory.quantities import Probability
from theory.trees import digest
from verify.compare import Interval
from verify.engines.arrays import Unlowered
from verify.engines.closed import Undefined, Unread
from verify.instances import Instance
from verify.lowering import start
from verify.parameters import here
from verify.programs import followed
from verify.reading import Context
from verify.records import Block
from verify.simulation.schemes import (
    ARC,
    LOGARITHM,
    STATE,
    Scheme,
    Variable,
    euler,
    milstein,
    rests_at_zero,
)

__all__ = ["Disagreement", "Paths", "agreed", "probability"]

METHOD = "sde"
ALPHA = 1e-9  # of one interval; a number rests on six
BLOCKS = {"quick": 16, "standard": 128, "deep": 1024}
STEPS = {"quick": 32, "standard": 64, "deep": 128}  # of the finer of two meshes in time
Floats: TypeAlias = NDArray[np.float64]
Paths: TypeAlias = "dict[tuple[Diffusion, sp.Expr, sp.Expr, str], tuple[Floats, Floats]]"
NOWHERE = -9  # the point index of a block until the examination puts its own


class Disagreement(ArithmeticError):
    """Two discretisations do not tell the same number, or one of them tells none."""


class Made(Protocol):
    """A maker of schemes."""

    def __call__(
        self, model: Diffusion, step: sp.Expr, *, variable: Variable, parts: int
    ) -> Scheme:
        """A scheme of a step."""


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
    schemes = ((STATE, milstein), (_other(asked), euler))
    try:
        found = [_by(scheme, variable, asked, context, paths) for variable, scheme in schemes]
    except Unlowered as reason:
        raise Unread(str(reason)) from None
    return agreed(found[0], found[1])


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
    if w0 is None or not isinstance(event, sp.Rel) or isinstance(event, sp.Eq | sp.Ne):
        raise Unread("only the probability of an inequality, from a point, is sampled")
    level = event.rhs if event.lhs == w else event.lhs
    if w not in (event.lhs, event.rhs) or level.has(w):
        raise Unread(f"the probability of {event} is not sampled")
    time = here(quantity.at, at)
    if not time.is_positive:
        raise Undefined(f"t = {time} is not a time after the start")
    moved = {s: x for s, x in at.values if s != w}
    model = Diffusion(
        path.model.state,
        tuple(b.xreplace(moved) for b in path.model.drift),
        tuple(tuple(s.xreplace(moved) for s in row) for row in path.model.volatility),
        path.model.calculus,
    )
    return Question(model, w0, time, here(level, at), event.gts == w)


def _other(asked: Question) -> Variable:
    """The logarithm where 0 is a fixed point and the path starts above it, else asinh."""
    return LOGARITHM if rests_at_zero(asked.model) and asked.begin.is_positive else ARC


def _by(
    scheme: Made, variable: Variable, asked: Question, context: Context, paths: Paths
) -> Interval:
    """The probability by one scheme: its samples, and what halving the step changed."""
    if variable is LOGARITHM and not asked.level.is_positive:
        return _certain(asked.upper)
    steps, blocks = STEPS[context.budget], BLOCKS[context.budget]
    kind = f"{variable.name}, {asked.time} in {steps} steps"
    key = (asked.model, asked.begin, asked.time, variable.name)
    if key not in paths:
        paths[key] = _ends(scheme, variable, asked, context, kind)
    level = float(sp.N(variable.at(asked.level)))
    sign = ">" if asked.upper else "<"
    there, nearby = (ends > level if asked.upper else ends < level for ends in paths[key])
    told = np.stack((there, there & ~nearby, nearby & ~there)).sum(axis=2)
    for block in range(blocks):
        counts = tuple(int(n) for n in told[:, block])
        experiment = f"{kind}, {sign} {asked.level}"
        context.keep(
            Block(claim=context.claim_id, method=METHOD, point=NOWHERE, experiment=experiment,
                  block=block, counts=counts)
        )  # fmt: skip
    return _interval(told.sum(axis=1), blocks * BLOCK)


def _ends(
    scheme: Made, variable: Variable, asked: Question, context: Context, kind: str
) -> tuple[Floats, Floats]:
    """Where paths end with the fine and with the coarse step, shape (blocks, 4096)."""
    steps, blocks = STEPS[context.budget], BLOCKS[context.budget]
    begin = float(sp.N(variable.at(asked.begin)))
    found = []
    for parts in (1, 2):
        made = scheme(asked.model, asked.time * parts / steps, variable=variable, parts=parts)
        addresses = (
            Address(root(context.seed), digest(asked.model), METHOD, kind, block)
            for block in range(blocks)
        )
        found.append(np.stack([_followed(made, a, steps // parts, begin) for a in addresses]))
    return found[0], found[1]


def _certain(upper: bool) -> Interval:  # noqa: FBT001
    """A positive path is above every level that is not positive."""
    return Interval(Fraction(int(upper)), Fraction(int(upper)))


def _followed(scheme: Scheme, address: Address, steps: int, begin: float) -> Floats:
    """The ends of the paths of a block.

    Raises:
        Disagreement: a path left the numbers.
    """
    laws = tuple(Gaussian(Fraction(0), Fraction(1)) for _ in scheme.recursion.draws)
    walk = followed(scheme.recursion, ({},), laws, (begin,), steps)
    ends = follow(open_block(address), walk)
    broken = int(np.count_nonzero(ends.broken))
    if broken:
        raise Disagreement(
            f"discretisations disagree: {broken} of {BLOCK} paths of the scheme in "
            f"{scheme.variable} left the numbers"
        )
    return np.asarray(ends.states[0, 0])


def _interval(counts: NDArray[np.int64], paths: int) -> Interval:
    """Noise and bias: halving the step again may change twice what it changed now."""
    low, high = proportion_interval(int(counts[0]), paths, ALPHA)
    gained, lost = (proportion_interval(int(n), paths, ALPHA) for n in counts[1:])
    bias = 2 * max(abs(gained[1] - lost[0]), abs(lost[1] - gained[0]))
    least, most = max(0.0, low - bias), min(1.0, high + bias)
    return Interval(Fraction(least), Fraction(most), 3 * ALPHA, paths)
