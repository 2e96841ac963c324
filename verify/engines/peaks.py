"""Local maxima of a density that was solved for on meshes."""

from __future__ import annotations

import numpy as np
import sympy as sp

from numerics.finite_volume import Density
from verify.engines.arrays import Array
from verify.engines.closed import Unread
from verify.engines.volumes import Line, law_of
from verify.instances import Instance
from verify.outcome import Strength, Truth
from verify.parameters import here
from verify.weigh import Found

__all__ = ["modes_are"]

DEEP = 20.0  # ln of how far below the highest maximum another one is rounding


def modes_are(line: Line, points: sp.Set, at: Instance) -> Found:
    """Whether the local maxima of the density on the mesh are the given points.

    Raises:
        Unread: two meshes have not the same number of maxima, or these are flat.
        Undefined: there is no stationary law, or a point has no value.
    """
    law = law_of(line)
    (middle, before), (fine, after) = (_tops(law, k) for k in (1, 2))
    if len(middle) != len(fine):
        raise Unread("the maxima on two meshes are not as many")
    if np.any(np.abs(after - before) > after / 4):  # at a top of order 4 it falls with the mesh
        raise Unread("where a flat maximum is, or whether it is two, is not seen on a mesh")
    errors = np.abs(fine - middle) + 1e-9 * (1 + np.abs(fine))
    claimed = np.sort([float(here(point, at)) for point in points.args])
    told = ", ".join(f"{x:.6g}" for x in fine) or "none"
    gaps = np.abs(fine - claimed) if len(claimed) == len(fine) else np.full(1, np.inf)
    truth = Truth.HOLDS
    if len(gaps) != len(errors) or np.any(gaps > 2 * errors):
        truth = Truth.FAILS
    elif np.any(gaps > errors):
        truth = Truth.UNKNOWN
    return Found(
        truth=truth,
        strength=Strength.AGREEMENT,
        reason=f"the density on the mesh has maxima at {told}",
        left=told,
        radius=f"{float(errors.max()):.3g}" if len(errors) else "",
        unseen=f"{2 * float(errors.max()):.3g}" if len(errors) else "",
    )


def _tops(law: Density, k: int) -> tuple[Array, Array]:
    """The maxima of p on one mesh, and how much ln p bends there.

    Each is the vertex of a parabola through three values of ln p.
    """
    mesh, chart = law.meshes[k], law.seen.chart
    middles = (mesh.edges[1:] + mesh.edges[:-1]) / 2
    with np.errstate(divide="ignore"):  # between two wells there may be nothing
        heights = np.log(law.masses[k]) - np.log(chart.stretch(middles))
    inner = heights[1:-1]
    top = np.flatnonzero((inner > heights[:-2]) & (inner >= heights[2:])) + 1
    top = top[heights[top] > heights.max() - DEEP]
    below, here_, above = heights[top - 1], heights[top], heights[top + 1]
    step = middles[1] - middles[0]
    bend = 2 * here_ - below - above
    places = chart.place(middles[top] + (below - above) / bend / -2 * step)
    return places, bend / step**2
