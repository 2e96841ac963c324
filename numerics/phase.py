"""Two factors, t steps: the law of the end is binomial, so nothing needs to be simulated.

w_t / w_0 = f_0^(t - k) f_1^k with k binomial. `escapes` gives P(|w_t / w_0| > ratio) on whole grids
of factors in one pass of array arithmetic; `final_counts` draws k at once, one word a path, however
many steps there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from numerics.draws import Indices, Values
from numerics.powers import compare_powers
from numerics.streams import Lanes, Words

__all__ = ["escapes", "final_counts", "upper_tails"]


def upper_tails(t: int, weight: Fraction) -> Values:
    """P(K >= k) for k = 0, ..., t + 1, K binomial(t, weight), each correctly rounded.

    Raises:
        ValueError: t < 0, or the weight is not in (0, 1).
    """
    masses = list(_masses(t, weight))
    total = weight.denominator**t
    sums = list(accumulate(reversed(masses)))
    return np.array([*(mass / total for mass in reversed(sums)), 0.0])


def _masses(t: int, weight: Fraction) -> Iterator[int]:
    """P(K = k) N^t for k = 0, ..., t, where N is the denominator of the weight."""
    if t < 0:
        raise ValueError(f"phase: t={t} is not in 0, 1, 2, ...")
    if not 0 < weight < 1:
        raise ValueError(f"phase: weight={weight} is not in (0, 1)")
    up, down = weight.numerator, weight.denominator - weight.numerator
    mass = down**t
    for k in range(t + 1):
        yield mass
        mass = mass * (t - k) * up // ((k + 1) * down)


def escapes(
    first: NDArray[Any], second: NDArray[Any], t: int, *, weight: Fraction, ratio: float
) -> Values:
    """P(|w_t / w_0| > ratio) for every pair of factors, float64, as if by exact arithmetic.

    The number of draws of the second factor that it takes is found by logarithms; where these leave
    a doubt, the powers of the factors (floats are fractions) are compared in integers. The tails
    are correctly rounded.

    Args:
        first: the first factors, finite.
        second: the second factors, finite; broadcast against the first.
        t: number of steps.
        weight: of the second factor.
        ratio: positive and finite.

    Raises:
        ValueError: one of these is outside its domain.
    """
    pair = np.broadcast_arrays(np.abs(np.float64(first)), np.abs(np.float64(second)))
    one, two = (np.atleast_1d(x) for x in pair)
    if not (np.isfinite(one).all() and np.isfinite(two).all() and 0 < ratio < np.inf):
        raise ValueError(f"escapes: ratio={ratio} or a factor is not a finite number")
    above = upper_tails(t, weight)
    below = upper_tails(t, 1 - weight)[::-1]  # P(K <= k - 1) at k = 0, ..., t + 1
    small, large = np.minimum(one, two), np.maximum(one, two)
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high, level = np.log(small), np.log(large), np.log(ratio)
        needed = np.ceil((level - t * low) / (high - low))  # draws of the larger factor
        slack = 2.0**-48 * (1 + t * (np.abs(low) + np.abs(high)) + abs(level))
        gap = np.abs(needed * high + (t - needed) * low - level)
        near = np.abs((needed - 1) * high + (t - needed + 1) * low - level)
        clear = (gap > slack) & (near > slack) & (high - low > 2.0**-40)
    many = np.clip(np.where(clear, needed, 0), 0, t + 1).astype(np.int64)
    for place in map(tuple, np.argwhere(~clear)):
        factors = Fraction(float(small[place])), Fraction(float(large[place]))
        many[place] = _needed(*factors, t, Fraction(ratio))
    found = np.where(two >= one, above[many], below[t + 1 - many])
    return found.reshape(pair[0].shape)


def _needed(small: Fraction, large: Fraction, t: int, ratio: Fraction) -> int:
    """The least number of draws of the larger factor that exceeds the ratio; t + 1 if none does."""

    def exceeds(k: int) -> bool:
        if large == 0 or (small == 0 and k < t):
            return False
        powers = [(large, k), (small, t - k), (ratio, -1)]
        kept = [(x, n) for x, n in powers if n]
        return compare_powers([x for x, _ in kept], [n for _, n in kept]) > 0

    low, high = 0, t + 1
    while low < high:
        middle = (low + high) // 2
        if exceeds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def final_counts(lanes: Lanes, weight: Fraction, t: int) -> Indices:
    """How often each path draws the second of two atoms in t steps: one word a path.

    k when T[k-1] <= word < T[k], with T[k] = ceil(2^64 P(K <= k)): within (t + 1) 2^-64 of the law
    in total variation.

    Raises:
        ValueError: t < 0, or the weight is not in (0, 1).
    """
    return np.searchsorted(_bounds(t, weight), lanes.words(), side="right").astype(np.int64)


@lru_cache(maxsize=16)
def _bounds(t: int, weight: Fraction) -> Words:
    """T[0], ..., T[t - 1]: made once for all blocks."""
    total = weight.denominator**t
    sums = accumulate(_masses(t, weight))
    table = np.array([min(-(-(mass << 64) // total), 2**64 - 1) for mass in sums][:-1], np.uint64)
    table.flags.writeable = False
    return table
