"""The stationary law of a diffusion three times: from a formula, by finite volumes, along paths.

None of the three knows of another: the formula is integrated, the volumes and the paths have the
coefficients only. Paths are stepped in asinh w, where noise that grows with w does not explode.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, final

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from theory.figures import Densities
from theory.models import Path
from verify.engines.arrays import approximate
from verify.engines.volumes import line_at
from verify.figures.ensembles import Runs, ensemble, values
from verify.instances import Instance
from verify.simulation.chains import floats
from verify.simulation.schemes import ARC, euler

__all__ = ["Thrice", "stationary_law"]

TOLERANCE = 1e-5  # of the distribution function of the volumes
Floats = NDArray[np.float64]


@final
@dataclass(frozen=True, slots=True)
class Thrice:
    """A law on bins between ``edges``, shape (bins + 1,).

    Attributes:
        edges: of the bins.
        masses: of the bins by finite volumes, shape (bins,).
        formula: the density at the edges, normalised on the whole line, shape (bins + 1,).
        ends: where the paths are at last.
        runs: these paths.
    """

    edges: Floats
    masses: Floats
    formula: Floats
    ends: Floats
    runs: Runs


def stationary_law(panel: Densities, seed: int) -> Thrice:
    """All three.

    Raises:
        ValueError: the diffusion has no stationary law.
        Unread: a coefficient is not read.
    """
    at = Instance(statement=sp.true, given=(), where=(), values=panel.where)
    line = line_at(panel.on, at, TOLERANCE)
    if line.density is None:
        raise ValueError(f"{panel.title}: {line.why}")
    edges = np.linspace(float(panel.low), float(panel.high), panel.bins + 1)
    below = np.array([line.density.below(x).value for x in edges])
    scheme = euler(panel.on.model, panel.step, variable=ARC, parts=1)
    path = Path(scheme.recursion, (ARC.at(panel.start),))
    (runs,) = ensemble(path, [panel.where], panel.runs, [panel.steps], seed)
    return Thrice(edges, np.diff(below), _normalised(panel, edges), values(scheme.back, runs), runs)


def _normalised(panel: Densities, places: Floats) -> Floats:
    """The formula over its integral, both by the formula alone."""
    from scipy.integrate import quad

    w, known = panel.on.state, floats(panel.where)

    def density(x: Any) -> Any:
        return approximate(panel.density, {**known, w: np.asarray(x, dtype=np.float64)})

    ends = (-np.inf, float(panel.low), 0.0, float(panel.high), np.inf)
    whole = sum(
        quad(lambda x: float(density(x)), low, high, limit=400)[0] for low, high in pairwise(ends)
    )
    return np.asarray(density(places) / whole, dtype=np.float64)
