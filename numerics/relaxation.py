"""How a diffusion on cells moves: laws after a time, the spectral gap, mean times of passage.

All of it from the birth and death chain of ``numerics.finite_volume``, hence from the coefficients.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, final

import numpy as np
import numpy.typing as npt

from numerics.finite_volume import Cells, Density, Estimate, cells, joined
from numerics.meshes import Chart, Coefficients, Window, chart

__all__ = ["after", "after_steps", "gap", "passage", "spread_from", "transient"]

Array = npt.NDArray[np.float64]

NODES: Final = 32  # of the contour; it converges as 3.89^-nodes
SWEEPS: Final = 20_000  # of the iteration for the gap
CLOSE: Final = 1e-11  # relative width at which the bounds of the gap are as good as one number
SHALLOW: Final = 30.0  # ln of how far below its maximum the density is where the trial window ends
WIDEST: Final = 64.0  # half-width of a transient window in its chart
COARSE: Final = 1024  # cells of the coarsest mesh of a transient law


def after(mesh: Cells, masses: Array, time: float) -> Array:
    """The law after a time, exp(time · A) masses, for every time > 0 at the same cost.

    The exponential is an integral along a contour round the negative axis (Weideman and Trefethen
    2007), a sum of resolvents, each a tridiagonal system. It is exact to about 1e-14 of the largest
    density ratio; that is also how far a mass can be below 0.

    Args:
        mesh: the chain.
        masses: the law at time 0, shape (n,).
        time: > 0.
    """
    theta = np.pi * (2 * np.arange(NODES // 2) + 1) / NODES
    inner = 0.6407 * theta
    nodes = NODES * (0.5017 * theta / np.tan(inner) - 0.6122 + 0.2645j * theta)
    turn = 0.5017 / np.tan(inner) - 0.5017 * inner / np.sin(inner) ** 2 + 0.2645j
    total = np.zeros_like(masses)
    for node, weight in zip(nodes, np.exp(nodes) * turn, strict=True):
        total += np.imag(weight * 2 * _resolved(mesh, masses, node, time))
    return total


def after_steps(mesh: Cells, masses: Array, time: float, steps: int) -> Array:
    """The law after ``steps`` implicit steps of Euler: of order 1 in the step, never negative."""
    for _ in range(steps):
        masses = _resolved(mesh, masses, 1.0, time / steps)
    return masses


def _resolved(mesh: Cells, masses: Array, node: complex, time: float) -> Any:
    """The solution m of (node − time · A) m = masses, where A m is the change of masses."""
    from scipy.linalg import solve_banded

    leaving = np.zeros_like(mesh.masses)
    leaving[:-1] += mesh.up
    leaving[1:] += mesh.down
    bands = np.zeros((3, len(leaving)), dtype=complex if isinstance(node, complex) else float)
    bands[0, 1:], bands[2, :-1] = -time * mesh.down, -time * mesh.up
    bands[1] = node + time * leaving
    return solve_banded((1, 1), bands, masses, check_finite=False)


def spread_from(mesh: Cells, z: float) -> Array:
    """Mass 1 at coordinate z, divided between two cells so that its mean is z."""
    middles = (mesh.edges[1:] + mesh.edges[:-1]) / 2
    i = int(np.clip(np.searchsorted(middles, z) - 1, 0, len(middles) - 2))
    part = float(np.clip((z - middles[i]) / (middles[i + 1] - middles[i]), 0.0, 1.0))
    masses = np.zeros_like(middles)
    masses[i], masses[i + 1] = 1 - part, part
    return masses


def transient(
    coefficients: Coefficients, low: float, high: float, *, start: float, time: float
) -> Density:
    """The law at ``time`` of the diffusion that starts at a point of (low, high).

    The window is doubled until less than 1e-10 is in its outer eighths; it need not have a
    stationary law, but a path that reaches an end in finite time is reflected there.

    Raises:
        ValueError: the start is outside, or the window is never wide enough (a path may explode).
    """
    if not low < start < high:
        raise ValueError(f"transient: start={start} is not in ({low}, {high})")
    about = _about(coefficients, low, high, start, time)
    z = float(about.coordinate(np.array([start]))[0])
    width = 1.0
    while width <= WIDEST:
        seen = Window(about, z - width, z + width, 0.0)
        mesh = cells(coefficients, seen, COARSE)
        masses = after(mesh, spread_from(mesh, z), time)
        eighth = COARSE // 8
        outer = float(np.abs(masses[:eighth]).sum() + np.abs(masses[-eighth:]).sum())
        if outer < 1e-10:
            seen = Window(about, z - width, z + width, outer)
            meshes = [cells(coefficients, seen, COARSE << k) for k in range(3)]
            return joined(seen, meshes, [after(m, spread_from(m, z), time) for m in meshes])
        width *= 1.5
    raise ValueError(f"transient: at time {time} paths are beyond any window")


def _about(coefficients: Coefficients, low: float, high: float, start: float, time: float) -> Chart:
    """A chart that is centred at the start, with the way travelled meanwhile as its scale."""
    plain = chart(low, high)
    here = np.array([start])
    moved = abs(float(np.asarray(coefficients.drift(here)).item())) * time
    spread = float(np.asarray(coefficients.diffusivity(here)).item()) * time
    return Chart(plain.low, plain.high, start, moved + spread**0.5)


@final
@dataclass(frozen=True, slots=True)
class Between:
    """Two bounds of a number."""

    low: float
    high: float


def gap(solved: Density) -> Estimate:
    """The spectral gap: the slowest rate at which the law tends to the stationary one.

    The chain of each mesh has it between two bounds that meet. The error counts the change with
    the mesh, and twice the change with the window, by which a gap that is the edge of a continuous
    spectrum is seen.
    """
    found = [bounds(mesh) for mesh in solved.meshes]
    values = [(b.low + b.high) / 2 for b in found]
    width = found[2].high - found[2].low
    narrow = bounds(_narrowed(solved.meshes[2]))
    moved = abs((narrow.low + narrow.high) / 2 - values[2])
    change = abs(values[2] - values[1])
    value = values[2] + (values[2] - values[1]) / 3
    return Estimate(value, change + width + 2 * moved + 1e-10 * value)


def bounds(mesh: Cells) -> Between:
    """The gap of the chain between two numbers (Collatz and Wielandt).

    For the eigenfunction g with differences d, λ⁻¹ d_i = Σ_j min(F_i, F_j) (1 − max(F_i, F_j)) d_j
    / c_i: an operator with positive entries, all of whose sums are without cancellation, so that an
    exponentially small gap has as many digits as any other.
    """
    below = np.cumsum(mesh.masses)[:-1]
    above = np.cumsum(mesh.masses[::-1])[::-1][1:]
    flow = mesh.masses[:-1] * mesh.up
    d = np.sqrt(below * above) / flow
    low = high = 0.0
    for _ in range(SWEEPS):
        left = np.cumsum(below * d)
        right = np.cumsum((above * d)[::-1])[::-1]
        image = (above * left + below * np.concatenate((right[1:], [0.0]))) / flow
        ratios = image / d
        low, high = 1 / float(ratios.max()), 1 / float(ratios.min())
        if high - low <= CLOSE * high:
            break
        d = image / image.max()
    return Between(low, high)


def _narrowed(mesh: Cells) -> Cells:
    """The chain between the cells where the density in the chart is above e^-30 of its maximum."""
    kept = np.flatnonzero(mesh.masses > mesh.masses.max() * np.exp(-SHALLOW))
    a, b = int(kept[0]), int(kept[-1]) + 1
    masses = mesh.masses[a:b] / mesh.masses[a:b].sum()
    up, down = mesh.up[a : b - 1], mesh.down[a : b - 1]
    return Cells(mesh.edges[a : b + 1], mesh.places[a:b], masses, up, down, mesh.rounding)


def passage(solved: Density, start: float, end: float) -> Estimate:
    """The mean time to go from ``start`` to ``end``."""
    ends = solved.seen.chart.coordinate(np.array([float(start), float(end)]))
    times = [_time(mesh, float(ends[0]), float(ends[1])) for mesh in solved.meshes]
    return Estimate(times[2], 2 * abs(times[2] - times[1]) + 1e-10 * times[2])


def _time(mesh: Cells, start: float, end: float) -> float:
    """Σ F/c over the edges on the way, with F the mass behind the edge.

    Only edges on the way are summed: far behind the start the terms are too large to be subtracted.
    """
    masses, upwards = mesh.masses, start < end
    behind = np.cumsum(masses)[:-1] if upwards else np.cumsum(masses[::-1])[::-1][1:]
    steps = behind / (masses[:-1] * mesh.up)
    middles = (mesh.edges[1:] + mesh.edges[:-1]) / 2
    low, high = sorted((start, end))
    first = max(int(np.searchsorted(middles, low)) - 1, 0)
    last = min(int(np.searchsorted(middles, high)), len(middles) - 1)
    total = np.concatenate(([0.0], np.cumsum(steps[first:last])))
    one, two = np.interp((low, high), middles[first : last + 1], total)
    return float(two - one)
