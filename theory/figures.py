"""What a figure shows, as data: the models of the claims over a grid, in the paper's letters.

A figure is a row of panels. Nothing here is a number that was measured: how many runs there are, at
which steps they are looked at and between which ends an axis lies is said, the rest is computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, final

import sympy as sp

from theory.axes import Axis, Sweep, Times, Values
from theory.laws import Draw
from theory.models import Path
from theory.panels import Densities, Sheet, Surface, Trajectories

__all__ = [
    "Axis",
    "Cloud",
    "Curves",
    "Densities",
    "Diagram",
    "Estimate",
    "Figure",
    "Histogram",
    "Line",
    "Panel",
    "Regions",
    "Sheet",
    "Surface",
    "Sweep",
    "Times",
    "Trajectories",
    "Values",
]


@final
@dataclass(frozen=True, slots=True)
class Estimate:
    """A curve that is measured: the mean of ``of`` over runs of a path; ``where`` adds values."""

    label: str
    of: sp.Expr
    over: Path
    where: Values = ()


@final
@dataclass(frozen=True, slots=True)
class Line:
    """A curve that is a formula in the symbol of the horizontal axis; ``where`` adds values."""

    label: str
    of: sp.Expr
    where: Values = ()


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """Curves over one axis.

    Attributes:
        along: over which.
        runs: paths behind every point of an estimate.
        where: the other symbols.
        height: what the vertical axis shows, as text.
        formula: what all the lines are, as text.
        scale: "linear" or "log", of the horizontal axis.
        reach: what is seen of the vertical axis; () for all of it.
    """

    title: str
    along: Sweep | Times
    estimates: tuple[Estimate, ...]
    lines: tuple[Line, ...]
    runs: int
    where: Values
    height: str
    formula: str
    scale: str
    reach: tuple[sp.Expr, ...]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """How often an event happens over two parameters: the share of runs, and what is exact.

    Attributes:
        event: a relation in the states.
        step: after how many steps.
        across, up: the axes.
        lines: formulas for the vertical axis over the horizontal one.
    """

    title: str
    event: sp.Rel
    over: Path
    step: int
    across: Axis
    up: Axis
    runs: int
    where: Values
    lines: tuple[Line, ...]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """How ``of`` is spread over the runs, at some steps; values outside are counted as such.

    ``lines`` are densities in ``of``; they are drawn as the share that a bin has of them.
    """

    title: str
    of: sp.Expr
    over: Path
    times: Times
    low: sp.Expr
    high: sp.Expr
    bins: int
    runs: int
    where: Values
    lines: tuple[Line, ...] = ()


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Cloud:
    """All runs of a path of two states at one step, over the levels of a landscape.

    Attributes:
        across, up: what is seen of each state; the points are those of the landscape's grid.
        height: the landscape, in the states.
    """

    title: str
    over: Path
    step: int
    across: Axis
    up: Axis
    height: sp.Expr
    runs: int
    where: Values


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Regions:
    """The phases of two factors over two parameters, without a simulation.

    Attributes:
        minus: the factor of w − u in one step; one ``Average`` of the draws may be in it.
        plus: that of w + u.
        draws: a law with finitely many values, or two centred normal numbers.
        members: so many of the draws are made once, and a step takes one of them; 0 for the law.
        across, up: the axes.
        lines: formulas for the vertical axis over the horizontal one.

    Raises:
        ValueError: the members are fewer than 0.
    """

    title: str
    minus: sp.Expr
    plus: sp.Expr
    draws: tuple[Draw, ...]
    members: int
    across: Axis
    up: Axis
    where: Values
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        if self.members < 0:
            raise ValueError(f"Regions: members={self.members} is not in 0, 1, ...")


Panel: TypeAlias = (
    Curves | Diagram | Histogram | Cloud | Regions | Trajectories | Surface | Sheet | Densities
)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a paper.

    Attributes:
        source: its name there, as "Figure 1".
        caption: what is seen, in our words; counts are added when it is drawn.
        chosen: what the paper leaves open and is chosen here.
    """

    source: str
    caption: str
    chosen: str
    panels: tuple[Panel, ...]
