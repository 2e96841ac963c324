"""Densities of a diffusion on the line by finite volumes, from its coefficients only.

With D = σ²/2 and u = D p the flux of dx = b dt + σ dB (Itô) is J = b p − (D p)' = (b/D) u − u'.
Between two cells it is the exact flux for a constant b/D (Scharfetter and Gummel 1969):

    J = [B(−a) D_i p_i − B(a) D_{i+1} p_{i+1}] / Δ,    a = Δ b/D at the edge,    B(a) = a/(e^a − 1).

So a diffusion becomes a birth and death chain on the cells: rates are positive, mass is conserved,
and its stationary law is e^{Σ a} V/D, with V the volume of a cell, for any mesh. The ends of the
window reflect. All errors are O(h²) in the width h of a cell in the chart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, final

import numpy as np
import numpy.typing as npt

from numerics.meshes import Coefficients, Window, windows

__all__ = ["Cells", "Density", "Estimate", "cells", "joined", "stationary"]

Array = npt.NDArray[np.float64]

FIRST: Final = 512  # cells of the coarsest of three meshes
MOST: Final = 2**17  # cells of the coarsest of the last three
_EPS: Final = float(np.finfo(float).eps)
LUMP: Final = 0.125  # of the mass in one coarse cell: its shape is not seen, so no error is either
NOISE: Final = 1e-13  # of a sum: terms below are rounding
ORDERS: Final = (1.8, 2.2)  # measured orders at which errors are believed to be of order 2


@final
@dataclass(frozen=True, slots=True)
class Estimate:
    """A number and a bound of its error: that of the mesh, of rounding and of what is left out."""

    value: float
    error: float


@final
@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A diffusion on n cells.

    Attributes:
        edges: the coordinates of the edges, shape (n + 1,).
        places: x in the middle of each cell, shape (n,).
        masses: the stationary law, shape (n,); it sums to 1.
        up: rates from cell i to cell i + 1 per unit of time, shape (n − 1,).
        down: rates from cell i + 1 to cell i, shape (n − 1,).
        rounding: a bound of what rounding does to the stationary distribution function.
    """

    edges: Array
    places: Array
    masses: Array
    up: Array
    down: Array
    rounding: float


def cells(coefficients: Coefficients, seen: Window, count: int) -> Cells:
    """The diffusion on ``count`` cells that are equal in the chart.

    Raises:
        ValueError: a coefficient is no number there, or the diffusivity is not positive.
    """
    edges = np.linspace(seen.low, seen.high, count + 1)
    h = (seen.high - seen.low) / count
    middles, inner = (edges[1:] + edges[:-1]) / 2, edges[1:-1]
    places, between = seen.chart.place(middles), seen.chart.place(inner)
    volumes, apart = seen.chart.stretch(middles) * h, seen.chart.stretch(inner) * h
    spread = np.broadcast_to(np.asarray(coefficients.diffusivity(places), dtype=float), (count,))
    with np.errstate(divide="ignore", invalid="ignore"):
        a = apart * (coefficients.drift(between) / coefficients.diffusivity(between))
    if not (np.isfinite(a).all() and np.isfinite(spread).all() and (spread > 0).all()):
        raise ValueError("cells: a coefficient is no number, or the diffusivity is not in (0, oo)")
    levels = np.concatenate(([0.0], np.cumsum(a))) + np.log(volumes) - np.log(spread)
    masses = np.exp(levels - levels.max())
    masses /= masses.sum()
    return Cells(
        edges=edges,
        places=places,
        masses=masses,
        up=bernoulli(-a) * spread[:-1] / (apart * volumes[:-1]),
        down=bernoulli(a) * spread[1:] / (apart * volumes[1:]),
        rounding=float(_EPS * (count * np.ptp(levels) + np.max(np.abs(places) * masses / volumes))),
    )


def bernoulli(a: Array) -> Array:
    """B(a) = a/(e^a − 1), positive for every a."""
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        whole = a / np.expm1(a)
    return np.where(a == 0, 1.0, whole)


@final
@dataclass(frozen=True, slots=True, eq=False)
class Density:
    """A law on three meshes, each with twice the cells of the one before.

    Attributes:
        seen: the window.
        meshes: coarse, middle, fine.
        masses: the law on the cells of each.
        order: log2 of the ratio of successive differences of the distribution function; it is 2 up
            to what the mesh is too coarse for.
        error: a bound of the error of the distribution function, everywhere.
    """

    seen: Window
    meshes: tuple[Cells, Cells, Cells]
    masses: tuple[Array, Array, Array]
    order: float
    error: float

    def below(self, x: float) -> Estimate:
        """P(X ≤ x)."""
        z = float(self.seen.chart.coordinate(np.array([float(x)]))[0])
        coarse, fine = (_below(self.meshes[k], self.masses[k], z) for k in (1, 2))
        return Estimate(fine + (fine - coarse) / 3, self.error)

    def mean(self, of: Callable[[Array], Any]) -> Estimate:
        """E f(X); beyond the window f p is taken to fall as in the last cells.

        Raises:
            ValueError: f p does not fall there, so that the mean is not seen to be finite.
        """
        values, left_out = [], 0.0
        for mesh, masses in zip(self.meshes, self.masses, strict=True):
            terms = np.broadcast_to(of(mesh.places), mesh.places.shape) * masses
            values.append(float(np.sum(terms)))
            left_out = _left_out(np.abs(terms))
        size = float(np.sum(np.abs(terms)))
        change = abs(values[2] - values[1])
        rounding = self.meshes[2].rounding * size
        return Estimate(values[2] + (values[2] - values[1]) / 3, change + left_out + rounding)

    def quantile(self, level: float) -> Estimate:
        """The x with P(X ≤ x) = level; its error is half of the places with that level ± error."""
        low, middle, high = (self._place(level + shift) for shift in (-self.error, 0.0, self.error))
        return Estimate(middle, (high - low) / 2)

    def _place(self, level: float) -> float:
        sums = np.concatenate(([0.0], np.cumsum(self.masses[2])))
        z = np.interp(min(max(level, 0.0), 1.0), sums, self.meshes[2].edges)
        return float(self.seen.chart.place(np.array([z]))[0])


def stationary(coefficients: Coefficients, low: float, high: float, *, tolerance: float) -> Density:
    """The zero-flux density on (low, high), with a distribution function as exact as asked for.

    Cells are doubled until no coarse cell has an eighth of the mass, the last doubling changed the
    distribution function by no more than the tolerance, and the changes fall as h². The bound of
    the error is that last change, three times the error of the finest mesh, with rounding and the
    mass outside of the window.

    Raises:
        NotNormalisable: the density does not fall off at an end.
        ValueError: a coefficient is no number, or the tolerance is not reached.
    """
    count, seen = FIRST, _best(coefficients, windows(coefficients, low, high))
    solved = [cells(coefficients, seen, count << k) for k in range(3)]
    while True:
        found = joined(seen, solved, [mesh.masses for mesh in solved])
        seen_at_all = float(solved[0].masses.max()) < LUMP
        if seen_at_all and found.error <= tolerance and ORDERS[0] <= found.order <= ORDERS[1]:
            return found
        count *= 2
        if count > MOST or solved[2].rounding > tolerance:
            raise ValueError(
                f"stationary: an error of {found.error:.3g} was reached, not {tolerance}"
            )
        solved = [*solved[1:], cells(coefficients, seen, count << 2)]


def joined(seen: Window, meshes: Sequence[Cells], masses: Sequence[Array]) -> Density:
    """Three solutions with their order and a bound of the error."""
    before, after = (_apart(masses[k], masses[k + 1]) for k in range(2))
    floor = meshes[2].rounding
    order = float(np.log2(before / after)) if min(before, after) > floor else 2.0
    (one, two, three), (first, second, third) = meshes, masses
    error = after + floor + seen.outside
    return Density(seen, (one, two, three), (first, second, third), order, error)


def _best(coefficients: Coefficients, tried: tuple[Window, ...]) -> Window:
    """The window in whose chart coarse cells change least when they are doubled."""

    def change(seen: Window) -> float:
        both = (cells(coefficients, seen, count).masses for count in (FIRST, 2 * FIRST))
        return _apart(*both)

    return tried[0] if len(tried) == 1 else min(tried, key=change)


def _apart(coarse: Array, fine: Array) -> float:
    """The largest difference of two distribution functions, at the edges of the coarser one."""
    one, two = np.cumsum(coarse), np.cumsum(fine)[1::2]
    return float(np.max(np.abs(one - two)))


def _below(mesh: Cells, masses: Array, z: float) -> float:
    """The distribution function inside a cell, by a cubic through its ends and slopes."""
    if z <= mesh.edges[0]:
        return 0.0
    if z >= mesh.edges[-1]:
        return 1.0
    i = int(np.searchsorted(mesh.edges, z, side="right")) - 1
    sums = np.concatenate(([0.0], np.cumsum(masses)))
    at = np.array([max(i - 1, 0), i, min(i + 1, len(masses) - 1)])
    left, middle, right = masses[at]
    t = (z - mesh.edges[i]) / (mesh.edges[i + 1] - mesh.edges[i])
    start, end = (left + middle) / 2, (middle + right) / 2
    bend = 3 * middle - 2 * start - end
    return float(sums[i] + t * (start + t * (bend + t * (start + end - 2 * middle))))


def _left_out(terms: Array) -> float:
    """What a sum of positive terms leaves out at both ends, if they fall as in the last cells.

    Terms of the size of rounding say nothing about how they fall, and are counted as that size.

    Raises:
        ValueError: they do not fall.
    """
    floor = NOISE * float(terms.sum())
    total = floor
    for last, inner in ((terms[0], terms[1]), (terms[-1], terms[-2])):
        if last <= floor:
            continue
        if not last < inner:
            raise ValueError("mean: it is not seen to be finite")
        total += float(last * last / (inner - last))
    return total
