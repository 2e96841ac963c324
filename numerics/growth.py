"""The whole spectrum of a product of random matrices, simulated: an orthonormal frame is pushed on.

Each step multiplies the frame by a fresh matrix and makes it orthonormal again (QR), and the
logarithms of the diagonal of R are summed: what was taken out of the frame, so that nothing over-
or underflows. The i-th mean tends to the i-th exponent; after ``settling`` steps the frame is taken
to have forgotten where it started, which no finite number of steps can show. The means of the lanes
are independent of one another, and ``trace`` says how they were on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import NDArray

from numerics.laws import Source
from numerics.sampling import rows
from numerics.streams import BLOCK, Lanes

__all__ = ["Spectrum", "spectrum"]

Floats = NDArray[np.float64]


@final
@dataclass(frozen=True, slots=True)
class Spectrum:
    """Mean logarithms per step.

    Attributes:
        lanes: of shape (d, 4096), one mean for each exponent and each lane; −∞ where the product
            has lost a dimension.
        trace: (steps, mean over the lanes of each exponent so far) after 1, 2, 4, ... steps.
    """

    lanes: Floats
    trace: tuple[tuple[int, tuple[float, ...]], ...]


def spectrum(
    lanes: Lanes,
    laws: Sequence[Source],
    matrix: Callable[..., Floats],
    *,
    dimension: int,
    settling: int,
    steps: int,
) -> Spectrum:
    """The exponents of … A_2 A_1, the largest first, from 4096 paths.

    Args:
        lanes: at their first word; advanced by what is drawn.
        laws: of the draws of one step, in order.
        matrix: of the draws, arrays of shape (4096,): the matrices, of shape (d, d, 4096).
        dimension: d.
        settling: steps before those that count.
        steps: that count.

    Raises:
        ValueError: there are no steps, a negative number of them to settle, or no dimension.
    """
    if min(dimension, steps) < 1 or settling < 0:
        raise ValueError(f"spectrum: {dimension=}, {settling=}, {steps=} are not 1, 0, 1 or more")
    # Not the axes: those of a triangular product are invariant, and a frame that starts on one of
    # them stays there.
    skew = np.sin(np.arange(1.0, dimension**2 + 1) ** 2).reshape(dimension, dimension, 1)
    frame, _ = _orthonormal(np.repeat(skew, BLOCK, axis=2))
    drawn = [rows(lanes, law) for law in laws]
    total, trace = np.zeros((dimension, BLOCK)), []
    for step in range(1 - settling, steps + 1):
        factor = matrix(*(x for numbers in drawn for x in numbers()))
        frame, logs = _orthonormal(np.einsum("abn,jbn->jan", factor, frame))
        if step < 1:
            continue
        total += logs
        if step & (step - 1) == 0:
            trace.append((step, tuple(float(x) for x in total.mean(axis=1) / step)))
    return Spectrum(total / steps, tuple(trace))


def _orthonormal(frame: Floats) -> tuple[Floats, Floats]:
    """Gram and Schmidt on the vectors frame[j], and the logarithms of what was left of each."""
    logs = np.empty((len(frame), frame.shape[2]))
    for j in range(len(frame)):
        size = np.sqrt((frame[j] ** 2).sum(axis=0))
        with np.errstate(divide="ignore", invalid="ignore"):
            logs[j] = np.log(size)
            frame[j] = np.where(size > 0, frame[j] / size, 0.0)
        for k in range(j + 1, len(frame)):
            frame[k] -= (frame[j] * frame[k]).sum(axis=0) * frame[j]
    return frame, logs
