"""E ln|m + s Z| of a normal Z, and of 1 + a R + b √R Z with R of a chi-square law, in floats.

With h(z) = E ln|z + Z|, h' is √2 D(z/√2), D the function of Dawson, and h(0) = −(γ + ln 2)/2. The
second mean is an integral over ln √R by the trapezoidal rule, which converges faster than any power
where the integrand is smooth and vanishes at both ends; what halving the number of points changes
is given beside it. It is what the pairs of a data set without end need: for x, ε normal and
independent the mean of x(μx + (1 − μ)ε) over a batch is of this form, R being the sum of the x².
It is for pictures; :mod:`numerics.quadratic_logs` encloses the same mean.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["chi_square_log", "normal_log"]

Floats = NDArray[np.float64]

CELLS, WIDEST = 64, 40  # of the table of h: so many in a unit, up to here
POINTS = 400  # of the integral
EULER = 0.5772156649015329
FAR = 9.0  # standard deviations of √R, about; beyond them its density is below 1e-16


@lru_cache(maxsize=1)
def _table() -> tuple[Floats, Floats]:
    """The function h and its slope on the grid k/64."""
    from scipy.special import dawsn

    grid = np.arange(CELLS * WIDEST + 2) / CELLS
    nodes, weights = np.polynomial.legendre.leggauss(6)
    inside = grid[:-1, np.newaxis] + (nodes + 1) / (2 * CELLS)
    steps = (math.sqrt(2) * dawsn(inside / math.sqrt(2)) * weights).sum(axis=1) / (2 * CELLS)
    start = -(EULER + math.log(2)) / 2
    return start + np.concatenate([[0.0], np.cumsum(steps)]), math.sqrt(2) * dawsn(
        grid / math.sqrt(2)
    )


def normal_log(mean: Floats, sd: Floats) -> Floats:
    """E ln|mean + sd Z|, within 1e-9, for sd >= 0; −∞ where both are 0."""
    mean, sd = np.broadcast_arrays(np.abs(mean), sd)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = mean / sd
        far = ~(z < WIDEST)
        near = np.where(far, 0.0, z)
        inverse = np.where(far & (mean > 0), sd / np.where(mean > 0, mean, 1.0), 0.0) ** 2
        beyond = np.log(mean) - inverse * (0.5 + inverse * (0.75 + inverse * 2.5))
        within = np.log(sd) + _interpolated(near)
    return np.where(far, beyond, within)


def _interpolated(z: Floats) -> Floats:
    values, slopes = _table()
    cell = (z * CELLS).astype(np.int64)
    t = z * CELLS - cell
    one, other = slopes[cell] / CELLS, slopes[cell + 1] / CELLS
    rise = values[cell + 1] - values[cell]
    bend = (one + other - 2 * rise) * t + (3 * rise - 2 * one - other)
    found: Floats = values[cell] + t * (one + t * bend)
    return found


def chi_square_log(a: Floats, b: Floats, degrees: Floats) -> tuple[Floats, Floats]:
    """E ln|1 + a R + b √R Z| for R with a chi-square law, and by how much half the points differ.

    Args:
        a: any shape.
        b: of the same shape, not negative.
        degrees: of the same shape, 1 or more.
    """
    low = np.where(degrees > FAR**2, np.log(np.maximum(np.sqrt(degrees) - FAR, 1.0)), -37 / degrees)
    high = np.log(np.sqrt(degrees) + FAR)
    total, half, mass, rest = (np.zeros(np.shape(a)) for _ in range(4))
    for k in range(POINTS + 1):
        root = np.exp(low + (high - low) * (k / POINTS))
        weight = np.exp(degrees * (np.log(root) - np.log(degrees) / 2) - (root**2 - degrees) / 2)
        value = normal_log(1 + a * root**2, b * root)
        value = np.where(np.isfinite(value), value, 0.0)  # one point of an integrable pole
        total, mass = total + weight * value, mass + weight
        if k % 2 == 0:
            half, rest = half + weight * value, rest + weight
    return total / mass, np.abs(total / mass - half / rest)
