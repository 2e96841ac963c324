"""From words to draws: one value per lane and step, by +, -, *, / and square roots only.

No function of a mathematics library takes part, so any IEEE 754 machine draws the same bits. The
order of draws is fixed for good (decision 0005): where a step needs several draws, the samplers
are asked in the order given, and each takes its words from the lanes when it needs them.

Intervals and Gaussians start from u = (k + 1/2) / 2^52, where k is the upper 52 bits of a word. Of
these 2^52 values all are exact, u and 1 - u are equally likely, and none is 0 or 1 (with 53 bits
the largest would round to 1). The law of u is within 2^-53 of the uniform law in every interval
that starts at 0.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise
from typing import Protocol, final

import numpy as np
from numpy.typing import NDArray

from numerics.elementary import standard_quantile
from numerics.laws import Atoms, Gaussian, Interval, Law
from numerics.streams import Lanes, Words

__all__ = [
    "CoinDraws",
    "GaussianDraws",
    "Indices",
    "IntervalDraws",
    "Sampler",
    "TableDraws",
    "Values",
    "atom_draws",
    "bias_per_draw",
    "is_fair_coin",
    "sampler",
    "thresholds",
    "uniform",
    "values_of",
]

Values = NDArray[np.float64]
Indices = NDArray[np.int64]


class Sampler(Protocol):
    """Draws of one law from the lanes of one block."""

    def values(self) -> Values:
        """Return the next draw of every lane, shape (4096,), and advance."""
        ...


def sampler(lanes: Lanes, law: Law) -> Sampler:
    """Return the sampler of this law on these lanes."""
    if isinstance(law, Atoms):
        return atom_draws(lanes, law)
    if isinstance(law, Interval):
        return IntervalDraws(lanes, law)
    return GaussianDraws(lanes, law)


def atom_draws(lanes: Lanes, law: Atoms) -> CoinDraws | TableDraws:
    """Return the sampler of a discrete law: one bit a draw for a fair coin, else one word."""
    return CoinDraws(lanes, law) if is_fair_coin(law) else TableDraws(lanes, law)


def is_fair_coin(law: Atoms) -> bool:
    """Return whether the law has two atoms of weight 1/2 each."""
    return law.weights == (Fraction(1, 2), Fraction(1, 2))


@final
class CoinDraws:
    """Two atoms of weight 1/2: one bit a draw, the lowest first, a new word every 64 draws.

    Bit 0 is the first atom, bit 1 the second.
    """

    def __init__(self, lanes: Lanes, law: Atoms) -> None:
        if not is_fair_coin(law):
            raise ValueError(f"CoinDraws: weights={law.weights} are not (1/2, 1/2)")
        self._lanes = lanes
        self._table = values_of(law)
        self._word: Words = np.empty(0, dtype=np.uint64)
        self._left = 0

    def indices(self) -> Indices:
        """Return the next atom of every lane, shape (4096,), 0 or 1, and advance."""
        if self._left == 0:
            self._word, self._left = self._lanes.words(), 64
        bit = (self._word & np.uint64(1)).astype(np.int64)
        self._word >>= np.uint64(1)
        self._left -= 1
        return bit

    def values(self) -> Values:
        """Return the value of the next atom of every lane, shape (4096,), and advance."""
        return self._table[self.indices()]


@final
class TableDraws:
    """Any atoms: one word a draw; atom i when T[i-1] <= word < T[i], T[i] = ceil(2^64 W[i]).

    W are the cumulative weights. `bias_per_draw` is the distance of the drawn law from the law.
    """

    def __init__(self, lanes: Lanes, law: Atoms) -> None:
        self._lanes = lanes
        self._table = values_of(law)
        self._thresholds = np.array(thresholds(law), dtype=np.uint64)

    def indices(self) -> Indices:
        """Return the next atom of every lane, shape (4096,), and advance."""
        words = self._lanes.words()
        return np.searchsorted(self._thresholds, words, side="right").astype(np.int64)

    def values(self) -> Values:
        """Return the value of the next atom of every lane, shape (4096,), and advance."""
        return self._table[self.indices()]


def values_of(law: Atoms) -> Values:
    """Return the values of the atoms as floats, shape (atoms,)."""
    return np.array([float(value) for value in law.values], dtype=np.float64)


def thresholds(law: Atoms) -> list[int]:
    """Return the upper bounds of all atoms but the last, as integers below 2^64."""
    bounds, total = [], Fraction(0)
    for weight in law.weights[:-1]:
        total += weight
        bounds.append(min(math.ceil(total * 2**64), 2**64 - 1))
    return bounds


@final
class IntervalDraws:
    """The uniform law on [low, high]: low + (high - low) * u, one word a draw."""

    def __init__(self, lanes: Lanes, law: Interval) -> None:
        self._lanes = lanes
        self._low = float(law.low)
        self._width = float(law.high - law.low)

    def values(self) -> Values:
        """Return the next draw of every lane, shape (4096,), and advance."""
        return self._low + self._width * uniform(self._lanes.words())


@final
class GaussianDraws:
    """The normal law: mean + sd * quantile(u), one word a draw.

    The smallest u is 2^-53, so no draw is further than 8.21 sd from the mean; the normal law has
    2.2e-16 of its mass beyond. A claim about rarer events needs another sampler.
    """

    def __init__(self, lanes: Lanes, law: Gaussian) -> None:
        self._lanes = lanes
        self._mean = float(law.mean)
        self._sd = math.sqrt(float(law.variance))

    def values(self) -> Values:
        """Return the next draw of every lane, shape (4096,), and advance."""
        return self._mean + self._sd * standard_quantile(uniform(self._lanes.words()))


def uniform(words: Words) -> Values:
    """Return u = (k + 1/2) / 2^52 with k the upper 52 bits: exact, in (0, 1)."""
    return ((words >> np.uint64(12)).astype(np.float64) + 0.5) * 2.0**-52


def bias_per_draw(law: Law) -> float:
    """Return a bound on the distance between the law that is drawn and the law, per draw.

    For atoms: total variation distance, computed exactly and rounded up; 0 for a fair coin, at
    most (atoms) * 2^-64 for any. The rounding of an atom to float64 is not a part of it.
    For an interval or a Gaussian: sup |F_drawn - F| <= 2^-53 for the values of u plus (error of
    the value) * (density). With h = 2^-53: an interval of width d within [-L, L] costs
    h * (2 d + 2 L) / d more; a Gaussian h * (10 * 0.25 + 0.4 * (2 |mean| / sd) + 0.25 * 3.5), as
    10 h bounds the relative error of the quantile, 0.25 > sup |z| phi(z) and 0.4 > sup phi(z).
    """
    if isinstance(law, Atoms):
        return 0.0 if is_fair_coin(law) else _total_variation(law)
    if isinstance(law, Interval):
        reach = max(abs(law.low), abs(law.high))
        return float(3 + 2 * reach / (law.high - law.low)) * 2.0**-53
    return (5 + abs(float(law.mean)) / math.sqrt(float(law.variance))) * 2.0**-53


def _total_variation(law: Atoms) -> float:
    bounds = [0, *thresholds(law), 2**64]
    drawn = [Fraction(b - a, 2**64) for a, b in pairwise(bounds)]
    distance = sum((abs(d - w) for d, w in zip(drawn, law.weights, strict=True)), Fraction(0)) / 2
    return math.nextafter(float(distance), math.inf) if distance else 0.0
