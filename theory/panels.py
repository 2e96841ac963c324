"""Panels of which every run, every height or every number is shown, and laws of diffusions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import sympy as sp

from theory.axes import Axis, Times, Values
from theory.diffusions import OnInterval
from theory.models import Path

__all__ = ["Densities", "Sheet", "Surface", "Trajectories"]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectories:
    """What ``of`` is along every run, each a line over a logarithmic axis.

    Attributes:
        height: what the vertical axis shows, as text.
        floor: values below it, 0 for one, are drawn there; more than 0.
    """

    title: str
    of: sp.Expr
    over: Path
    times: Times
    runs: int
    where: Values
    height: str
    floor: sp.Expr


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """The levels of a function of two symbols on the grid of two axes."""

    title: str
    height: sp.Expr
    across: Axis
    up: Axis
    where: Values


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table of numbers.

    Attributes:
        columns: their heads; the first is that of the names of the rows.
        rows: a name, then an exact number for each further column.

    Raises:
        ValueError: a row has more or fewer numbers than there are columns for.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[sp.Expr, ...]], ...]

    def __post_init__(self) -> None:
        wanted = len(self.columns) - 1
        for name, numbers in self.rows:
            if len(numbers) != wanted:
                raise ValueError(f"Sheet: the row {name} has {len(numbers)} numbers, not {wanted}")


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Densities:
    """The stationary law of a diffusion: a formula, its equation solved, and its paths.

    Attributes:
        on: the diffusion on the whole line.
        density: the formula, up to a factor.
        start: where its paths begin.
        step: of time; paths take ``steps`` of them.
        low, high: what is seen of the line, in so many bins; paths outside are counted as such.
    """

    title: str
    on: OnInterval
    density: sp.Expr
    start: sp.Expr
    step: sp.Expr
    steps: int
    low: sp.Expr
    high: sp.Expr
    bins: int
    runs: int
    where: Values
