"""The mass of a monotone event of multinomial counts, in integers.

For fixed counts of all but the last two atoms the event is a threshold in the count of the last one
(found by bisection), so the enumeration loses one dimension and the rest is a binomial tail.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

__all__ = ["ATOMS", "VECTORS", "WORDS", "tail_mass", "vectors", "within"]

ATOMS = 8
VECTORS = 500_000
"""The most count vectors that are enumerated."""
WORDS = 2 * 10**9
"""The most 64-bit words written by the binomial sums, some ten seconds of work."""


def tail_mass(
    masses: Sequence[int], total: int, t: int, exceeds: Callable[[tuple[int, ...]], bool]
) -> int:
    """P(exceeds) * total^t for atoms of integer masses out of ``total``, listed by |factor|.

    Args:
        masses: one positive integer per atom; their sum may be below ``total`` (a factor 0 left
            out).
        total: the common denominator of the weights.
        t: the number of draws.
        exceeds: the event, monotone: a draw moved to a later atom never undoes it.

    Raises:
        ValueError: a limit of this module is passed, or the event is seen not to be monotone.
    """
    if len(masses) < 2:
        certain = exceeds((t,)) if masses else t == 0 and exceeds(())
        return (masses[0] if masses else 1) ** t if certain else 0
    *outer, low, high = masses
    within("tail", len(masses), ATOMS, "atoms")
    within("tail", math.comb(t + len(outer), len(outer)), VECTORS, "outer count vectors")
    width = 1 + t * total.bit_length() // 64
    if not outer:
        within("tail", (t + 1) * (1 + t // 64) + width, WORDS, "machine words")
        return _binomial_tail(t, _threshold((), t, exceeds), low, high)
    within("tail", (t + 1) * (t + 2) // 2 * width, WORDS, "machine words")
    answer = 0
    for rest in range(t + 1):
        tails = _binomial_tails(rest, low, high)
        inner = sum(
            mass * tails[_threshold(counts, rest, exceeds)]
            for counts, mass in vectors(t - rest, outer)
        )
        answer += math.comb(t, rest) * inner
    return answer


def _threshold(
    counts: tuple[int, ...], rest: int, exceeds: Callable[[tuple[int, ...]], bool]
) -> int:
    """The least count of the last atom that exceeds, rest + 1 if none does."""
    if not exceeds((*counts, 0, rest)):
        if rest and exceeds((*counts, rest, 0)):
            raise ValueError(f"tail_by: the event is not monotone at counts={counts}, rest={rest}")
        return rest + 1
    below, above = -1, rest
    while above - below > 1:
        middle = (below + above) // 2
        if exceeds((*counts, rest - middle, middle)):
            above = middle
        else:
            below = middle
    return above


def _binomial_tails(n: int, low: int, high: int) -> list[int]:
    """Entry j is sum over k >= j of C(n, k) high^k low^(n-k), for j = 0..n+1."""
    term = high**n
    terms = [0, term]
    for k in range(n, 0, -1):
        term = term * k * low // ((n - k + 1) * high)
        terms.append(term)
    return list(accumulate(terms))[::-1]


def _binomial_tail(n: int, first: int, low: int, high: int) -> int:
    """Sum over k >= first of C(n, k) high^k low^(n-k), for one ``first`` and a large n."""
    if first > n:
        return 0
    scale: int = high**first
    return scale * _form(_binomials(n, first), n + 1 - first, low, high)


def _binomials(n: int, first: int) -> Iterator[int]:
    """C(n, first), ..., C(n, n)."""
    entry = math.comb(n, first)
    for k in range(first, n + 1):
        yield entry
        entry = entry * (n - k) // (k + 1)


def _form(entries: Iterator[int], length: int, low: int, high: int) -> int:
    """Sum of entry_i high^i low^(length-1-i), halved so that the large products are balanced."""
    if length == 1:
        return next(entries)
    half = length // 2
    raise_left: int = low ** (length - half)
    raise_right: int = high**half
    left = _form(entries, half, low, high)
    right = _form(entries, length - half, low, high)
    return left * raise_left + raise_right * right


def vectors(t: int, masses: Sequence[int]) -> Iterator[tuple[tuple[int, ...], int]]:
    """Every (k_1, ..., k_m) with sum t, and t!/prod k_i! prod mass_i^k_i."""
    if not masses:
        if t == 0:
            yield (), 1
        return
    first, *others = masses
    if not others:
        yield (t,), first**t
        return
    for k in range(t + 1):
        scale = math.comb(t, k) * first**k
        for counts, mass in vectors(t - k, others):
            yield (k, *counts), scale * mass


def within(place: str, value: int, limit: int, what: str) -> None:
    """Refuse a size beyond its limit.

    Raises:
        ValueError: ``value`` is above ``limit``.
    """
    if value > limit:
        raise ValueError(f"{place}: {value} {what}; the limit is {limit}")
