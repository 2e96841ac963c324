"""Quantities as intervals from integers: what was counted, and the interval that the counts give.

Every interval holds the quantity with probability at least 1 − 1e-9, after all looks together:
proportions by a mixture of likelihood ratios, means of bounded values by bets. An unbounded
logarithm is rounded to the cells of a histogram, and what the rounding and the tails can change in
the mean is added to both ends.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import sympy as sp

from numerics.blocks import Counted
from numerics.draws import bias_per_draw
from numerics.evalues import mean_interval, proportion_interval
from numerics.laws import Atoms
from numerics.streams import BLOCK
from theory.laws import Draw
from theory.models import Path, Recursion
from theory.quantities import Lyapunov, Mean, Over, Probability, Quantile, Quantity, Rate
from theory.trees import digest
from verify.compare import Interval
from verify.engines.closed import Unread, sign
from verify.instances import Instance
from verify.lowering import affine, factor, start
from verify.outcomes import Atom, atoms
from verify.parameters import decide, fraction, here
from verify.simulation.chains import chain
from verify.simulation.events import chain_probability
from verify.simulation.experiments import (
    ALPHA,
    ONE_STEP,
    STEPS,
    Counts,
    Experiment,
    Laboratory,
    Measured,
    Series,
    Value,
    indexed,
    require_numbers,
    words_of,
)
from verify.simulation.histograms import logarithms
from verify.simulation.logs import polynomial_log
from verify.simulation.means import chain_mean
from verify.simulation.paths import (
    experiment_of,
    linear,
    path_mean,
    path_probability,
    steps_at,
)
from verify.simulation.products import exponent
from verify.simulation.quantiles import chain_quantile
from verify.unrolling import unrolled

__all__ = ["measured"]

ONE_DRAW = f"{STEPS} draws of each lane"  # of every law, as the state of a path after one step
FEW = 4  # draws of each lane, where they have to be put in order
FEW_DRAWS = f"{FEW} draws of each lane"


def measured(quantity: Quantity, at: Instance, lab: Laboratory) -> Measured:
    """How to measure a quantity at a point; nothing is drawn yet.

    Raises:
        Unread: it is of a kind that is not measured.
        Undefined: it has no real value.
        ValueError: one block of it is more than the budget.
    """
    quantity = unrolled(quantity, at)
    match quantity:
        case Rate(of=of, over=path):
            (w,) = path.model.state if len(path.model.state) == 1 else (None,)
            if w is None or of not in (w, sp.Abs(w)):
                raise Unread(f"the rate of {of} is not that of the state")
            return _rate(path, at, lab)
        case Lyapunov():
            return exponent(quantity, at, lab)
        case Mean(of=of, over=Path() as path, at=t):
            return _path_mean(of, path, steps_at(t, at), at, lab)
        case Mean(of=of, over=over) if not isinstance(over, Path):
            return _draw_mean(of, over, at, lab)
        case Probability(of=sp.Basic() as condition, over=Path() as path, at=t):
            series, bias = path_probability(condition, path, steps_at(t, at), at, lab)
            return _proportion(series, BLOCK, bias)
        case Probability(of=sp.Basic() as condition, over=over) if not isinstance(over, Path):
            return _draw_probability(condition, over, at, lab)
        case Quantile(of=of, level=level, over=Path() as path, at=t):
            steps = steps_at(t, at)
            model, experiment = chain(path, steps, at), experiment_of(path, steps)
            return chain_quantile(of, here(level, at), model, experiment, at, lab)
        case Quantile(of=of, level=level, over=over) if not isinstance(over, Path):
            path, copies = _copied(over)
            model, once = chain(path, 1, at, rounds=FEW), Experiment(digest(over), FEW_DRAWS, 1)
            return chain_quantile(of.xreplace(copies), here(level, at), model, once, at, lab)
    raise Unread(f"a {type(quantity).__name__.lower()} is not measured by simulation")


def _rate(path: Path, at: Instance, lab: Laboratory) -> Measured:
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


def _path_mean(of: sp.Expr, path: Path, steps: int, at: Instance, lab: Laboratory) -> Measured:
    """From exact values of finitely many states, else of bounded values of any recursion."""
    model, experiment = linear(path, at), experiment_of(path, steps)
    if model is None:
        return chain_mean(of, chain(path, steps, at), experiment, at, lab)
    found = path_mean(of, model, experiment, at, lab)
    measure = _bounded(found.series, found.values, found.bias, BLOCK)
    measure.spread = _spread(found.values)
    return measure


def _copied(draws: tuple[Draw, ...]) -> tuple[Path, dict[sp.Symbol, sp.Symbol]]:
    """A path whose state after one step is one draw of the data, and the names of the copies."""
    drawn = [symbol for draw in draws for symbol in draw.symbols]
    copies = {symbol: sp.Symbol(f"{symbol}'", real=True) for symbol in drawn}
    model = Recursion(tuple(copies.values()), tuple(drawn), draws)
    return Path(model, (sp.Integer(0),) * len(drawn)), copies


def _density_mean(
    of: sp.Expr, draws: tuple[Draw, ...], statement: str, at: Instance, lab: Laboratory
) -> Measured:
    """The mean of a function with bounds over one draw of each density."""
    path, copies = _copied(draws)
    try:
        model = chain(path, 1, at, rounds=STEPS)
        return chain_mean(of.xreplace(copies), model, Experiment(statement, ONE_DRAW, 1), at, lab)
    except Unread as reason:
        unbounded = f"the mean of {of} over a density is not measured: no bound of its tails"
        raise Unread(unbounded) from reason


def _draw_mean(of: sp.Expr, over: Over, at: Instance, lab: Laboratory) -> Measured:
    return _one_step_mean(of, over, digest(over), at, lab)


def _one_step_mean(
    of: sp.Expr, over: Over, statement: str, at: Instance, lab: Laboratory
) -> Measured:
    draws = over.model.draws if isinstance(over, Path) else over
    if not draws:
        raise Unread("nothing is drawn: there is nothing to simulate")
    experiment = Experiment(statement, ONE_STEP, STEPS)
    outcomes = atoms(over, at)
    if outcomes is not None:
        return _atom_mean(of, outcomes, experiment, at, lab)
    if not isinstance(of, sp.log) or not isinstance(of.args[0], sp.Abs):
        return _density_mean(of, draws, statement, at, lab)
    f = of.args[0].args[0]
    form = affine(f, draws, at) if len(draws) == 1 else None
    if form is not None:
        return logarithms(form, str(of), experiment, at, lab)
    return polynomial_log(f, _copied(draws)[0], experiment, at, lab)


def _outcome_law(outcomes: tuple[Atom, ...]) -> Atoms:
    """The law of the number of the outcome, in the order of ``outcomes``."""
    return indexed(tuple(fraction(o.weight) or Fraction(0) for o in outcomes))


def _atom_mean(
    of: sp.Expr, outcomes: tuple[Atom, ...], experiment: Experiment, at: Instance, lab: Laboratory
) -> Measured:
    """The mean of exact values, from how often each outcome was drawn."""
    law = _outcome_law(outcomes)
    # As values and not by substitution, in which SymPy would make ln 0 a complex infinity.
    values = tuple(here(of, replace(at, values=(*at.values, *o.draws))) for o in outcomes)
    if sp.oo in values:
        raise Unread(f"{of} is infinite with positive probability")
    series = lab.series(
        experiment,
        "outcomes",
        at.values,
        lab.one_step(words_of(law, STEPS)),
        lambda number: lab.sum(experiment, law, number),
        Counted(law, STEPS),
    )
    return _bounded(series, values, bias_per_draw(law), BLOCK * STEPS)


def _bounded(series: Series, values: tuple[sp.Expr, ...], bias: float, samples: int) -> Measured:
    """The mean over finitely many exact values, each with its own count.

    Args:
        series: one count for each value.
        values: exact; −∞ is a value that must not be drawn if the mean is to be finite.
        bias: distance of the drawn law of a sample from its law; it adds to the error probability.
        samples: how many there are in a block.
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
        seen = sum(counts)
        alpha = ALPHA + seen * bias
        return Interval(Fraction(ends[0]) - pad, Fraction(ends[1]) + pad, alpha, seen)

    return Measured(series, read, samples)


def _spread(values: tuple[sp.Expr, ...]) -> Fraction:
    finite = [float(sp.N(v, 20)) for v in values if v != -sp.oo]
    return Fraction(max(finite) - min(finite)) if finite else Fraction(0)


def _draw_probability(condition: sp.Basic, over: Over, at: Instance, lab: Laboratory) -> Measured:
    """P(condition) over the draws of one step, finitely many outcomes, decided exactly."""
    draws = over.model.draws if isinstance(over, Path) else over
    outcomes = atoms(over, at)
    if outcomes is None and not condition.has(sp.Eq, sp.Ne):
        path, copies = _copied(draws)
        model, once = chain(path, 1, at, rounds=STEPS), Experiment(digest(draws), ONE_DRAW, 1)
        series = chain_probability(condition.xreplace(copies), model, once, at, lab)
        return _proportion(series, model.paths, model.bias)
    if not over or outcomes is None:
        raise Unread("a probability over a density is not measured: it is an integral")
    law = _outcome_law(outcomes)
    held = [i for i, o in enumerate(outcomes) if decide(condition.xreplace(dict(o.draws)), at)]
    experiment = Experiment(digest(over), ONE_STEP, STEPS)

    def block(number: int) -> Counts:
        drawn = lab.sum(experiment, law, number)
        return (sum(drawn[i] for i in held), sum(drawn), 0)

    most = lab.one_step(words_of(law, STEPS))
    ask = Counted(law, STEPS)
    series = lab.series(experiment, str(condition), at.values, most, block, ask)
    return _proportion(series, BLOCK * STEPS, bias_per_draw(law))


def _proportion(series: Series, samples: int, bias: float) -> Measured:
    """A probability from (successes, samples, samples that are not numbers).

    A fourth integer counts samples of which it is not known whether they are successes. ``bias``
    bounds the distance of the drawn law of a sample from its law.
    """

    def read(counts: Counts) -> Value:
        successes, of, bad, *doubtful = counts
        require_numbers(bad, of)
        low, high = proportion_interval(successes, of, ALPHA)
        alpha = ALPHA + of * bias
        if doubtful:  # two events are counted, and either interval may miss
            high = proportion_interval(successes + doubtful[0], of, ALPHA)[1]
            alpha += ALPHA
        return Interval(Fraction(low), Fraction(high), alpha, of)

    return Measured(series, read, samples)
