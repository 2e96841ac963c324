"""The numbers behind a panel, as data frames: what was measured, and what is exact beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any, final

import numpy as np
import pandas as pd
import sympy as sp
from numpy.typing import NDArray

from numerics.phase import escapes
from theory.figures import (
    Cloud,
    Curves,
    Densities,
    Diagram,
    Estimate,
    Histogram,
    Line,
    Panel,
    Regions,
    Sheet,
    Surface,
    Sweep,
    Times,
    Trajectories,
    Values,
)
from theory.laws import Discrete
from verify.engines.arrays import approximate
from verify.engines.closed import Unread
from verify.figures.ensembles import Runs, ensemble, values
from verify.figures.landscapes import located
from verify.figures.laws import stationary_law
from verify.figures.regions import regions
from verify.lowering import factor
from verify.parameters import fraction
from verify.simulation.chains import floats

__all__ = ["Table", "tabulated"]

DENSE = 400  # points of a formula along an axis
SPREAD = 1.959963984540054  # standard errors to either side of a mean: the normal 0.975-quantile
FORMULA = ("label", "x", "y")


@final
@dataclass(frozen=True, slots=True)
class Table:
    """What a panel is drawn from.

    Attributes:
        measured: one row for each point, bin or run.
        lines: formulas along the horizontal axis: columns label, x, y; empty where there are none.
        notes: what a reader must be told of the runs: how many diverged, how many are not seen.
    """

    measured: pd.DataFrame
    lines: pd.DataFrame
    notes: tuple[str, ...]


@singledispatch
def tabulated(panel: Panel, seed: int) -> Table:
    """Measure a panel; the same seed gives the same numbers."""
    del seed
    raise TypeError(f"tabulated: {type(panel).__name__} is no panel")


@tabulated.register
def _(panel: Histogram, seed: int) -> Table:
    """Columns step, from, to, runs; the first bin and the last of a step reach to infinity.

    A line is the share of its density in a bin as wide as the others, around x.
    """
    low, high = float(panel.low), float(panel.high)
    edges = np.linspace(low, high, panel.bins + 1)
    rows: list[tuple[float, ...]] = []
    notes: list[str] = []
    for seen in ensemble(panel.over, [panel.where], panel.runs, panel.times.steps, seed):
        x = values(panel.of, seen)[~seen.diverged]
        below, above = int((x < low).sum()), int((x > high).sum())
        inside = zip(edges[:-1], edges[1:], np.histogram(x, edges)[0], strict=True)
        ends = ((-np.inf, low, below), *inside, (high, np.inf, above))
        rows += [(seen.step, *entry) for entry in ends]
        notes += _unseen(seen, below + above)
    frame = pd.DataFrame(rows, columns=["step", "from", "to", "runs"])
    lines = pd.DataFrame(columns=FORMULA)
    if panel.lines:
        places = np.linspace(low, high, DENSE)
        lines = _formulas(panel.lines, panel.of, places, panel.where)
        lines["y"] *= (high - low) / panel.bins
    return Table(frame, lines, tuple(notes))


@tabulated.register
def _(panel: Densities, seed: int) -> Table:
    """Columns from, to, volumes (the mass of a bin by finite volumes), runs; a line is the formula.

    The first bin and the last reach to infinity; their mass is no part of the table.
    """
    law = stationary_law(panel, seed)
    x = law.ends[~law.runs.diverged]
    below, above = int((x < law.edges[0]).sum()), int((x > law.edges[-1]).sum())
    counts = np.histogram(x, law.edges)[0]
    inside = zip(law.edges[:-1], law.edges[1:], law.masses, counts, strict=True)
    first, last = (-np.inf, law.edges[0], np.nan, below), (law.edges[-1], np.inf, np.nan, above)
    frame = pd.DataFrame((first, *inside, last), columns=["from", "to", "volumes", "runs"])
    line = pd.DataFrame({"label": "formula", "x": law.edges, "y": law.formula})
    return Table(frame, line, tuple(_unseen(law.runs, below + above)))


@tabulated.register
def _(panel: Cloud, seed: int) -> Table:
    """A column for each state, and whether the run has diverged; lines are stationary points."""
    (seen,) = ensemble(panel.over, [panel.where], panel.runs, [panel.step], seed)
    frame = pd.DataFrame({str(name): x for name, x in seen.state.items()})
    frame["diverged"] = seen.diverged
    outside = np.zeros(panel.runs, dtype=np.bool_)
    for axis in (panel.across, panel.up):
        x = seen.state[axis.symbol]
        outside |= (x < float(axis.low)) | (x > float(axis.high))
    notes = list(_unseen(seen, int((outside & ~seen.diverged).sum())))
    try:
        points = located(panel)
    except Unread as reason:
        points = pd.DataFrame(columns=FORMULA)
        notes.append(f"stationary points are not marked: {reason}")
    return Table(frame, points, tuple(notes))


@tabulated.register
def _(panel: Trajectories, seed: int) -> Table:
    """Columns run, step, value: what was measured, at every step of every run."""
    parts: list[pd.DataFrame] = []
    notes: list[str] = []
    for seen in ensemble(panel.over, [panel.where], panel.runs, panel.times.steps, seed):
        found = np.where(seen.diverged, np.inf, values(panel.of, seen))
        rows = {"run": np.arange(panel.runs), "step": seen.step, "value": found}
        parts.append(pd.DataFrame(rows))
        notes += _unseen(seen, 0)
    frame = pd.concat(parts, ignore_index=True).sort_values(["run", "step"], ignore_index=True)
    return Table(frame, pd.DataFrame(columns=FORMULA), tuple(notes))


@tabulated.register
def _(panel: Surface, seed: int) -> Table:
    """Columns of the two symbols, and height; nothing is drawn at random."""
    del seed
    x, y = (np.array([float(v) for v in axis.values]) for axis in (panel.across, panel.up))
    grid = dict(zip((panel.across.symbol, panel.up.symbol), np.meshgrid(x, y), strict=True))
    height = approximate(panel.height, {**floats(panel.where), **grid})
    columns = {str(symbol): column.ravel() for symbol, column in grid.items()}
    frame = pd.DataFrame({**columns, "height": np.broadcast_to(height, (len(y), len(x))).ravel()})
    return Table(frame, pd.DataFrame(columns=FORMULA), ())


@tabulated.register
def _(panel: Sheet, seed: int) -> Table:
    """The columns of the sheet, in floats."""
    del seed
    rows = [(name, *(float(sp.N(x, 20)) for x in numbers)) for name, numbers in panel.rows]
    frame = pd.DataFrame(rows, columns=list(panel.columns))
    return Table(frame, pd.DataFrame(columns=FORMULA), ())


def _unseen(seen: Runs, outside: int) -> Iterator[str]:
    runs = len(seen.diverged)
    if outside:
        yield f"{outside} of {runs} runs lie outside at step {seen.step}"
    if lost := int(seen.diverged.sum()):
        yield f"{lost} of {runs} runs have left the numbers by step {seen.step}"


@tabulated.register
def _(panel: Diagram, seed: int) -> Table:
    """The two parameters, in how many runs the event happened, how many diverged, of how many.

    A run that has left the numbers counts. ``exact`` is the probability where it is known.
    """
    names = [str(axis.symbol) for axis in (panel.across, panel.up)]
    points: list[Values] = [
        (*panel.where, (panel.across.symbol, x), (panel.up.symbol, y))
        for x in panel.across.values
        for y in panel.up.values
    ]
    rows = []
    for seen in ensemble(panel.over, points, panel.runs, [panel.step], seed):
        happened = values(panel.event, seen) | seen.diverged
        place = (float(value) for _, value in seen.point[-2:])
        rows.append((*place, int(happened.sum()), int(seen.diverged.sum()), panel.runs))
    frame = pd.DataFrame(rows, columns=[*names, "happened", "diverged", "runs"])
    exact = _exact(panel, frame)
    if exact is not None:
        frame["exact"] = exact
    lost, total = int(frame["diverged"].sum()), panel.runs * len(frame)
    notes = (f"{lost} of {total} runs have left the numbers, and count as escaped",) if lost else ()
    x = np.linspace(float(panel.across.low), float(panel.across.high), DENSE)
    return Table(frame, _formulas(panel.lines, panel.across.symbol, x, panel.where), notes)


def _exact(panel: Diagram, frame: pd.DataFrame) -> NDArray[np.float64] | None:
    """P(|w_t| > ε) on the grid; None unless w ← f(x) w has finitely many factors."""
    model, start, event = panel.over.model, panel.over.start, panel.event
    f = factor(model)
    if f is None or len(model.draws) != 1 or not isinstance(start, tuple):
        return None
    (draw,), (w,) = model.draws, model.state
    law, (x,) = draw.law, draw.symbols
    if not isinstance(law, Discrete) or event.func is not sp.Gt or event.lhs != sp.Abs(w):
        return None
    weights = [weight for weight in map(fraction, law.weights) if weight]
    if len(weights) < len(law.weights):
        return None
    at: dict[sp.Basic, Any] = {
        **floats(panel.where),
        **{axis.symbol: frame[str(axis.symbol)].to_numpy() for axis in (panel.across, panel.up)},
    }
    factors = [approximate(f.xreplace({x: value}), at) for value in law.values]
    ratio = float(approximate(event.rhs / sp.Abs(start[0]), at))
    return escapes(factors, panel.step, weights=weights, ratio=ratio)


@tabulated.register
def _(panel: Regions, seed: int) -> Table:
    """The two parameters, both exponents, E f² of w − u, the phase, the error of a quadrature."""
    measured, notes = regions(panel, seed)
    x = np.linspace(float(panel.across.low), float(panel.across.high), DENSE)
    return Table(measured, _formulas(panel.lines, panel.across.symbol, x, panel.where), notes)


@tabulated.register
def _(panel: Curves, seed: int) -> Table:
    """Columns label, x, mean, low, high, diverged, runs; low and high are two standard errors."""
    rows = [
        (curve.label, x, *_mean(curve.of, seen), panel.runs)
        for curve in panel.estimates
        for x, seen in _along(panel, curve, seed)
    ]
    frame = pd.DataFrame(rows, columns=["label", "x", "mean", "low", "high", "diverged", "runs"])
    notes = [
        f"{label}: up to {int(part['diverged'].max())} of {panel.runs} runs have left the numbers, "
        f"the first at {panel.along.symbol} = {part['x'].min():g}; the mean is infinite there"
        for label, part in frame[frame["diverged"] > 0].groupby("label", sort=False)
    ]
    match panel.along:
        case Times(steps=steps):
            x = np.array(steps, dtype=np.float64)
        case Sweep(axis=axis):
            x = np.linspace(float(axis.low), float(axis.high), DENSE)
    lines = _formulas(panel.lines, panel.along.symbol, x, panel.where)
    return Table(frame, lines, tuple(notes))


def _along(panel: Curves, curve: Estimate, seed: int) -> Iterator[tuple[float, Runs]]:
    """The runs behind each point of an estimate; a number of steps is a value like any other."""
    fixed = (*panel.where, *curve.where)
    match panel.along:
        case Times(symbol=symbol, steps=steps):
            for seen in ensemble(curve.over, [fixed], panel.runs, steps, seed):
                clock = (symbol, sp.Integer(seen.step))
                yield float(seen.step), replace(seen, point=(*seen.point, clock))
        case Sweep(axis=axis, step=step):
            points = [(*fixed, (axis.symbol, x)) for x in axis.values]
            for seen in ensemble(curve.over, points, panel.runs, [step], seed):
                yield float(seen.point[-1][1]), seen


def _mean(of: sp.Expr, seen: Runs) -> tuple[float, float, float, int]:
    """The mean, two standard errors to either side, and how many diverged: then it is infinite."""
    lost = int(seen.diverged.sum())
    x = values(of, seen)
    mean = np.inf if lost else float(x.mean())
    error = float(x.std(ddof=1)) / np.sqrt(len(x)) if np.isfinite(mean) else 0.0
    return mean, mean - SPREAD * error, mean + SPREAD * error, lost


def _formulas(
    lines: Sequence[Line], symbol: sp.Symbol, x: NDArray[np.float64], where: Values
) -> pd.DataFrame:
    """Formulas along an axis; not a number where they have no real value."""
    parts = []
    for line in lines:
        with np.errstate(all="ignore"):
            y = approximate(line.of, {**floats((*where, *line.where)), symbol: x})
        parts.append(pd.DataFrame({"label": line.label, "x": x, "y": np.broadcast_to(y, x.shape)}))
    return pd.concat(parts) if parts else pd.DataFrame(columns=FORMULA)
