"""Finitely many factors, t steps: the law of the end is multinomial, so nothing is simulated.

w_t / w_0 = f_1^(k_1) ... f_n^(k_n) with k multinomial. `escapes` gives P(|w_t / w_0| > ratio) on
whole grids of factors by array arithmetic; `final_counts` draws the end of two factors at once, one
word a path, however many steps there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from math import comb, prod
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
    factors: Sequence[NDArray[Any]], t: int, *, weights: Sequence[Fraction], ratio: float
) -> Values:
    """P(|w_t / w_0| > ratio) for every tuple of factors, float64, as if by exact arithmetic.

    The counts of all factors but two are summed over, C(t + n - 2, n - 2) terms; of the last two
    the number of draws of the larger that it takes is found by logarithms. Where these leave a
    doubt, the powers of the factors (floats are fractions) are compared in integers. The tails are
    correctly rounded, and so is the result for two factors; for more it is within the number of
    terms times 2^-52.

    Args:
        factors: two or more, each finite; broadcast against each other.
        t: number of steps.
        weights: one for each factor, positive, with sum 1.
        ratio: positive and finite.

    Raises:
        ValueError: one of these is outside its domain.
    """
    sizes = np.broadcast_arrays(*(np.abs(np.float64(f)) for f in factors))
    if len(sizes) < 2 or len(weights) != len(sizes) or min(weights) <= 0 or sum(weights) != 1:
        told = ", ".join(map(str, weights))
        raise ValueError(f"escapes: weights={told} are not {len(sizes)} >= 2 positive with sum 1")
    if not (all(np.isfinite(size).all() for size in sizes) and 0 < ratio < np.inf):
        raise ValueError(f"escapes: ratio={ratio} or a factor is not a finite number")
    *others, one, two = (np.atleast_1d(size) for size in sizes)
    pair = weights[-2] + weights[-1]
    found = np.zeros(one.shape)
    for counts in _counts(t, len(others)):
        left = t - sum(counts)
        mass = _ways(t, counts) * prod(w**k for w, k in zip(weights, counts, strict=False))
        spent = [(size, k) for size, k in zip(others, counts, strict=True) if k]
        found += float(mass * pair**left) * _beyond(
            one, two, left, weights[-1] / pair, spent, ratio
        )
    return found.reshape(sizes[0].shape)


def _counts(t: int, many: int) -> Iterator[tuple[int, ...]]:
    """All tuples of so many counts with a sum of at most t."""
    if not many:
        yield ()
        return
    for first in range(t + 1):
        for rest in _counts(t - first, many - 1):
            yield (first, *rest)


def _ways(t: int, counts: Sequence[int]) -> int:
    """In how many orders t steps have these counts, the steps left over being alike."""
    used = accumulate(counts, initial=0)
    return prod(comb(t - before, k) for before, k in zip(used, counts, strict=False))


def _beyond(
    one: Values,
    two: Values,
    t: int,
    weight: Fraction,
    spent: Sequence[tuple[Values, int]],
    ratio: float,
) -> Values:
    """P(one^(t - K) two^K s > ratio), K binomial(t, weight), s the product of what is spent."""
    above = upper_tails(t, weight)
    below = upper_tails(t, 1 - weight)[::-1]  # P(K <= k - 1) at k = 0, ..., t + 1
    small, large = np.minimum(one, two), np.maximum(one, two)
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = np.log(small), np.log(large)
        parts = [np.log(ratio), *(-k * np.log(size) for size, k in spent)]
        level = sum(parts)
        needed = np.ceil((level - t * low) / (high - low))  # draws of the larger factor
        size = 1 + t * (np.abs(low) + np.abs(high)) + sum(np.abs(part) for part in parts)
        slack = 2.0**-48 * size
        gap = np.abs(needed * high + (t - needed) * low - level)
        near = np.abs((needed - 1) * high + (t - needed + 1) * low - level)
        clear = (gap > slack) & (near > slack) & (high - low > 2.0**-40)
    many = np.clip(np.where(clear, needed, 0), 0, t + 1).astype(np.int64)
    for place in map(tuple, np.argwhere(~clear)):
        ends = Fraction(float(small[place])), Fraction(float(large[place]))
        fixed = [(Fraction(float(size[place])), k) for size, k in spent]
        many[place] = _needed(*ends, t, [*fixed, (Fraction(ratio), -1)])
    return np.where(two >= one, above[many], below[t + 1 - many])


def _needed(small: Fraction, large: Fraction, t: int, fixed: Sequence[tuple[Fraction, int]]) -> int:
    """The least number of draws of the larger factor that exceeds; t + 1 if none does.

    ``fixed`` are the powers of the other factors, and of the ratio to the power −1.
    """

    def exceeds(k: int) -> bool:
        powers = [(x, n) for x, n in ((large, k), (small, t - k), *fixed) if n]
        if any(x == 0 for x, _ in powers):
            return False
        return compare_powers([x for x, _ in powers], [n for _, n in powers]) > 0

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
