"""A clock by which no diffusion explodes.

In a chart y of its interval a diffusion is dy = m dt + s dB. By the clock dτ = speed dt with

    speed = √(κ² + m² + s⁴)/κ

its drift is at most κ and its noise at most √κ, whatever its coefficients are; where m and s² are
small against κ it is the old clock. A path is seen in its stationary law by the old clock if it is
kept with probability 1/speed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, final

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
)

__all__ = ["Chart", "alone", "chart_of", "kept_share", "rates", "slowed"]

Array = npt.NDArray[np.float64]


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
    (w,) = model.state
    y = chart.variable.at(w)
    variance = variance_rate(model)
    drift = ito_drift(model) * sp.diff(y, w) + variance * sp.diff(y, w, 2) / 2
    return drift**2 + (variance * sp.diff(y, w) ** 2) ** 2


def slowed(model: Diffusion, chart: Chart, rate: sp.Expr) -> tuple[Diffusion, sp.Expr]:
    """The diffusion by the clock with κ = rate, or without κ if it is 0, and its speed."""
    squares = rates(model, chart)
    speed = sp.sqrt(rate**2 + squares) / rate if rate else sp.sqrt(squares)
    return with_clock(model, speed), speed


def alone(model: Diffusion, chart: Chart, step: sp.Expr) -> Recursion:
    """Euler's scheme in the chart."""
    return euler(model, step, variable=chart.variable, parts=1).recursion


def kept_share(speed: sp.Expr, w: sp.Symbol, places: Array) -> Any:
    """1/speed at places of the state, at most 1."""
    with np.errstate(all="ignore"):
        return np.broadcast_to(1 / approximate(speed, {w: places}), places.shape)
