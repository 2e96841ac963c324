"""A picture of phases: a bar over λ for each setting, cut at exact ends, readable in grey.

With one setting both exponents are drawn above its bar.
"""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numerics.phases import Phase
from verify.report.phase_rows import Sample, Setting
from verify.report.pictures import WIDTH, decimal_log, save
from verify.report.ranges import digits

if TYPE_CHECKING:
    from numerics.phases import Cell
    from numerics.thresholds import Threshold

__all__ = ["COLOURS", "picture"]

COLOURS = {
    Phase.IA: ("#0072b2", ""),
    Phase.IB: ("#a6d3f0", "...."),
    Phase.II: ("#c98a00", "////"),
    Phase.III: ("#2b2b2b", ""),
    Phase.IV: ("#ececec", ""),
    Phase.UNKNOWN: ("#ffffff", "xx"),
}
POINTS = 500


def picture(of: Sample, place: str | Path) -> None:
    """Write the picture, the same bytes for the same data; the end of the name says as what.

    Raises:
        OSError: it cannot be written.
    """
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    low, high = _window(of)
    alone = of.settings[0] if len(of.settings) == 1 else None
    figure = Figure(figsize=(WIDTH, 2.9), dpi=300, layout="constrained")
    if alone:
        above, axes = figure.subplots(2, 1, sharex=True, height_ratios=(4, 1))
        _curves(above, alone, low, high)
    else:
        axes = figure.add_subplot()
    for number, setting in enumerate(of.settings):
        for cell in setting.found.cells:
            _bar(axes, cell, number, low, high)
    axes.set(xlim=(low, high), ylim=(-0.5, len(of.settings) - 0.5))
    axes.tick_params(labelsize=7)
    axes.set_xlabel("learning rate λ", fontsize=8)
    _sides(axes, of)
    _ticks(axes, low, high)
    known = {cell.phase for setting in of.settings for cell in setting.found.cells}
    handles = [
        Patch(facecolor=c, hatch=h, edgecolor="#777777", linewidth=0.4, label=str(p))
        for p, (c, h) in COLOURS.items() if p in known
    ]  # fmt: skip
    if handles:
        figure.legend(
            handles=handles, fontsize=6.5, loc="outside upper center", frameon=False,
            ncol=len(handles), handlelength=1.6, columnspacing=1.0,
        )  # fmt: skip
    save(figure, place, salt="phases")


def _place(end: Threshold | Fraction) -> float:
    return decimal_log(end if isinstance(end, Fraction) else end.high)


def _window(of: Sample) -> tuple[float, float]:
    """Decimal logarithms, from well below the first end of anything to above the last."""
    ends = [
        _place(cell.high)
        for setting in of.settings
        for cell in setting.found.cells
        if cell.high is not None
    ] or [0.0]
    return min(ends) - 0.5, min(max(ends), min(ends) + 3) + 0.4


def _bar(axes: Any, cell: Cell, number: int, low: float, high: float) -> None:
    start = low if cell.low is None else max(low, _place(cell.low))
    stop = high if cell.high is None else min(high, _place(cell.high))
    if stop <= start:
        return
    colour, hatch = COLOURS[cell.phase]
    axes.barh(
        number, stop - start, left=start, height=1.0, color=colour, hatch=hatch,
        edgecolor="#777777", linewidth=0,
    )  # fmt: skip


def _sides(axes: Any, of: Sample) -> None:
    """What the bars differ in, at the vertical axis."""
    if len(of.settings) == 1:
        axes.set_yticks([])
        axes.set_ylabel("phase", fontsize=8)
        return
    batches = {setting.batch for setting in of.settings}
    shares = {setting.signal for setting in of.settings}
    names = [_name(s, batches=len(batches) > 1, shares=len(shares) > 1) for s in of.settings]
    step = max(1, math.ceil(len(names) / 12))
    axes.set_yticks(range(0, len(names), step), names[::step])
    axes.set_ylabel("signal μ" if len(batches) == 1 else "batch S", fontsize=8)


def _name(of: Setting, *, batches: bool, shares: bool) -> str:
    parts = [f"{of.batch}"] if batches else []
    if shares and of.signal is not None:
        parts.append(f"μ = {digits(of.signal, 4)}" if batches else digits(of.signal, 4))
    return ", ".join(parts)


def _curves(axes: Any, of: Setting, low: float, high: float) -> None:
    """Λ of w − u and of w + u."""
    import numpy as np

    from numerics.rates import curve

    grid = [Fraction(10.0**p) for p in np.linspace(low, high, POINTS)]
    names = list(of.names.values())
    for name, side, colour, style in (
        (names[0], of.found.minus, "#000000", "-"),
        (names[1], of.found.plus, "#d55e00", "--"),
    ):
        height = curve(side.of, grid)
        axes.plot(
            [decimal_log(r) for r in grid], height, style, color=colour, lw=1, label=f"Λ of {name}"
        )
    axes.axhline(0, color="#555555", linewidth=0.6)
    axes.tick_params(labelsize=7)
    axes.set_ylabel("Λ", fontsize=8)
    axes.legend(fontsize=6.5, frameon=False)


def _ticks(axes: Any, low: float, high: float) -> None:
    decades = range(math.ceil(low), math.floor(high) + 1)
    marks = [(float(k), f"{10.0**k:g}" if abs(k) < 5 else f"$10^{{{k}}}$") for k in decades]
    marks += [
        (k + math.log10(m), f"{m * 10.0**k:g}")
        for k in range(math.floor(low), math.ceil(high)) if abs(k) < 4
        for m in (2, 5) if low < k + math.log10(m) < high
    ]  # fmt: skip
    axes.set_xticks([place for place, _ in marks], [text for _, text in marks])
