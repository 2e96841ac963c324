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
from theory.models import ITO, Diffusion, Recursion
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
    "slowed_by_noise",
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
FAR: Final = np.linspace(-9, 9, 37)  # coordinates


@final
@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """A diffusion whose parameters are symbols with values, so that points share their programs.

    Attributes:
        model: with symbols.
        values: of the symbols.
        exact: with the values put in; it says which draws are taken.
        chart: of its interval.
        slow: the diffusion by a clock with κ, or without it, and the speed of the clock.
    """

    model: Diffusion
    values: dict[sp.Symbol, float]
    exact: Diffusion
    chart: Chart
    slow: Callable[[Diffusion, Chart, sp.Expr], tuple[Diffusion, sp.Expr]]

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
    chart = chart_of(on)
    slow = slowed if _has_numbers(rates(model, chart), w, chart, known) else slowed_by_noise
    return Numbered(model, known, with_values(on.model, values), chart, slow)


def _has_numbers(expr: sp.Expr, w: sp.Symbol, chart: Chart, row: Row) -> bool:
    """Whether an expression in the state is a number wherever paths may come in the chart."""
    with np.errstate(all="ignore"):
        return bool(np.isfinite(approximate(expr, {w: chart.place(FAR), **row})).all())


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


def slowed_by_noise(model: Diffusion, chart: Chart, rate: sp.Expr) -> tuple[Diffusion, sp.Expr]:
    """As :func:`slowed`, for noise that has no numbers far out, as e^(w²).

    There 1/s² is 0, and with q = m/s² and R = √(κ²/s⁴ + q² + 1) the speed is s² R/κ.
    """
    (w,) = model.state
    y = chart.variable.at(w)
    slope, curve = sp.diff(y, w), sp.diff(y, w, 2)
    inverse = 1 / spread(model, chart)
    pull = ito_drift(model) * inverse
    quotient = pull * slope + curve / slope**2 / 2
    size = sp.sqrt((rate * inverse) ** 2 + quotient**2 + 1)
    scale = rate or sp.Integer(1)
    noise = sp.sqrt(scale / size) / slope
    return Diffusion((w,), (scale * pull / size,), ((noise,),), ITO), size / (scale * inverse)


def alone(model: Diffusion, chart: Chart, step: sp.Expr) -> Recursion:
    """Euler's scheme in the chart."""
    return euler(model, step, variable=chart.variable, parts=1).recursion


def kept_share(speed: sp.Expr, w: sp.Symbol, places: Array, row: Row) -> Any:
    """1/speed at places of the state, at most 1, with values for all symbols."""
    with np.errstate(all="ignore"):
        return np.broadcast_to(1 / approximate(speed, {w: places, **row}), places.shape)
