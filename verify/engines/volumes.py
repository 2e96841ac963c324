"""Diffusions at a point, solved by finite volumes: what is claimed, compared with the solution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, final

import numpy as np
import sympy as sp

from numerics.finite_volume import Density, Estimate, stationary
from numerics.meshes import Coefficients, NotNormalisable, reached
from numerics.relaxation import gap, transient
from theory.diffusions import (
    OnInterval,
    SpectralGap,
    StationaryDensity,
    StationaryMean,
    StationaryProbability,
    ito_drift,
    variance_rate,
)
from theory.models import Diffusion, Path
from theory.quantities import Mean, Probability, Quantity
from verify.compare import Interval
from verify.engines.arrays import Array, Unlowered, approximate
from verify.engines.closed import Undefined, Unread, nameless, value
from verify.engines.conditions import side_of
from verify.engines.logforms import logarithm
from verify.instances import Instance
from verify.lowering import start
from verify.outcome import Strength, Truth
from verify.parameters import here
from verify.simulation.schemes import one_sided, with_values
from verify.weigh import Found, unknown

__all__ = ["Line", "density_is", "law_of", "line_at", "measured"]

NODES = np.array([-np.sqrt(0.6), 0.0, np.sqrt(0.6)])  # of Gauss, on (−1, 1)
WEIGHTS = np.array([5.0, 8.0, 5.0]) / 18
EPS = float(np.finfo(float).eps)
COARSE = 1e-4  # an error of a distribution function above which nothing is compared


@final
@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A diffusion whose coefficients have values.

    Attributes:
        density: its stationary law, None if it has none.
        why: why it has none.
        reached: for each end whether paths come to it in finite time, None if that is not seen.
        infinite: for each end whether it is infinite.
    """

    state: sp.Symbol
    density: Density | None
    why: str
    reached: tuple[bool | None, bool | None]
    infinite: tuple[bool, bool]


def line_at(on: OnInterval, at: Instance, tolerance: float) -> Line:
    """The diffusion at a point, solved.

    Raises:
        Undefined: an end has no value.
        Unread: a coefficient has no counterpart in NumPy, or no mesh is fine enough.
    """
    ends = [e if e in (sp.oo, -sp.oo) else value(e, at.at, nameless) for e in (on.low, on.high)]
    drift, rate = (c.xreplace(at.at) for c in (ito_drift(on.model), variance_rate(on.model)))
    return _solved(on.state, drift, rate, (ends[0], ends[1]), tolerance)


@lru_cache(maxsize=256)
def _solved(
    w: sp.Symbol, drift: sp.Expr, rate: sp.Expr, ends: tuple[sp.Expr, sp.Expr], tolerance: float
) -> Line:
    coefficients = Coefficients(_function(drift, w), _function(rate / 2, w))
    low, high = (float(end) for end in ends)
    infinite = (ends[0] == -sp.oo, ends[1] == sp.oo)
    try:
        density = stationary(coefficients, low, high, tolerance=tolerance)
        come = reached(coefficients, low, high)
    except NotNormalisable as reason:
        return Line(w, None, str(reason), (None, None), infinite)
    except Unlowered as reason:
        raise Unread(str(reason)) from None
    except ValueError as reason:
        raise Unread(f"finite volumes: {reason}") from None
    return Line(w, density, "", come, infinite)


def _function(expr: sp.Expr, w: sp.Symbol) -> Callable[[Array], Any]:
    def function(x: Array) -> Any:
        return np.broadcast_to(approximate(expr, {w: x}), x.shape)

    return function


def density_is(event: StationaryDensity, line: Line, at: Instance) -> Found:
    """Whether a claimed density is that of the stationary law, by their distribution functions.

    Raises:
        Unread: a coefficient or the density is not read.
    """
    if line.density is None:
        truth = Truth.FAILS if "grows" in line.why else Truth.UNKNOWN
        return Found(truth=truth, strength=Strength.AGREEMENT, reason=line.why)
    for come, infinite in zip(line.reached, line.infinite, strict=True):
        if come is None or (come and not infinite):
            return unknown("what a path does at an end is not seen by finite volumes")
        if come:
            reason = "the scale is finite at an infinite end: paths explode"
            return Found(truth=Truth.FAILS, strength=Strength.AGREEMENT, reason=reason)
    claimed, rounding = _claimed(event.density.xreplace(at.at), line)
    apart = float(np.max(np.abs(np.cumsum(claimed) - np.cumsum(line.density.masses[2]))))
    error = line.density.error + rounding
    told = Found(
        truth=Truth.UNKNOWN,
        strength=Strength.AGREEMENT,
        radius=f"{error:.3g}",
        detectable=f"{2 * error:.3g}",
        reason=f"sup |F − F'| = {apart:.3g}, with an error of at most {error:.3g}",
    )
    if not np.isfinite(apart):
        return unknown("the density is no number somewhere")
    if error > COARSE:
        return unknown(f"under-powered: a distribution function with an error of {error:.3g}")
    if error < apart <= 2 * error:
        return told
    return Found(
        truth=Truth.HOLDS if apart <= error else Truth.FAILS,
        strength=told.strength,
        radius=told.radius,
        detectable=told.detectable,
        reason=told.reason,
        gap=f"{apart - error:.3g}" if apart > error else "",
        unseen=told.detectable if apart <= error else "",
    )


def _claimed(density: sp.Expr, line: Line) -> tuple[Array, float]:
    """The masses that a formula gives to the cells of the finest mesh, by Gauss's rule.

    And what rounding does to their sums: terms of ln p that cancel leave that much of themselves.
    """
    if line.density is None:
        raise Unread(line.why)
    mesh, chart = line.density.meshes[2], line.density.seen.chart
    half = (mesh.edges[1] - mesh.edges[0]) / 2
    middles = (mesh.edges[1:] + mesh.edges[:-1]) / 2
    z = middles[:, None] + half * NODES[None, :]
    form = logarithm(density)
    with np.errstate(all="ignore"):
        try:
            terms = [
                np.broadcast_to(approximate(term, {line.state: chart.place(z)}), z.shape)
                for term in sp.Add.make_args(form)
            ]
        except Unlowered as reason:
            raise Unread(str(reason)) from None
        levels = np.sum(terms, axis=0)
        heard = line.density.masses[2] > 1e-12
        rounding = 4 * EPS * float(np.sum(np.abs(terms), axis=0)[heard].max())
        levels = levels + np.log(chart.stretch(z))
        masses = np.exp(levels - np.nanmax(levels)) @ WEIGHTS
    return np.asarray(masses / masses.sum()), rounding


Lines = Callable[[OnInterval, Instance], Line]


def measured(quantity: Quantity, at: Instance, lines: Lines) -> Interval:
    """A number of a stationary law, or a spectral gap, between two bounds.

    Raises:
        Unread: it is not one of those, or not seen to be finite.
        Undefined: there is no stationary law, or a parameter has no value.
    """
    match quantity:
        case SpectralGap(on=on):
            return _interval(gap(law_of(lines(on, at))))
        case Mean(of=of, over=Path() as path, at=time):
            return _mean(of, later(path, time, at), at)
        case Probability(of=sp.Rel() as event, over=Path() as path, at=time):
            return _probability(event, later(path, time, at), at)
        case StationaryMean(of=of, on=on):
            return _mean(of, lines(on, at), at)
        case StationaryProbability(of=sp.Rel() as event, on=on):
            return _probability(event, lines(on, at), at)
    raise Unread(f"{type(quantity).__name__} is not read by finite volumes")


def later(path: Path, time: sp.Expr | None, at: Instance) -> Line:
    """The law of a diffusion at a time, from a point; on one side of 0 where paths stay there.

    Raises:
        Unread: it is no diffusion of one state, starts from a law, or is beyond any window.
        Undefined: no time is said, or a parameter has no value.
    """
    model, w0 = path.model, start(path, at)
    if not isinstance(model, Diffusion) or len(model.state) != 1 or w0 is None:
        raise Unread("the path is not that of a diffusion of one state from a point")
    if time is None:
        raise Undefined("a number over a path needs the time at which it is taken")
    moment = here(time, at)
    if not moment.is_positive:
        raise Undefined(f"t = {moment} is not a time after the start")
    model = with_values(model, at.at)
    w, kept = model.state[0], one_sided(model, w0)
    low = sp.Integer(0) if kept and w0.is_positive else -sp.oo
    high = sp.Integer(0) if kept and w0.is_negative else sp.oo
    drift, rate = ito_drift(model), variance_rate(model)
    return _transient(w, drift, rate, (low, high), (w0, moment))


@lru_cache(maxsize=256)
def _transient(
    w: sp.Symbol, drift: sp.Expr, rate: sp.Expr, ends: tuple[sp.Expr, sp.Expr],
    begun: tuple[sp.Expr, sp.Expr],
) -> Line:  # fmt: skip
    coefficients = Coefficients(_function(drift, w), _function(rate / 2, w))
    begin, time = (float(sp.N(x)) for x in begun)
    low, high = float(ends[0]), float(ends[1])
    try:
        come = reached(coefficients, low, high)
        if any(end == 0 and seen is not False for end, seen in zip((low, high), come, strict=True)):
            raise Unread("paths come to 0; what they do there is not seen by finite volumes")
        law = transient(coefficients, low, high, start=begin, time=time)
    except (Unlowered, ValueError) as reason:
        raise Unread(f"finite volumes: {reason}") from None
    return Line(w, law, "", (False, False), (ends[0] == -sp.oo, ends[1] == sp.oo))


def law_of(line: Line) -> Density:
    """The law of a line, if no path leaves it.

    Raises:
        Undefined: there is no stationary law.
        Unread: what a path does at an end is not seen.
    """
    if line.density is None:
        raise Undefined(f"there is no stationary law: {line.why}")
    if True in line.reached or None in line.reached:
        raise Unread("what a path does at an end is not seen by finite volumes")
    return line.density


def _interval(found: Estimate) -> Interval:
    value, error = Fraction(found.value), Fraction(found.error)
    return Interval(value - error, value + error)


def _mean(of: sp.Expr, line: Line, at: Instance) -> Interval:
    try:
        return _interval(law_of(line).mean(_function(of.xreplace(at.at), line.state)))
    except Unlowered as reason:
        raise Unread(str(reason)) from None
    except ValueError as reason:
        raise Unread(f"finite volumes: {reason}") from None


def _probability(event: sp.Rel, line: Line, at: Instance) -> Interval:
    """P(w < c), P(w > c): a single number is hit with probability 0."""
    asked = side_of(event, line.state)
    if asked is None:
        raise Unread(f"the probability of {event} is not read by finite volumes")
    level, upper = asked
    below = _interval(law_of(line).below(float(here(level, at))))
    return Interval(1 - below.high, 1 - below.low) if upper else below
