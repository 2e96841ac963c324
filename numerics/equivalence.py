"""How far independent samples are from a claimed law: everywhere, in its tails, and from a rival.

Two laws are the same to within a margin, or they are not; that a test does not reject says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log
from typing import Any, Final, final

import numpy as np
import numpy.typing as npt

__all__ = [
    "Claimed",
    "claimed",
    "distance",
    "distance_of_laws",
    "distance_of_two",
    "log_e_ratio",
    "moved_by",
]

Array = npt.NDArray[np.float64]

NODES: Final = 16_384  # of a claimed density
EDGE: Final = 1e-6  # of the mass may be in the outer 64 nodes of either side
WIDER: Final = 6  # times that a window may be doubled
CLIP: Final = 3.0  # of ln of a likelihood ratio, where it speaks for the claim


@final
@dataclass(frozen=True, slots=True, eq=False)
class Claimed:
    """A law on the line by its density.

    Attributes:
        nodes: places in equal steps, shape (n,).
        sums: its distribution function there, shape (n,), from 0 to 1.
        level: ln of a multiple of the density.
        norm: ln of that multiple.
    """

    nodes: Array
    sums: Array
    level: Callable[[Array], Array]
    norm: float

    def below(self, places: Array) -> Array:
        """The distribution function."""
        return np.interp(places, self.nodes, self.sums, left=0.0, right=1.0)

    def quantile(self, level: float) -> float:
        """The place with that much of the mass below it."""
        return float(np.interp(level, self.sums, self.nodes))

    def logarithm(self, places: Array) -> Array:
        """Ln of the density."""
        with np.errstate(all="ignore"):
            return self.level(places) - self.norm


def claimed(level: Callable[[Array], Array], low: float, high: float) -> Claimed:
    """The law whose density is a multiple of exp(level), near the interval (low, high).

    The window is doubled until next to nothing is at its ends; the trapezoidal rule is used.

    Raises:
        ValueError: the level is no number somewhere, or the density does not fall off.
    """
    middle, half = (low + high) / 2, (high - low) / 2
    for _ in range(WIDER):
        nodes = np.linspace(middle - half, middle + half, NODES)
        with np.errstate(all="ignore"):
            levels = np.asarray(level(nodes), dtype=float)
        if np.isnan(levels).any() or not np.isfinite(levels.max()):
            raise ValueError("claimed: the density is no number somewhere")
        top = float(levels.max())
        masses = np.exp(levels - top)
        total = float(np.sum(masses))
        if float(np.sum(masses[:64]) + np.sum(masses[-64:])) <= EDGE * total:
            inner = (masses[1:] + masses[:-1]) / 2
            sums = np.concatenate(([0.0], np.cumsum(inner)))
            norm = top + log(float(sums[-1]) * float(nodes[1] - nodes[0]))
            return Claimed(nodes, sums / sums[-1], level, norm)
        half *= 2
    raise ValueError("claimed: the density does not fall off where samples are")


def distance(samples: Array, law: Claimed) -> float:
    """Sup |F_n − F| over all places (Kolmogorov)."""
    ordered = np.sort(samples)
    n, sums = len(ordered), law.below(ordered)
    steps = np.arange(1, n + 1) / n
    return float(max(np.max(steps - sums), np.max(sums - steps + 1 / n)))


def distance_of_two(one: Array, two: Array) -> float:
    """Sup |F_n − G_m| over all places."""
    places = np.concatenate((one, two))
    sums: list[Any] = [
        np.searchsorted(np.sort(of), places, side="right") / len(of) for of in (one, two)
    ]
    return float(np.max(np.abs(sums[0] - sums[1])))


def distance_of_laws(one: Claimed, two: Claimed) -> float:
    """Sup |F − G| over the nodes of both; no samples."""
    places = np.concatenate((one.nodes, two.nodes))
    return float(np.max(np.abs(one.below(places) - two.below(places))))


def log_e_ratio(stated: Array, rival: Array) -> float:
    """Ln of an e-value against "the samples are of the rival law".

    A product of likelihood ratios has the mean 1 under the rival; cut where it speaks for the
    stated law, at most 1. It reaches 1/alpha with probability at most alpha.

    Args:
        stated: ln of the stated density at each sample, shape (n,).
        rival: ln of the rival's, shape (n,).

    Raises:
        ValueError: one is no number at a sample.
    """
    return float(np.sum(_terms(stated, rival)))


def moved_by(stated: Array, rival: Array, places: Array, error: float) -> float:
    """How far the mean of a term may be moved if a distribution function is moved by an error.

    |∫ f dF − ∫ f dG| ≤ sup |F − G| · V(f), V the variation of the terms between the samples.

    Args:
        stated: ln of the stated density at each sample, shape (n,).
        rival: ln of the rival's, shape (n,).
        places: the samples, shape (n,).
        error: of the distribution function.

    Raises:
        ValueError: a density is no number at a sample.
    """
    ordered = _terms(stated, rival)[np.argsort(places)]
    if not np.isfinite(ordered).all():
        return float("inf")
    return error * float(np.sum(np.abs(np.diff(ordered))))


def _terms(stated: Array, rival: Array) -> Array:
    with np.errstate(invalid="ignore"):
        terms = np.minimum(stated - rival, CLIP)
    if np.isnan(terms).any():
        raise ValueError("log_e_ratio: a density is no number at a sample")
    return np.asarray(terms)
