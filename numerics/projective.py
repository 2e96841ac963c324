"""The largest exponent of a product of random 2 × 2 matrices with finitely many values, enclosed.

A vector is a length and a direction, and a step changes its logarithm in the mean by
f(x) = Σ p_k ln|A_k x| at the direction x. Whatever bounded function g is given,

    min_x F(x) <= Λ <= max_x F(x),    F(x) = f(x) + Σ p_k g(A_k · x) − g(x),

since E[ln|A_n … A_1 x|] + E[g(x_n)] − g(x) is a sum of n means of F (the lower bound needs that no
matrix is singular). With g = f + P f + P² f + ... F is nearly constant. Here g has one value in
each of N cells of directions; on a cell every term is replaced by its largest (smallest) value
there, and g is found by iterating that, from 0 and from a solution of (I − P) g = f − Λ on points.
Nothing is assumed of g, so that a g that is poor is a wide enclosure and never a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, final

import numpy as np
from numpy.typing import NDArray

__all__ = ["exponent_bounds"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bools = NDArray[np.bool_]

ULPS = 2.0**-48  # relative to |A|: of the entries, of cos and sin, of sums of products of them
LATE = 1000  # steps after which a direction is taken to be where the paths stay
POINTS = 1024  # of the equation from whose solution the iteration starts
FEW = 24  # rounds from there: what the equation leaves is not large
CLOSING = 200  # rounds of looking for what can be reached, before all cells are taken


@final
@dataclass(frozen=True, slots=True)
class Image:
    """What one matrix does to the cells.

    Attributes:
        weight: of the matrix.
        low, high: of shape (cells,), bounds of ln|A x| on each cell.
        first, many: the cells that the image of each cell meets: many of them from the first on.
    """

    weight: float
    low: Floats
    high: Floats
    first: Integers
    many: Integers


def exponent_bounds(
    matrices: Floats, weights: Floats, signs: Integers, *, cells: int, rounds: int
) -> tuple[float, float]:
    """Bounds of Λ = lim (1/t) E ln|A_t … A_1|; the lower one is −∞ where a matrix is singular.

    Args:
        matrices: of shape (k, 2, 2), each entry within one unit of its last place.
        weights: of shape (k,), positive, of sum 1.
        signs: of shape (k,), −1, 0 or 1: the exact signs of the determinants.
        cells: of directions; the width of the enclosure tends to 0 as they grow.
        rounds: of the iteration.

    Raises:
        ValueError: shapes do not fit, an entry is not finite, or a matrix is 0.
    """
    if matrices.shape != (len(weights), 2, 2) or len(signs) != len(weights):
        raise ValueError(f"exponent_bounds: {matrices.shape} matrices, {len(weights)} weights")
    if not np.isfinite(matrices).all() or not np.abs(matrices).max(axis=(1, 2)).all():
        raise ValueError("exponent_bounds: an entry is not finite, or a matrix is 0")
    images = [
        _image(matrix, float(weight), int(sign), cells)
        for matrix, weight, sign in zip(matrices, weights, signs, strict=True)
    ]
    starts = (np.zeros(cells), rounds), (_potential(matrices, weights, cells), min(rounds, FEW))
    everywhere = np.ones(cells, dtype=np.bool_)
    high = min(_value(images, everywhere, *start, "high") for start in starts)
    if not signs.all():
        return -np.inf, high
    reached = _closed(images, _late(matrices, cells))
    return max(_value(images, reached, *start, "low") for start in starts), high


def _potential(matrices: Floats, weights: Floats, cells: int) -> Floats:
    """About f + P f + P² f + ..., less a constant, in the middle of each cell; 0 if unknown.

    P f is taken between the points on both sides of a direction, so that (I − P) g = f − Λ is a
    linear system for g of mean 0 and Λ, singular where paths stay in one of several parts.
    """
    points = min(cells, POINTS)
    middles = (np.arange(points) + 0.5) * (np.pi / points)
    system = np.ones((points + 1, points + 1))
    system[:-1, :-1], system[-1, -1] = np.eye(points), 0.0
    right, row = np.zeros(points + 1), np.arange(points)
    for matrix, weight in zip(matrices, weights, strict=True):
        x, y = matrix @ np.stack([np.cos(middles), np.sin(middles)])
        place = np.mod(np.arctan2(y, x), np.pi) * (points / np.pi) - 0.5
        before = np.floor(place)
        after = weight * (place - before)
        index = before.astype(np.int64)
        np.subtract.at(system, (row, np.mod(index, points)), weight - after)
        np.subtract.at(system, (row, np.mod(index + 1, points)), after)
        right[:-1] += weight * np.log(np.maximum(np.hypot(x, y), 1e-300))
    try:
        found = np.asarray(np.linalg.solve(system, right)[:-1], dtype=np.float64)
    except np.linalg.LinAlgError:
        return np.zeros(cells)
    if not np.abs(found).max() < 1e6 * (1 + np.abs(right).max()):
        return np.zeros(cells)
    finer = (np.arange(cells) + 0.5) * (np.pi / cells)
    return np.asarray(np.interp(finer, middles, found, period=np.pi), dtype=np.float64)


def _late(matrices: Floats, cells: int) -> Bools:
    """The cell of a direction that has been moved often, by each matrix in turn."""
    x = np.array([1.0, 0.3])
    for step in range(LATE):
        x = matrices[step % len(matrices)] @ x
        x /= np.abs(x).max()
    here = np.zeros(cells, dtype=np.bool_)
    here[int(np.mod(np.arctan2(x[1], x[0]), np.pi) / np.pi * cells) % cells] = True
    return here


def _closed(images: list[Image], cells: Bools) -> Bools:
    """The cells that can be reached: where a path from one of them stays.

    The exponent from a direction in them is at most Λ, so that the lower bound may be taken over
    them alone; a direction that every matrix keeps and all others leave is not among them.
    """
    n = len(cells)
    for _ in range(CLOSING):
        edges = np.zeros(2 * n + 1, dtype=np.int64)
        for image in images:
            np.add.at(edges, image.first[cells], 1)
            np.add.at(edges, image.first[cells] + image.many[cells], -1)
        met = np.cumsum(edges)[:-1] > 0
        after = cells | met[:n] | met[n:]
        if (after == cells).all():
            return cells
        cells = after
    return np.ones(n, dtype=np.bool_)


def _image(matrix: Floats, weight: float, sign: int, cells: int) -> Image:
    width = np.pi / cells
    nodes = np.arange(cells + 1) * width
    moved = matrix @ np.stack([np.cos(nodes), np.sin(nodes)])
    size = float(np.sqrt((matrix**2).sum()))
    squares = (moved**2).sum(axis=0)
    # |A x|² is a constant and R cos(2x − ψ), R <= |A|²/2: between nodes it leaves their range by
    # at most 4 R width²/8.
    slack = size**2 * (width**2 / 4 + ULPS)
    above = np.maximum(squares[:-1], squares[1:]) + slack
    least = (abs(float(np.linalg.det(matrix))) / size) ** 2 * (1 - ULPS) - size**2 * ULPS
    below = np.maximum(np.minimum(squares[:-1], squares[1:]) - slack, max(least, 1e-300))
    error = ULPS * (1 + size / np.maximum(np.sqrt(squares), 1e-300))
    angles = np.arctan2(moved[1], moved[0])
    first, last = (angles[:-1], angles[1:]) if sign >= 0 else (angles[1:], angles[:-1])
    reach = np.mod(last - first, np.pi) if sign else np.zeros(cells)
    spread = np.minimum(np.maximum(error[:-1], error[1:]), np.pi)
    start = np.floor((np.mod(first, np.pi) - spread) / width - ULPS * cells).astype(np.int64)
    end = np.floor((np.mod(first, np.pi) + reach + spread) / width + ULPS * cells)
    many = np.minimum(end.astype(np.int64) - start + 1, cells)
    return Image(
        weight,
        np.log(below) / 2 - ULPS,
        np.log(above) / 2 + ULPS,
        np.mod(start, cells),
        many,
    )


def _value(
    images: list[Image], among: Bools, g: Floats, rounds: int, side: Literal["low", "high"]
) -> float:
    """Max F, or min F, after so many rounds of g ← f + P g, each with the extremes on its cells."""
    best = np.inf if side == "high" else -np.inf
    size = max(float(np.abs(i.low).max()) for i in images)
    for _ in range(rounds):
        after = np.zeros(len(among))
        for image in images:
            after += image.weight * (getattr(image, side) + _extreme(g, image, side))
        change = (after - g)[among]
        slack = ULPS * (1 + size + float(np.abs(g).max()))
        found = float(change.max()) + slack if side == "high" else float(change.min()) - slack
        best = min(best, found) if side == "high" else max(best, found)
        if change.max() - change.min() < 1e-12:
            break
        g = after - after[among].mean()
    return best


def _extreme(g: Floats, image: Image, side: Literal["low", "high"]) -> Floats:
    """The largest (smallest) g among the cells that each image meets: two windows of 2^j cells."""
    larger = np.maximum if side == "high" else np.minimum
    level = np.frexp(image.many.astype(np.float64))[1] - 1  # 2^level <= many < 2^(level + 1)
    found, window = np.empty_like(g), g
    for j in range(int(level.max()) + 1):
        here = level == j
        start = image.first[here]
        other = np.mod(start + image.many[here] - (1 << j), len(g))
        found[here] = larger(window[start], window[other])
        window = larger(window, np.roll(window, -(1 << j)))
    return found
