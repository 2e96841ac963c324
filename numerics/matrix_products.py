"""One-sided bounds of the largest exponent of a product of finitely many random matrices.

E ln|A_n … A_1| is subadditive in n, so that its n-th part is a bound from above for every n and
every norm; ln|det A| is additive and is the sum of all exponents, so that its mean divided by the
dimension is a bound from below. Neither needs anything of the matrices; neither has to be close.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["bound_above", "bound_below"]

Floats = NDArray[np.float64]

ULPS = 2.0**-44  # relative to the norm: of an entry, of a product of a few matrices, of its norm
LONGEST = 60  # steps, where there is one matrix only
MOST = 1 << 11  # products of one length that are multiplied out


def bound_above(matrices: Floats, weights: Floats) -> float:
    """The least of (1/n) E ln|A_n … A_1|, spectral norm, n <= 60 with at most 2^11 products.

    Args:
        matrices: of shape (k, d, d), each entry within one unit of its last place.
        weights: of shape (k,), positive, of sum 1.

    Raises:
        ValueError: shapes do not fit, an entry is not finite, or a matrix is 0.
    """
    _require(matrices, weights)
    sizes = np.linalg.norm(matrices, ord=2, axis=(1, 2))
    logs = np.log(sizes)
    scaled = matrices / sizes[:, np.newaxis, np.newaxis]
    products, chances, grown = scaled, weights, logs
    best, n = np.inf, 1
    while True:
        norms = np.maximum(np.linalg.norm(products, ord=2, axis=(1, 2)), 0.0) + n * ULPS
        mean = float((chances * (np.log(norms) + grown)).sum())
        best = min(best, (mean + ULPS * n * (1 + float(np.abs(logs).max()))) / n)
        if n == LONGEST or len(products) * len(matrices) > MOST:
            return best
        products = np.einsum("kij,njl->knil", scaled, products).reshape(-1, *matrices.shape[1:])
        chances = np.outer(weights, chances).ravel()
        grown = np.add.outer(logs, grown).ravel()
        n += 1


def bound_below(mean_log_determinant: float, dimension: int) -> float:
    """(E ln|det A|)/d, for a mean that is known within 2^-44 of itself.

    Raises:
        ValueError: the dimension is not in 1, 2, ...
    """
    if dimension < 1:
        raise ValueError(f"bound_below: dimension={dimension} is not in 1, 2, ...")
    return (mean_log_determinant - ULPS * (1 + abs(mean_log_determinant))) / dimension


def _require(matrices: Floats, weights: Floats) -> None:
    if matrices.ndim != 3 or matrices.shape[1] != matrices.shape[2]:
        raise ValueError(f"bound_above: {matrices.shape} are no square matrices")
    if len(matrices) != len(weights):
        raise ValueError(f"bound_above: {len(matrices)} matrices, {len(weights)} weights")
    if not np.isfinite(matrices).all() or not np.abs(matrices).max(axis=(1, 2)).all():
        raise ValueError("bound_above: an entry is not finite, or a matrix is 0")
