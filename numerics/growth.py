"""The exponents of products of random matrices, simulated: an orthonormal frame is pushed on.

Each step multiplies the frame by a fresh matrix and makes it orthonormal again (QR). What is taken
out of the frame, the diagonal of R, is kept as a mantissa and an integer exponent, so that nothing
over- or underflows and nothing but the last places of the mantissas is lost. The mean logarithm of
the i-th diagonal entry tends to the i-th exponent; after ``settling`` steps the frame is taken to
have forgotten where it started. The lanes are independent of one another: their spread is the error
of their mean. A matrix with one more axis before that of the lanes is a sweep: each of its rows is
multiplied by its own matrices, made from the same draws, so that a curve over a parameter is
smooth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import NDArray

from numerics.elementary import ln_of
from numerics.laws import Source
from numerics.sampling import rows
from numerics.streams import Lanes

__all__ = ["Clipped", "Product", "Spectrum", "clipped_growth", "spectrum"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Matrices = Callable[..., Floats]
"""Of the draws of a step, arrays of shape (4096,): of shape (d, d, 4096) or (d, d, rows, 4096)."""

LN_2 = 0.6931471805599453


@final
@dataclass(frozen=True, slots=True)
class Product:
    """A product … A_2 A_1 of independent matrices of one law.

    Attributes:
        laws: of the draws of one step, in order.
        matrix: of the draws.
        dimension: d.
    """

    laws: Sequence[Source]
    matrix: Matrices
    dimension: int


@final
@dataclass(frozen=True, slots=True)
class Spectrum:
    """Mean logarithms per step.

    Attributes:
        lanes: of shape (d, 4096) or (d, rows, 4096), one mean for each exponent and each lane; −∞
            where the product has lost a dimension.
        trace: (steps, means over the lanes so far, of shape (d,) or (d, rows)) after 1, 2, 4, ...
            steps.
    """

    lanes: Floats
    trace: tuple[tuple[int, Floats], ...]

    def batches(self, count: int) -> tuple[Floats, Floats]:
        """The mean, and its standard error from so many batches of lanes; one less is its freedom.

        Raises:
            ValueError: the count is not in 2 .. 4096.
        """
        if not 2 <= count <= self.lanes.shape[-1]:
            raise ValueError(f"batches: count={count} is not in 2 .. {self.lanes.shape[-1]}")
        parts = np.stack([part.mean(axis=-1) for part in np.array_split(self.lanes, count, -1)])
        return self.lanes.mean(axis=-1), parts.std(axis=0, ddof=1) / np.sqrt(count)


@final
@dataclass(frozen=True, slots=True)
class Clipped:
    """What one vector grew by.

    Attributes:
        lanes: of shape (4096,): the mean of ln|A x| over the steps, each cut at two ends.
        memory: of shape (4096,): ln of how much of a second, orthogonal vector is left beside the
            first when the steps begin; −∞ where nothing is, and in one dimension.
    """

    lanes: Floats
    memory: Floats


def spectrum(lanes: Lanes, product: Product, *, settling: int, steps: int) -> Spectrum:
    """The exponents of a product, the largest first, from 4096 paths.

    Args:
        lanes: at their first word; advanced by what is drawn.
        product: of what.
        settling: steps before those that count.
        steps: that count.

    Raises:
        ValueError: there are no steps, a negative number of them to settle, or no dimension.
    """
    _require(product.dimension, settling, steps)
    sizes = _pushed(lanes, product, product.dimension)
    for _ in range(settling):
        next(sizes)
    total, trace = _Logs(), []
    for step in range(1, steps + 1):
        total.multiply(next(sizes))
        if step & (step - 1) == 0:
            trace.append((step, total.logs().mean(axis=-1) / step))
    return Spectrum(total.logs() / steps, tuple(trace))


def clipped_growth(
    lanes: Lanes, product: Product, *, settling: int, steps: int, ends: tuple[float, float]
) -> Clipped:
    """How the length of a vector grows by a step, each step cut at e^low and e^high.

    Args:
        lanes: as for `spectrum`.
        product: as there; the matrices have no rows.
        settling: as there, but 1 or more.
        steps: as there.
        ends: (low, high), within [−700, 700].

    Raises:
        ValueError: as `spectrum`.
    """
    _require(product.dimension, settling, steps)
    low, high = np.exp(ends[0]), np.exp(ends[1])
    sizes = _pushed(lanes, product, min(product.dimension, 2))
    before, total = _Logs(), _Logs()
    for _ in range(settling):
        before.multiply(next(sizes))
    for _ in range(steps):
        total.multiply(np.clip(next(sizes)[0], low, high))
    logs = before.logs()
    if product.dimension == 1:
        return Clipped(total.logs() / steps, np.full(logs.shape[-1:], -np.inf))
    return Clipped(total.logs() / steps, logs[1] - logs[0])


def _require(dimension: int, settling: int, steps: int) -> None:
    if min(dimension, steps) < 1 or settling < 0:
        raise ValueError(f"growth: {dimension=}, {settling=}, {steps=} are not 1, 0, 1 or more")


class _Logs:
    """Products of positive numbers as mantissas and exponents of 2."""

    def __init__(self) -> None:
        self.mantissa: Floats = np.ones(1)
        self.exponent: Integers = np.zeros(1, dtype=np.int64)

    def multiply(self, sizes: Floats) -> None:
        """By numbers of any size; each is split before, so that the product is in range."""
        part, power = np.frexp(sizes)
        self.mantissa, more = np.frexp(self.mantissa * part)
        self.exponent = self.exponent + power + more

    def logs(self) -> Floats:
        """The logarithms of the products; −∞ where a number was 0."""
        return np.asarray(ln_of(self.mantissa) + self.exponent * LN_2)


def _pushed(lanes: Lanes, product: Product, many: int) -> Iterator[Floats]:
    """The diagonal of R at each step, of shape (many, 4096) or (many, rows, 4096), for ever."""
    # Not the axes: those of a triangular product are invariant, and a frame that starts on one of
    # them stays there.
    dimension = product.dimension
    skew = np.sin(np.arange(1.0, dimension**2 + 1) ** 2).reshape(dimension, dimension)[:many]
    drawn = [rows(lanes, law) for law in product.laws]
    frame = None
    while True:
        factor = product.matrix(*(x for numbers in drawn for x in numbers()))
        if frame is None:
            alike = (1,) * (factor.ndim - 2)
            frame = np.broadcast_to(
                skew.reshape(many, dimension, *alike), (many, dimension, *factor.shape[2:])
            ).copy()
            _orthonormal(frame)
        frame = _times(factor, frame)
        yield _orthonormal(frame)


def _times(factor: Floats, frame: Floats) -> Floats:
    """The products with each vector of a frame, always summed in the same order."""
    moved = np.empty_like(frame)
    for j, vector in enumerate(frame):
        for a, row in enumerate(factor):
            moved[j, a] = row[0] * vector[0]
            for entry, x in zip(row[1:], vector[1:], strict=True):
                moved[j, a] += entry * x
    return moved


def _orthonormal(frame: Floats) -> Floats:
    """Gram and Schmidt on the vectors frame[j], in place; what was left of each."""
    sizes = np.empty((len(frame), *frame.shape[2:]))
    for j in range(len(frame)):
        largest = np.abs(frame[j]).max(axis=0)
        scale = np.where(largest > 0, largest, 1.0)  # squares would leave the range of floats
        frame[j] /= scale
        length = np.sqrt((frame[j] ** 2).sum(axis=0))
        sizes[j] = length * scale
        frame[j] /= np.where(length > 0, length, 1.0)
        for k in range(j + 1, len(frame)):
            frame[k] -= (frame[j] * frame[k]).sum(axis=0) * frame[j]
    return sizes
