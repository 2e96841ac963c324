"""A clock by which no diffusion explodes.

In a chart y of its interval a diffusion is dy = m dt + s dB. By the clock dτ = speed dt with

    speed = √(κ² + m² + s⁴)/κ

its drift is at most κ and its noise at most √κ, whatever its coefficients are; where m and s² are
small against κ it is the old clock. A path is seen in its stationary law by the old clock if it is
kept with probability 1/speed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, final

import numpy as np
import numpy.typing as npt
import sympy as sp

from theory.diffusions import OnInterval, ito_drift, variance_rate
from theory.models import Diffusion, Recursion
from verify.engines.arrays import approximate
from verify.engines.closed import Unread
from verify.simulation.schemes import (
    ARC,
    LOGARITHM,
    STATE,
    TURN,
    Variable,
    euler,
    with_clock,
    with_values,
)

__all__ = [
    "RATE",
    "STEP",
    "Chart",
    "Numbered",
    "Row",
    "alone",
    "bend",
    "chart_of",
    "kept_share",
    "numbered",
    "rates",
    "slowed",
    "spread",
]

Array = npt.NDArray[np.float64]
Row = Mapping[sp.Symbol, float]


@final
@dataclass(frozen=True, slots=True)
class Chart:
    """Two variables in which an interval is the line, and what NumPy has for them.

    Attributes:
        variable: in which powers of the state are exponentials.
        other: in which they are powers, at either end.
        coordinate: the variable at places of the state.
        place: the state where the variable has values.
        stretch: the derivative of that.
        other_coordinate: the other variable at places of the state.
        other_place: the state where the other variable has values.
    """

    variable: Variable
    other: Variable
    coordinate: Callable[[Array], Array]
    place: Callable[[Array], Array]
    stretch: Callable[[Array], Array]
    other_coordinate: Callable[[Array], Array]
    other_place: Callable[[Array], Array]


LINE = Chart(ARC, STATE, np.arcsinh, np.sinh, np.cosh, np.asarray, np.asarray)
HALF_LINE = Chart(
    LOGARITHM, TURN, np.log, np.exp, np.exp,
    lambda w: w - 1 / w, lambda y: (y + np.sqrt(y**2 + 4)) / 2,
)  # fmt: skip


RATE: Final = sp.Symbol("κ of the clock", positive=True)
STEP: Final = sp.Symbol("h of the scheme", positive=True)


@final
@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """A diffusion whose parameters are symbols with values, so that points share their programs.

    Attributes:
        model: with symbols.
        values: of the symbols.
        exact: with the values put in; it says which draws are taken.
        chart: of its interval.
    """

    model: Diffusion
    values: dict[sp.Symbol, float]
    exact: Diffusion
    chart: Chart

    @property
    def state(self) -> sp.Symbol:
        """The only state."""
        return self.model.state[0]


def numbered(on: OnInterval, values: Mapping[sp.Symbol, sp.Expr]) -> Numbered:
    """A diffusion at a point; what stands in an exponent gets its exact value.

    Raises:
        Unread: the interval is neither the line nor (0, oo), or a parameter has no value.
    """
    (w,) = on.model.state
    coefficients = sp.Tuple(*on.model.drift, *on.model.volatility[0])
    powers = {s for power in coefficients.atoms(sp.Pow) for s in power.exp.free_symbols}
    unknown = coefficients.free_symbols - {w} - set(values)
    if unknown:
        raise Unread(f"{min(map(str, unknown))} has no value")
    model = with_values(on.model, {s: values[s] for s in powers - {w}})
    left = coefficients.free_symbols - powers - {w}
    known = {s: float(sp.N(values[s])) for s in left}
    return Numbered(model, known, with_values(on.model, values), chart_of(on))


def chart_of(on: OnInterval) -> Chart:
    """Asinh of the line, the logarithm of (0, oo).

    Raises:
        Unread: it is another interval.
    """
    if on.high == sp.oo and on.low in (-sp.oo, 0):
        return HALF_LINE if on.low == 0 else LINE
    raise Unread("stationary laws are sampled on the line and on (0, oo) only")


def rates(model: Diffusion, chart: Chart) -> sp.Expr:
    """m² + s⁴ of the coefficients in the chart, as an expression in the state (Itô's formula)."""
    return _drift(model, chart) ** 2 + spread(model, chart) ** 2


def bend(model: Diffusion, chart: Chart) -> sp.Expr:
    """dm/dy, how fast what is near is driven together or apart, as an expression in the state."""
    (w,) = model.state
    return sp.diff(_drift(model, chart), w) / sp.diff(chart.variable.at(w), w)


def _drift(model: Diffusion, chart: Chart) -> sp.Expr:
    (w,) = model.state
    y = chart.variable.at(w)
    return ito_drift(model) * sp.diff(y, w) + variance_rate(model) * sp.diff(y, w, 2) / 2


def spread(model: Diffusion, chart: Chart) -> sp.Expr:
    """s² of the noise in the chart, as an expression in the state."""
    (w,) = model.state
    return variance_rate(model) * sp.diff(chart.variable.at(w), w) ** 2


def slowed(model: Diffusion, chart: Chart, rate: sp.Expr) -> tuple[Diffusion, sp.Expr]:
    """The diffusion by the clock with κ = rate, or without κ if it is 0, and its speed."""
    squares = rates(model, chart)
    speed = sp.sqrt(rate**2 + squares) / rate if rate else sp.sqrt(squares)
    return with_clock(model, speed), speed


def alone(model: Diffusion, chart: Chart, step: sp.Expr) -> Recursion:
    """Euler's scheme in the chart."""
    return euler(model, step, variable=chart.variable, parts=1).recursion


def kept_share(speed: sp.Expr, w: sp.Symbol, places: Array, row: Row) -> Any:
    """1/speed at places of the state, at most 1, with values for all symbols."""
    with np.errstate(all="ignore"):
        return np.broadcast_to(1 / approximate(speed, {w: places, **row}), places.shape)
