"""A picture of the regimes: μ over λ, escape hatched, readable in grey at the width of a column."""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.report.pictures import WIDTH, decimal_log, save
from verify.report.ranges import Findings, digits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["picture", "rates"]

HEIGHT = 2.8  # inches
POINTS = 900
WORK = 10**8  # evaluated factors
LABELS = 4
CLEAR = 0.045  # share of the width that a label takes
FEW = 30  # poles that are drawn each; more of them would be a comb
BLACK, GREY, PALE = "#000000", "#555555", "#e3e3e3"


def picture(of: Findings, place: str | Path) -> None:
    """Write the picture, the same bytes for the same data; the end of the name says as what.

    Raises:
        OSError: it cannot be written.
    """
    import numpy as np
    from matplotlib.figure import Figure

    from numerics.rates import curve

    low, high = _window(of)
    grid = rates(of, low, high)
    height = curve(of.found.of, grid)
    where = np.array([decimal_log(rate) for rate in grid])
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=300, layout="constrained")
    axes = figure.add_subplot()
    axes.tick_params(labelsize=7)
    _shade(axes, of, low, high)
    bottom, top = _reach(height)
    axes.plot(where, np.maximum(height, bottom - 1), color=BLACK, linewidth=0.9, zorder=3)
    axes.axhline(0, color=GREY, linewidth=0.6, zorder=2)
    _marks(axes, of, top, CLEAR * (decimal_log(high) - decimal_log(low)))
    _limits(axes, of)
    axes.set(xlim=(decimal_log(low), decimal_log(high)), ylim=(bottom, top))
    _ticks(axes, decimal_log(low), decimal_log(high))
    axes.set_xlabel("learning rate λ", fontsize=8)
    axes.set_ylabel("μ(λ) = E ln|1 − λh|", fontsize=8)
    if axes.get_legend_handles_labels()[1]:
        figure.legend(fontsize=6.5, loc="outside upper center", frameon=False, handlelength=2.2)
    save(figure, place, salt="regimes")


def _window(of: Findings) -> tuple[Fraction, Fraction]:
    """From well below the first end of anything to well above the last that is told."""
    ends = [end.high for regime in of.found.told for end in (regime.low, regime.high) if end]
    if of.mean > 0:
        ends += [2 * of.mean / of.square, 2 / of.mean]
    ends = ends or [Fraction(1)]
    return min(ends) / 5, max(ends) * 4


def rates(of: Findings, low: Fraction, high: Fraction) -> list[Fraction]:
    """Rates evenly spaced in ln λ, and the poles with what is beside them where they are few."""
    many = max(200, min(POINTS, WORK // len(of.found.of.atoms)))
    step = (decimal_log(high) - decimal_log(low)) / many
    grid = {low * _power(step * i) for i in range(many + 1)}
    poles = [
        of.found.of.pole(i) for i in range(of.found.of.poles if of.found.of.poles <= FEW else 0)
    ]
    for pole in (pole for pole in poles if low < pole < high):
        grid |= {pole} | {pole + side * pole / 2**k for side in (1, -1) for k in range(3, 24)}
    return sorted(rate for rate in grid if low <= rate <= high)


def _power(exponent: float) -> Fraction:
    whole = math.floor(exponent)
    return Fraction(10) ** whole * Fraction(10.0 ** (exponent - whole))


def _reach(height: NDArray[np.float64]) -> tuple[float, float]:
    """What is shown of μ: not the whole way down to −∞."""
    import numpy as np

    seen = height[np.isfinite(height)]
    top = max(float(seen.max()), 0.2)
    bottom = min(float(np.quantile(seen, 0.03)), -0.2 * top, -0.2)
    return bottom * 1.6, top * 1.25


def _shade(axes: Any, of: Findings, low: Fraction, high: Fraction) -> None:
    name = "w escapes: μ > 0"
    for regime in of.found.told:
        if regime.sign > 0:
            start = decimal_log(regime.low.low if regime.low else low)
            stop = decimal_log(regime.high.high if regime.high else high)
            axes.axvspan(
                start, stop, facecolor=PALE, edgecolor="#9a9a9a", hatch="////", linewidth=0,
                label=name, zorder=0,
            )  # fmt: skip
            name = ""


def _marks(axes: Any, of: Findings, top: float, clear: float) -> None:
    """A line at each threshold, and the number at the first few that are as far apart as this."""
    ends = [regime.low for regime in of.found.told if regime.low]
    told = -math.inf
    for number, end in enumerate(ends):
        place = decimal_log(end.high)
        axes.axvline(place, color=BLACK, linewidth=0.5, linestyle=(0, (1, 1.5)), zorder=2)
        if number < LABELS and place - told > clear:
            axes.annotate(
                digits((end.low + end.high) / 2, 4), (place, top), xytext=(2, -2),
                textcoords="offset points", fontsize=6, va="top", rotation=90,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
            )  # fmt: skip
            told = place


def _limits(axes: Any, of: Findings) -> None:
    """Where mean squares and gradient descent cease to vanish."""
    if of.mean <= 0:
        return
    for end, words, style in (
        (2 * of.mean / of.square, "mean square", (0, (4, 2))),
        (2 / of.mean, "gradient descent", (0, (6, 1.5, 1, 1.5))),
    ):
        axes.axvline(
            decimal_log(end), color=GREY, linewidth=1.1, linestyle=style, zorder=2,
            label=f"end of {words}: {digits(end, 4)}",
        )  # fmt: skip


def _ticks(axes: Any, low: float, high: float) -> None:
    """Ticks of a logarithmic scale that reaches further than floats do."""
    step = max(1, math.ceil((high - low) / 6))
    decades = range(math.ceil(low), math.floor(high) + 1, step)
    far = max(abs(low), abs(high)) > 4
    marks = [(float(k), f"$10^{{{k}}}$" if far else f"{10.0**k:g}") for k in decades]
    if high - low < 3:
        marks += [
            (k + math.log10(m), f"{m * 10.0**k:g}")
            for k in range(math.floor(low), math.ceil(high)) if abs(k) < 4
            for m in (2, 5) if low < k + math.log10(m) < high
        ]  # fmt: skip
    axes.set_xticks([place for place, _ in marks], [text for _, text in marks])
