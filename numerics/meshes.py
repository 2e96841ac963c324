"""Where a density on the line is to be looked at: a chart of its interval, and a window in it.

x = place(z) takes the real line to an open interval. A power of |x| at infinity, or of the
distance to a finite end, is an exponential in z, so that equal cells in z see every scale alike.
The window is found from the coefficients: outside of it the density is below e^-40 of its largest
value, or the mass that was left out is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, final

import numpy as np
import numpy.typing as npt

__all__ = ["Chart", "Coefficients", "NotNormalisable", "Window", "chart", "reached", "windows"]

Array = npt.NDArray[np.float64]

DEPTH: Final = 40.0  # ln of how far below its maximum the density is where the window ends
REACH: Final = 230.0  # of z at an infinite end or at 0: |x| or 1/|x| up to 1e99
NEAR: Final = 36.0  # of z at a finite end other than 0, beyond which x is rounded to the end
SCAN: Final = 8192  # cells of one scan
HUGE: Final = 1e290  # a rise of a logarithm that is as good as infinite
ANCHORS: Final = 20  # times that sums start anew from a higher cell
RISES: Final = 1e-4  # a rise of ln q from cell to cell that is more than rounding
ROUNDING: Final = 1e-9
SEEN: Final = 1e-3  # a slope that is none of rounding
ZOOMS: Final = 12  # scans at most; each makes the window smaller


class NotNormalisable(ValueError):
    """The density does not fall towards an end of its interval, as far as numbers can be seen."""


@final
@dataclass(frozen=True, slots=True)
class Coefficients:
    """dx = drift dt + σ dB in the sense of Itô, with diffusivity σ²/2 > 0 inside the interval.

    Both are functions of an array of places, shape (places,), and give one of the same shape.
    """

    drift: Callable[[Array], Any]
    diffusivity: Callable[[Array], Any]


@final
@dataclass(frozen=True, slots=True)
class Chart:
    """x = place(z), an increasing map of the line to the interval (low, high).

    Two infinite ends: x = centre + scale sinh z; one: the logarithm of the distance to the other;
    none: the logistic function.
    """

    low: float
    high: float
    centre: float
    scale: float

    def place(self, z: Array) -> Array:
        """The places x of coordinates z."""
        if np.isinf(self.low) and np.isinf(self.high):
            return np.asarray(self.centre + self.scale * np.sinh(z))
        if np.isinf(self.high):
            return np.asarray(self.low + np.exp(z))
        if np.isinf(self.low):
            return np.asarray(self.high - np.exp(-z))
        return np.asarray(self.low + (self.high - self.low) / (1 + np.exp(-z)))

    def stretch(self, z: Array) -> Array:
        """dx/dz."""
        if np.isinf(self.low) and np.isinf(self.high):
            return np.asarray(self.scale * np.cosh(z))
        if np.isinf(self.high):
            return np.exp(z)
        if np.isinf(self.low):
            return np.exp(-z)
        away = np.exp(-np.abs(z))
        return np.asarray((self.high - self.low) * away / (1 + away) ** 2)

    def coordinate(self, x: Array) -> Array:
        """The coordinates z of places x inside the interval."""
        with np.errstate(divide="ignore"):
            if np.isinf(self.low) and np.isinf(self.high):
                return np.asarray(np.arcsinh((x - self.centre) / self.scale))
            if np.isinf(self.high):
                return np.log(x - self.low)
            if np.isinf(self.low):
                return -np.log(self.high - x)
            return np.log(x - self.low) - np.log(self.high - x)


@final
@dataclass(frozen=True, slots=True)
class Window:
    """The coordinates between which a density is looked at.

    Attributes:
        outside: an estimate, from coarse cells and doubled, of the mass that is left out.
    """

    chart: Chart
    low: float
    high: float
    outside: float


def chart(low: float, high: float) -> Chart:
    """The chart of an interval, before anything is known of the density.

    Raises:
        ValueError: the interval is empty.
    """
    if not low < high:
        raise ValueError(f"chart: low={low} is not below high={high}")
    return Chart(low, high, 0.0, 1.0)


def windows(coefficients: Coefficients, low: float, high: float) -> tuple[Window, ...]:
    """Where the zero-flux density on (low, high) is not negligible, in one chart or in two.

    Raises:
        NotNormalisable: it does not fall off at an end.
        ValueError: the interval is empty, or the diffusivity is not positive and finite where the
            density is not negligible.
    """
    found = Window(chart(low, high), -_reach(low, -np.inf), _reach(high, np.inf), 0.0)
    for _ in range(ZOOMS):
        z, levels, ends = _scan(coefficients, found)
        kept = np.flatnonzero(levels > -DEPTH)
        first, last = max(kept[0] - 1, 0), min(kept[-1] + 1, len(z) - 1)
        step = z[1] - z[0]
        weights = np.exp(levels)
        missed = (weights[:first].sum() + weights[last + 1 :].sum()) / weights.sum()
        outside = found.outside + 2 * (missed + _beyond(levels, ends) / weights.sum())
        narrower = last - first < len(z) // 4
        found = replace(
            found,
            low=float(z[first] - step / 2),
            high=float(z[last] + step / 2),
            outside=float(outside),
        )
        if not narrower:
            break
    return _centred(coefficients, found)


def reached(coefficients: Coefficients, low: float, high: float) -> tuple[bool | None, bool | None]:
    """Whether paths come to each end in finite time (Feller), with or without a stationary law.

    They do where the scale s is finite and ∫ (s(end) − s) dm is, with dm = dx/(D s'). In the chart
    s' falls as e^(∫ a) with a < 0, so that the integrand is as stretch²/(D |a|). Both are read from
    exponents as far out as there are numbers; None where they are not told from critical ones.

    Raises:
        ValueError: the coefficients are no numbers anywhere.
    """
    seen = Window(chart(low, high), -_reach(low, -np.inf), _reach(high, np.inf), 0.0)
    edges = np.linspace(seen.low, seen.high, SCAN + 1)
    x, stretch = seen.chart.place(edges), seen.chart.stretch(edges)
    with np.errstate(all="ignore"):
        drift, spread = coefficients.drift(x), coefficients.diffusivity(x)
        spread = np.where(np.isfinite(spread) & (spread > 0), spread, np.nan)
        scale = np.gradient(np.log(stretch), edges) - drift / spread * stretch
        product = np.gradient(np.log(stretch**2 / spread / np.abs(scale)), edges)
    good = np.flatnonzero(np.isfinite(scale))
    if not len(good):
        raise ValueError("reached: the coefficients are no numbers anywhere in the interval")

    def told(place: int, turn: int) -> bool | None:
        scales, products = turn * float(scale[place]), turn * float(product[place - turn])
        if scales > -ROUNDING or products > -ROUNDING:
            return False
        return True if scales < -SEEN and products < -SEEN else None

    return told(int(good[0]), -1), told(int(good[-1]), 1)


def _reach(end: float, infinite: float) -> float:
    return REACH if end in (infinite, 0.0) else NEAR


def _scan(coefficients: Coefficients, seen: Window) -> tuple[Array, Array, tuple[bool, bool]]:
    """Centres of cells, ln of the density in z relative to its maximum, and which ends were cut.

    Raises:
        NotNormalisable: the density grows towards an end.
        ValueError: the diffusivity is negative, or a coefficient is no number where it matters.
    """
    edges = np.linspace(seen.low, seen.high, SCAN + 1)
    z = (edges[1:] + edges[:-1]) / 2
    with np.errstate(all="ignore"):
        x, between = seen.chart.place(z), seen.chart.place(edges[1:-1])
        spread = np.broadcast_to(np.asarray(coefficients.diffusivity(x), dtype=float), x.shape)
        slope = coefficients.drift(between) / coefficients.diffusivity(between)
        slope = np.broadcast_to(slope * seen.chart.stretch(edges[1:-1]), between.shape)
        factor = np.log(seen.chart.stretch(z)) - np.log(spread)
    if np.any(spread < 0):
        raise ValueError(f"windows: the diffusivity at x={x[spread < 0][0]:.6g} is not in (0, oo)")
    first, last = _finite(np.isfinite(factor), np.isfinite(slope))
    levels = _summed(slope[first:last] * (z[1] - z[0]), factor[first : last + 1])
    cut = (bool(first > 0), bool(last < SCAN - 1))
    for end, is_cut, place in ((0, cut[0], x[first]), (-1, cut[1], x[last])):
        if is_cut and levels[end] > -DEPTH:
            raise ValueError(f"windows: a coefficient is no positive number beyond x={place:.6g}")
    return z[first : last + 1], levels, cut


def _summed(rises: Array, factor: Array) -> Array:
    """Sums of rises from the highest cell outwards, plus a factor, relative to the highest cell.

    From elsewhere a rise of 1e198 would swallow what happens near the maximum.
    """
    rises = np.clip(rises, -HUGE, HUGE)
    top, known = len(factor) // 2, -1
    levels = factor
    for _ in range(ANCHORS):
        above = np.cumsum(rises[top:])
        below = -np.cumsum(rises[:top][::-1])[::-1]
        levels = np.concatenate((below, [0.0], above)) + factor
        top, known = int(np.argmax(levels)), top
        if top == known:
            break
    return np.asarray(levels - levels[top])


def _finite(cells: npt.NDArray[np.bool_], edges: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """The longest run of cells with numbers in them and between them: its first and last cell.

    Raises:
        ValueError: there is none of two cells.
    """
    good = cells[1:] & cells[:-1] & edges
    breaks = np.flatnonzero(~good)
    bounds = np.concatenate(([-1], breaks, [len(good)]))
    longest = int(np.argmax(np.diff(bounds)))
    first, last = int(bounds[longest]) + 1, int(bounds[longest + 1])
    if last <= first:
        raise ValueError("windows: the coefficients are no numbers anywhere in the interval")
    return first, last


def _beyond(levels: Array, cut: tuple[bool, bool]) -> float:
    """The mass beyond both ends of a scan, in units of a cell at the maximum.

    Beyond an end the density in z is taken to fall as it does in the last two cells.

    Raises:
        NotNormalisable: it does not fall there, or so slowly that most of it would be beyond.
    """
    total = 0.0
    for end, inner, is_cut in ((0, 1, cut[0]), (-1, -2, cut[1])):
        if is_cut or levels[end] < -2 * DEPTH:
            continue
        rise = float(levels[end] - levels[inner])
        if rise > RISES:
            raise NotNormalisable("the density grows towards an end of the interval")
        if rise > -ROUNDING:
            raise NotNormalisable("whether the density falls towards an end is not seen")
        ratio = np.exp(rise)
        total += float(np.exp(levels[end]) * ratio / (1 - ratio))
    if total > np.exp(levels).sum():
        raise NotNormalisable("more of the density is beyond the numbers than within them")
    return total


def _centred(coefficients: Coefficients, found: Window) -> tuple[Window, ...]:
    """The same window in charts about the middle of the mass, and about the largest density.

    The first suits a density of one width, the second one with a narrow peak in a wide tail.
    """
    if not (np.isinf(found.chart.low) and np.isinf(found.chart.high)):
        return (found,)
    z, levels, _ = _scan(coefficients, found)
    weights, x = np.exp(levels), found.chart.place(z)
    masses = np.cumsum(weights)
    quarters = np.searchsorted(masses, masses[-1] * np.array([0.25, 0.5, 0.75]))
    left, middle, right = x[np.minimum(quarters, len(z) - 1)]
    densities = weights / (found.chart.stretch(z) * (z[1] - z[0]) * masses[-1])
    top = int(np.argmax(densities))
    about = ((middle, (right - left) / 2), (x[top], 1 / (2 * densities[top])))
    ends = found.chart.place(np.array([found.low, found.high]))
    charts = [replace(found.chart, centre=float(c), scale=float(s)) for c, s in about if s > 0]
    told = [(chart, *chart.coordinate(ends)) for chart in charts]
    return tuple(Window(chart, float(a), float(b), found.outside) for chart, a, b in told)
