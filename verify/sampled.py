"""Quantities as intervals from integers: what was counted, and the interval that the counts give.

Every interval holds the quantity with probability at least 1 − 1e-9, after all looks together:
proportions by a mixture of likelihood ratios, means of bounded values by bets. An unbounded
logarithm is rounded to the cells of a histogram, and what the rounding and the tails can change in
the mean is added to both ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import final

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from numerics.draws import bias_per_draw
from numerics.evalues import mean_interval, proportion_interval
from numerics.kernels import Grid, increments
from numerics.laws import Atoms
from numerics.laws import Interval as UniformLaw
from numerics.streams import BLOCK
from theory.models import Path
from theory.quantities import Mean, Over, Probability, Quantity, Rate
from theory.trees import digest
from verify.closed import sign
from verify.compare import Interval
from verify.experiments import Counts, Experiment, Laboratory, Series, indexed, words_of
from verify.finite import Unread, decide
from verify.instances import Instance
from verify.lowering import Affine, Atom, affine, atoms, factor, fraction, here, start
from verify.paths import path_mean, path_probability, steps_at

__all__ = ["ALPHA", "Measured", "Voided", "measured", "outcome_law", "rate"]

ALPHA = 1e-9
STEPS = 64  # draws of each lane in a block of an experiment about one step: a word of coins
CELLS = 1024
DEPTH = 14.0  # the histogram reaches from the largest ln|f| down by this much


class Voided(ArithmeticError):
    """Some samples are not numbers: no evidence can be drawn from the others."""


Value = Interval | sp.Expr | None


@final
@dataclass(slots=True)
class Measured:
    """A quantity that can be measured in ever more blocks.

    Attributes:
        series: the integers.
        read: from integers to an interval; −∞ where ln 0 was drawn; None while nothing is known.
        draws: samples in one block.
        spread: the certified length of the interval that the sampled values lie in.
    """

    series: Series
    read: Callable[[Counts], Value]
    draws: int
    spread: Fraction
    seen: dict[int, Value] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The number of doublings that the budget allows."""
        return self.series.last

    def after(self, look: int) -> Value:
        """What 2^look blocks say."""
        look = min(look, self.last)
        if look not in self.seen:
            self.seen[look] = self.read(self.series.after(look))
        return self.seen[look]


def measured(quantity: Quantity, at: Instance, lab: Laboratory) -> Measured:
    """How to measure a quantity at a point; nothing is drawn yet.

    Raises:
        Unread: it is of a kind that is not measured.
        Undefined: it has no real value.
        ValueError: one block of it is more than the budget.
    """
    match quantity:
        case Rate(of=of, over=path):
            (w,) = path.model.state if len(path.model.state) == 1 else (None,)
            if w is None or of not in (w, sp.Abs(w)):
                raise Unread(f"the rate of {of} is not that of the state")
            return rate(path, at, lab)
        case Mean(of=of, over=Path() as path, at=t):
            return _bounded(*path_mean(of, path, steps_at(t, at), at, lab))
        case Mean(of=of, over=over) if not isinstance(over, Path):
            return _draw_mean(of, over, at, lab)
        case Probability(of=condition, over=Path() as path, at=t):
            return _proportion(path_probability(condition, path, steps_at(t, at), at, lab), lab)
        case Probability(of=condition, over=over) if not isinstance(over, Path):
            return _draw_probability(condition, over, at, lab)
    raise Unread(f"a {type(quantity).__name__.lower()} is not measured by simulation")


def rate(path: Path, at: Instance, lab: Laboratory) -> Measured:
    """E ln|f| of w ← f(x) w from one-step increments; the factor is the model's own.

    Raises:
        Unread: the model is of another kind, or starts where it stays.
    """
    f, w0 = factor(path.model), start(path, at)
    if f is None:
        raise Unread("the model is not w ← f(x) w with one state")
    if w0 is None:
        raise Unread("the start is a law")
    if sign(w0) == 0:
        raise Unread("the start is the fixed point: nothing moves")
    log = sp.log(sp.Abs(f), evaluate=False)
    return _one_step_mean(log, path, digest(path.model), at, lab)


def _draw_mean(of: sp.Expr, over: Over, at: Instance, lab: Laboratory) -> Measured:
    return _one_step_mean(of, over, digest(over), at, lab)


def _one_step_mean(
    of: sp.Expr, over: Over, statement: str, at: Instance, lab: Laboratory
) -> Measured:
    draws = over.model.draws if isinstance(over, Path) else over
    if not draws:
        raise Unread("nothing is drawn: there is nothing to simulate")
    experiment = Experiment(statement, f"one step, {STEPS} draws of each lane", STEPS)
    outcomes = atoms(over, at)
    if outcomes is not None:
        return _atom_mean(of, outcomes, experiment, at, lab)
    if len(draws) != 1 or not isinstance(of, sp.log) or not isinstance(of.args[0], sp.Abs):
        raise Unread(f"the mean of {of} over a density is not measured: no bound of its tails")
    form = affine(of.args[0].args[0], draws[0].symbol, draws[0].law, at)
    if form is None:
        raise Unread(f"{of} is not the logarithm of an affine function of one draw")
    return _histogram_mean(form, str(of), experiment, lab)


def outcome_law(outcomes: tuple[Atom, ...]) -> Atoms:
    """The law of the number of the outcome, in the order of ``outcomes``."""
    return indexed(tuple(fraction(o.weight) or Fraction(0) for o in outcomes))


def _atom_mean(
    of: sp.Expr, outcomes: tuple[Atom, ...], experiment: Experiment, at: Instance, lab: Laboratory
) -> Measured:
    """The mean of exact values, from how often each outcome was drawn."""
    law = outcome_law(outcomes)
    values = tuple(here(of.xreplace(dict(o.draws)), at) for o in outcomes)
    if sp.oo in values:
        raise Unread(f"{of} is infinite with positive probability")
    series = lab.series(
        experiment,
        "outcomes",
        lab.one_step(words_of(law, STEPS)),
        lambda number: lab.sum(experiment, law, number),
    )
    return _bounded(series, values, law, STEPS)


def _bounded(
    series: Series, values: tuple[sp.Expr, ...], law: Atoms, draws_per_sample: int
) -> Measured:
    """The mean over finitely many exact values, each with its own count.

    Args:
        series: one count for each value.
        values: exact; −∞ is a value that must not be drawn if the mean is to be finite.
        law: of the draws, whose distance from the drawn law is added to the error probability.
        draws_per_sample: how many draws stand behind a block's count of 4096.
    """
    infinite = [i for i, v in enumerate(values) if v == -sp.oo]
    finite = [i for i in range(len(values)) if i not in infinite]
    points = np.array([float(sp.N(values[i], 20)) for i in finite], dtype=np.float64)
    reach = float(np.abs(points).max()) if points.size else 0.0
    pad = Fraction(reach) * Fraction(1, 2**50)  # rounding of the values and of their bounds
    low, high = (points.min(), points.max()) if points.size else (0.0, 0.0)

    def read(counts: Counts) -> Value:
        if any(counts[i] for i in infinite):
            return -sp.oo
        if infinite:
            return None
        ends = (float(low), float(high))
        if low < high:
            ends = mean_interval([counts[i] for i in finite], points, *ends, ALPHA)
        samples = sum(counts)
        alpha = ALPHA + samples * draws_per_sample * bias_per_draw(law)
        return Interval(Fraction(ends[0]) - pad, Fraction(ends[1]) + pad, alpha, samples)

    return Measured(series, read, BLOCK * max(draws_per_sample, 1), Fraction(high - low))


def _histogram_mean(form: Affine, what: str, experiment: Experiment, lab: Laboratory) -> Measured:
    """E ln|α + β x| of a density, from a histogram of the computed logarithms."""
    grid, bias = _grid(form)
    alpha, beta = float(form.alpha), float(form.beta)

    def block(number: int) -> Counts:
        def size(x: NDArray[np.float64]) -> NDArray[np.float64]:
            return alpha + beta * x

        drawn = increments(lab.lanes(experiment, number), form.law, size, STEPS, grid)
        return (drawn.below, *drawn.cells, drawn.above, drawn.nonfinite)

    edges = grid.edges()
    low, high = float(edges[0]), float(edges[-1])

    def read(counts: Counts) -> Value:
        *seen, bad = counts
        _require_numbers(bad, sum(counts))
        down = mean_interval(seen, np.concatenate([edges[:1], edges]), low, high, ALPHA)[0]
        up = mean_interval(seen, np.concatenate([edges, edges[-1:]]), low, high, ALPHA)[1]
        return Interval(Fraction(down) - bias, Fraction(up) + bias, ALPHA, sum(seen))

    series = lab.series(experiment, what, lab.one_step(BLOCK * STEPS), block)
    return Measured(series, read, BLOCK * STEPS, Fraction(high - low))


def _grid(form: Affine) -> tuple[Grid, Fraction]:
    """Cells for Y = ln|α + β x|, and what rounding Y to them may change in its mean, certified.

    With a density of x at most M, P(Y < s) <= 2 M e^s/|β|, so the cut at L = ``grid.low`` changes
    the mean by at most 2 M e^L/|β|. An interval has no right tail. For a normal x, with m = |α + β
    E x|, σ² = β² Var x and H = m + 9σ, P(|f| > e^s) <= 2 exp(−(e^s − m)²/(2σ²)), and (e^s − m)² >=
    (H − m)² + 2 (H − m) H (s − ln H) beyond s = ln H, so the cut there changes it by at most
    2 exp(−81/2) σ²/((H − m) H) <= exp(−81/2). A computed factor is wrong by at most
    e = 2^-51 (|α| + |β| max|x|), hence max(Y, L) by e/e^L, plus the logarithm's own error. The law
    of the drawn x is within ``bias_per_draw`` of the law, and the rounded max(Y, L) falls and rises
    once as a function of x: its mean changes by at most twice the height of the grid times that.
    """
    alpha, beta, law = float(form.alpha), abs(float(form.beta)), form.law
    if isinstance(law, Atoms):
        raise Unread("a law with atoms is counted, not put into cells")
    if isinstance(law, UniformLaw):
        ends = (form.alpha + form.beta * law.low, form.alpha + form.beta * law.high)
        top = float(max(abs(end) for end in ends)) * (1 + 2.0**-40)
        density, reach = 1 / float(law.high - law.low), float(max(abs(law.low), abs(law.high)))
        right = 0.0
    else:
        sd = float(law.variance) ** 0.5
        top = abs(float(form.alpha + form.beta * law.mean)) + 9 * beta * sd
        density, reach = 0.4 / sd, abs(float(law.mean)) + 9 * sd
        right = float(np.exp(-40.5))
    high = float(np.log(top)) + 2.0**-40
    low = high - DEPTH
    left = 2 * density * float(np.exp(low)) / beta
    wrong = 2.0**-51 * (abs(alpha) + beta * reach) / float(np.exp(low))
    bias = left + right + wrong + 2.0**-48 * (abs(low) + abs(high))
    bias += 2 * DEPTH * bias_per_draw(law)
    return Grid(low, high, CELLS), Fraction(bias * (1 + 2.0**-20))


def _draw_probability(condition: sp.Basic, over: Over, at: Instance, lab: Laboratory) -> Measured:
    """P(condition) over the draws of one step, finitely many outcomes, decided exactly."""
    outcomes = atoms(over, at)
    if not over or outcomes is None:
        raise Unread("a probability over a density is not measured: it is an integral")
    law = outcome_law(outcomes)
    held = tuple(decide(condition.xreplace(dict(o.draws)), at) for o in outcomes)
    experiment = Experiment(digest(over), f"one step, {STEPS} draws of each lane", STEPS)
    values = tuple(sp.Integer(int(h)) for h in held)
    if len(set(values)) == 1:
        values = values  # all or nothing: the interval below is a point

    def block(number: int) -> Counts:
        return lab.sum(experiment, law, number)

    series = lab.series(experiment, "outcomes", lab.one_step(words_of(law, STEPS)), block)
    return _bounded(series, values, law, STEPS)


def _proportion(found: tuple[Series, float], lab: Laboratory) -> Measured:
    """A probability from (successes, paths, paths that are not numbers)."""
    del lab
    series, bias = found

    def read(counts: Counts) -> Value:
        successes, paths, bad = counts
        _require_numbers(bad, paths)
        low, high = proportion_interval(successes, paths, ALPHA)
        return Interval(Fraction(low), Fraction(high), ALPHA + paths * bias, paths)

    return Measured(series, read, BLOCK, Fraction(1))


def _require_numbers(bad: int, of: int) -> None:
    if bad:
        raise Voided(f"NaN events: {bad} of {of}")
