"""A figure as a picture: each panel as wide as a column of 85 mm, readable in grey.

What is measured is drawn with marks or areas, what is a formula with a line; colours differ in
lightness too. Nothing is computed here but places on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import TYPE_CHECKING, Any

import numpy as np

from numerics.phases import Phase
from theory.figures import (
    Cloud,
    Curves,
    Densities,
    Diagram,
    Figure,
    Histogram,
    Panel,
    Regions,
    Sheet,
    Surface,
    Trajectories,
)
from verify.figures.ensembles import landscape
from verify.figures.tables import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Picture

__all__ = ["picture"]

WIDTH, HEIGHT = 3.35, 2.9  # inches; a column of 85 mm
SIDE_BY_SIDE = 3  # panels
DARK = ("#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00")  # of Okabe and Ito
DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 1)))
GREY, LINE = "#777777", "#d55e00"
STATIONARY: dict[str, dict[str, Any]] = {  # marks that differ in shape, and in being filled
    "minimum": {"marker": "s", "markersize": 7, "color": DARK[0], "mfc": "none"},
    "curve of minima": {"marker": "s", "markersize": 1.4, "color": DARK[0], "mew": 0},
    "saddle": {"marker": "x", "markersize": 4.5, "color": LINE, "mew": 1.2},
    "maximum": {"marker": "^", "markersize": 5, "color": LINE, "mfc": "#ffffff"},
    "curve of maxima": {"marker": "^", "markersize": 2.2, "color": LINE, "mfc": "none", "mew": 0.5},
    "degenerate": {"marker": "D", "markersize": 4.5, "color": DARK[0], "mfc": "#ffffff"},
}


def picture(figure: Figure, tables: Sequence[Table]) -> Picture:
    """Draw all panels side by side; ``tables`` are theirs."""
    from matplotlib.figure import Figure as Picture

    wide = min(len(tables), SIDE_BY_SIDE)
    deep = -(-len(tables) // wide)
    column = WIDTH * (2 if any(isinstance(panel, Sheet) for panel in figure.panels) else 1)
    made = Picture(figsize=(column * wide, HEIGHT * deep), dpi=300, layout="constrained")
    for number, (panel, table) in enumerate(zip(figure.panels, tables, strict=True), 1):
        axes = made.add_subplot(deep, wide, number)
        axes.tick_params(labelsize=7)
        axes.set_title(panel.title, fontsize=8)
        _draw(panel, table, axes)
    return made


@singledispatch
def _draw(panel: Panel, table: Table, axes: Any) -> None:
    del table, axes
    raise TypeError(f"picture: {type(panel).__name__} is no panel")


@_draw.register
def _(panel: Histogram, table: Table, axes: Any) -> None:
    inside = table.measured[np.isfinite(table.measured["from"] + table.measured["to"])]
    for number, (step, part) in enumerate(inside.groupby("step")):
        edges = np.append(part["from"].to_numpy(), part["to"].to_numpy()[-1])
        share = part["runs"].to_numpy() / panel.runs
        axes.stairs(
            share, edges, label=f"step {step}", color=DARK[number % len(DARK)],
            linestyle=DASHES[number % len(DASHES)], linewidth=1.1,
        )  # fmt: skip
    for label, line in table.lines.groupby("label", sort=False):
        axes.plot(line["x"], line["y"], label=label, color=GREY, linewidth=2.4, alpha=0.5)
    axes.set_xlim(float(panel.low), float(panel.high))
    axes.set_xlabel(_letters(panel.of), fontsize=8)
    axes.set_ylabel("share of runs in a bin", fontsize=8)
    _legend_below(axes, 3)


@_draw.register
def _(panel: Densities, table: Table, axes: Any) -> None:
    inside = table.measured[np.isfinite(table.measured["from"] + table.measured["to"])]
    edges = np.append(inside["from"].to_numpy(), inside["to"].to_numpy()[-1])
    wide = np.diff(edges)
    axes.plot(table.lines["x"], table.lines["y"], label="formula", color=GREY, lw=3.0, alpha=0.5)
    paths = inside["runs"].to_numpy() / panel.runs / wide
    axes.stairs(paths, edges, label="paths", color=DARK[1], linewidth=0.9)
    middle = (edges[:-1] + edges[1:]) / 2
    axes.plot(
        middle, inside["volumes"].to_numpy() / wide, label="finite volumes", color=DARK[0],
        linestyle="--", linewidth=1.1,
    )  # fmt: skip
    axes.set_xlim(float(panel.low), float(panel.high))
    axes.set_xlabel(_letters(panel.on.state), fontsize=8)
    axes.set_ylabel("stationary density", fontsize=8)
    _legend_below(axes, 3)


@_draw.register
def _(panel: Diagram, table: Table, axes: Any) -> None:
    across, up = panel.across, panel.up
    seen = table.measured.assign(share=table.measured["happened"] / table.measured["runs"])
    grid = seen.pivot_table(index=str(up.symbol), columns=str(across.symbol), values="share")
    x, y = grid.columns.to_numpy(), grid.index.to_numpy()
    drawn = axes.pcolormesh(
        x, y, grid.to_numpy(), cmap="cividis", vmin=0, vmax=1, shading="nearest"
    )
    drawn.set_rasterized(True)
    bar = axes.figure.colorbar(drawn, ax=axes, pad=0.02)
    bar.set_label("share of runs that escape", fontsize=7)
    bar.ax.tick_params(labelsize=6.5)
    for number, (label, part) in enumerate(table.lines.groupby("label", sort=False)):
        line = {"label": label, "linestyle": DASHES[number % len(DASHES)]}
        axes.plot(part["x"], part["y"], color="#ffffff", linewidth=2.6)
        axes.plot(part["x"], part["y"], color=LINE, linewidth=1.3, **line)
    axes.set_xlim(x[0], x[-1])
    axes.set_ylim(y[0], y[-1])
    axes.set_xlabel(_letters(across.symbol), fontsize=8)
    axes.set_ylabel(_letters(up.symbol), fontsize=8)
    if len(table.lines):
        _legend_below(axes, 2)


@_draw.register
def _(panel: Regions, table: Table, axes: Any) -> None:
    from matplotlib.colors import ListedColormap
    from matplotlib.patches import Patch

    from verify.report.phase_bars import COLOURS

    across, up = panel.across, panel.up
    known = [phase for phase in COLOURS if phase is not Phase.UNKNOWN]
    number = table.measured["phase"].map({str(phase): i for i, phase in enumerate(known)})
    grid = table.measured.assign(number=number).pivot_table(
        index=str(up.symbol), columns=str(across.symbol), values="number"
    )
    x, y = grid.columns.to_numpy(), grid.index.to_numpy()
    colours = ListedColormap([COLOURS[phase][0] for phase in known])
    drawn = axes.pcolormesh(
        x, y, grid.to_numpy(), cmap=colours, vmin=-0.5, vmax=len(known) - 0.5, shading="nearest"
    )
    drawn.set_rasterized(True)
    for _, part in table.lines.groupby("label", sort=False):
        axes.plot(part["x"], _finite(part["y"]), color="#ffffff", linewidth=0.8)
    axes.set_xlim(x[0], x[-1])
    axes.set_ylim(y[0], y[-1])
    axes.set_xlabel(_letters(across.symbol), fontsize=8)
    axes.set_ylabel(_letters(up.symbol), fontsize=8)
    seen = [phase for phase in known if (table.measured["phase"] == str(phase)).any()]
    axes.legend(
        handles=[Patch(facecolor=COLOURS[p][0], edgecolor=GREY, label=str(p)) for p in seen],
        fontsize=6.5, frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.16),
        ncol=len(known), handlelength=1.4, columnspacing=1.0,
    )  # fmt: skip


@_draw.register
def _(panel: Curves, table: Table, axes: Any) -> None:
    for number, (_, part) in enumerate(table.lines.groupby("label", sort=False)):
        first = panel.formula if number == 0 else None
        axes.plot(part["x"], _finite(part["y"]), label=first, color=GREY, linewidth=2.4, alpha=0.5)
    for number, (label, part) in enumerate(table.measured.groupby("label", sort=False)):
        style = {"color": DARK[number % len(DARK)], "linestyle": DASHES[number % len(DASHES)]}
        low, mean, high = (_finite(part[name]) for name in ("low", "mean", "high"))
        axes.plot(part["x"], mean, label=str(label).replace("-", "−"), linewidth=1.1, **style)
        axes.fill_between(part["x"], low, high, color=style["color"], alpha=0.25, linewidth=0)
    if panel.reach:
        axes.set_ylim(*map(float, panel.reach))
    axes.set_xscale(panel.scale)
    axes.set_xlabel(_letters(panel.along.symbol), fontsize=8)
    axes.set_ylabel(panel.height, fontsize=8)
    _legend_below(axes, 3)


def _legend_below(axes: Any, columns: int) -> None:
    """Where it hides nothing."""
    place = {"loc": "upper center", "bbox_to_anchor": (0.5, -0.16), "ncol": columns}
    axes.legend(fontsize=6.5, frameon=False, **place)


def _finite(values: Any) -> Any:
    """Gaps where a value is infinite."""
    numbers = np.asarray(values, dtype=np.float64)
    return np.where(np.isfinite(numbers), numbers, np.nan)


@_draw.register
def _(panel: Cloud, table: Table, axes: Any) -> None:
    x, y = (_numbers(axis.values) for axis in (panel.across, panel.up))
    height = landscape(panel, x, y)
    levels = np.quantile(height, np.linspace(0, 1, 18))
    axes.contour(
        x, y, height, levels=np.unique(levels), colors="#9a9a9a", linewidths=0.5,
        negative_linestyles="solid",
    )  # fmt: skip
    first, second = (str(axis.symbol) for axis in (panel.across, panel.up))
    seen = table.measured[~table.measured["diverged"]]
    axes.plot(seen[first], seen[second], "o", color=DARK[1], markersize=2.4, alpha=0.35, mew=0)
    for label, part in table.lines.groupby("label", sort=False):
        axes.plot(part["x"], part["y"], linestyle="none", label=label, **STATIONARY[str(label)])
    if len(table.lines):
        _legend_below(axes, 3)
    axes.set_xlim(x[0], x[-1])
    axes.set_ylim(y[0], y[-1])
    axes.set_xlabel(_letters(panel.across.symbol), fontsize=8)
    axes.set_ylabel(_letters(panel.up.symbol), fontsize=8)


@_draw.register
def _(panel: Trajectories, table: Table, axes: Any) -> None:
    floor = float(panel.floor)
    for _, run in table.measured.groupby("run"):
        seen = np.maximum(_finite(run["value"]), floor)
        axes.plot(run["step"], seen, color=DARK[1], linewidth=0.5, alpha=0.35)
    axes.set_yscale("log")
    axes.tick_params(which="both", labelsize=7)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_xlabel(_letters(panel.times.symbol), fontsize=8)
    axes.set_ylabel(panel.height, fontsize=8)


@_draw.register
def _(panel: Surface, table: Table, axes: Any) -> None:
    first, second = (str(axis.symbol) for axis in (panel.across, panel.up))
    grid = table.measured.pivot_table(index=second, columns=first, values="height")
    x, y, height = grid.columns.to_numpy(), grid.index.to_numpy(), grid.to_numpy()
    levels = np.unique(np.quantile(height, np.linspace(0, 1, 16)))
    drawn = axes.contourf(x, y, height, levels=levels, cmap="cividis")
    bar = axes.figure.colorbar(drawn, ax=axes, pad=0.02, format="%.3g")
    bar.ax.tick_params(labelsize=6.5)
    axes.set_xlabel(_letters(panel.across.symbol), fontsize=8)
    axes.set_ylabel(_letters(panel.up.symbol), fontsize=8)


@_draw.register
def _(panel: Sheet, table: Table, axes: Any) -> None:
    axes.axis("off")
    rows = [[name, *(f"{x:.4g}" for x in numbers)] for name, *numbers in table.measured.to_numpy()]
    heads = [head.replace(", ", "\n") for head in panel.columns]
    made = axes.table(rows, colLabels=heads, loc="center", cellLoc="right")
    made.auto_set_font_size(False)  # noqa: FBT003  matplotlib's
    made.set_fontsize(7)
    made.scale(1, 1.6)
    made.auto_set_column_width(list(range(len(panel.columns))))


def _numbers(values: Sequence[Any]) -> Any:
    return np.array([float(value) for value in values])


def _letters(of: Any) -> str:
    """As the paper writes it."""
    from sympy import latex

    return f"${latex(of)}$"
