"""Rows of words and draws for compiled kernels: loops over 64 lanes with nothing but arithmetic.

A compiler turns such a loop into vector instructions. A row is 64 numbers, one a lane; row i of a
buffer starts at 64 i. Every function gives the bits of its counterpart in `numerics.streams`,
`numerics.draws` or `numerics.kernels`. This module needs Numba.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import Any

import numpy as np

from numerics.scalars import FAR, U, called, centre, inlined, ln_of, shoulder, tail, uniform

__all__ = ["count_logs", "interval_rows", "normal_rows", "table_rows", "words_rows"]

# words with |u - 1/2| <= 0.425 are NEAR, NEAR + 1, ..., NEAR + NEARS - 1, where u = (k + 1/2)/2^52
# and 0.425 is the float; the difference is exact
NEAR = U(ceil((Fraction(1, 2) - Fraction(0.425)) * 2**52 - Fraction(1, 2)) << 12)
NEARS = U(2**64 - 2 * int(NEAR))


@inlined
def words_rows(r0: Any, r1: Any, r2: Any, r3: Any, words: Any, first: int, rows: int) -> None:
    """The next words of all lanes, row after row, into rows first, first + 1, ..."""
    for row in range(first, first + rows):
        start = 64 * row
        for lane in range(64):
            a, b, c, d = r0[lane], r1[lane], r2[lane], r3[lane]
            total = a + d
            words[start + lane] = ((total << U(23)) | (total >> U(41))) + a
            shifted = b << U(17)
            c ^= a
            d ^= b
            b ^= c
            a ^= d
            c ^= shifted
            r0[lane], r1[lane], r2[lane] = a, b, c
            r3[lane] = (d << U(45)) | (d >> U(19))


@inlined
def interval_rows(words: Any, x: Any, first: int, stride: int, rows: int, numbers: Any) -> None:
    """Uniform draws; numbers = (low, width)."""
    low, width = numbers[0], numbers[1]
    for i in range(rows):
        start = 64 * (first + i * stride)
        for lane in range(64):
            x[start + lane] = low + width * uniform(words[start + lane])


@inlined
def table_rows(
    words: Any, x: Any, first: int, stride: int, rows: int, numbers: Any, bounds: Any
) -> None:
    """Draws of atoms; numbers = their values, bounds = their upper thresholds but the last."""
    few = len(bounds) <= 24
    for i in range(rows):
        start = 64 * (first + i * stride)
        if few:
            for lane in range(64):
                x[start + lane] = numbers[0]
            for atom in range(len(bounds)):
                bound, value = bounds[atom], numbers[atom + 1]
                for lane in range(64):
                    if words[start + lane] >= bound:
                        x[start + lane] = value
        else:
            for lane in range(64):
                x[start + lane] = numbers[place(bounds, words[start + lane])]


@called
def place(bounds: Any, word: Any) -> Any:
    """How many bounds are at most the word: the bounds are sorted."""
    low, high = 0, len(bounds)
    while low < high:
        middle = (low + high) // 2
        if bounds[middle] <= word:
            low = middle + 1
        else:
            high = middle
    return low


@called
def normal_rows(
    words: Any, x: Any, first: int, stride: int, rows: int, numbers: Any, where: Any, far: Any
) -> None:
    """Normal draws; numbers = (mean, sd). One in seven is far out: these are done together.

    ``where`` and ``far`` are room for one more number than there are draws.
    """
    mean, sd = numbers[0], numbers[1]
    u = np.empty(64, np.float64)
    found, extreme = 0, 0
    for i in range(rows):
        start = 64 * (first + i * stride)
        for lane in range(64):
            where[found] = start + lane  # written over by the next, unless it is far out
            found += 1 if words[start + lane] - NEAR >= NEARS else 0
        for lane in range(64):
            u[lane] = uniform(words[start + lane])
        for lane in range(64):
            x[start + lane] = mean + sd * centre(u[lane] - 0.5)
    for i in range(found):
        far[i] = uniform(words[where[i]])
    for i in range(found):
        extreme += 1 if abs(far[i] - 0.5) > 0.5 - FAR else 0
        far[i] = mean + sd * shoulder(far[i])
    for i in range(found):
        x[where[i]] = far[i]
    if extreme:
        for i in range(found):
            outer = uniform(words[where[i]])
            if abs(outer - 0.5) > 0.5 - FAR:
                x[where[i]] = mean + sd * tail(outer)


@called
def count_logs(sizes: Any, edges: Any, counts: Any) -> Any:
    """Put ln of non-negative sizes into cells, in place; how many are NaN or +oo.

    counts[0] is below the first edge, counts[-1] at the last or over it.
    """
    bad = 0
    cells = len(edges) - 1
    low = edges[0]
    inverse = cells / (edges[cells] - low)
    for i in range(len(sizes)):
        sizes[i] = ln_of(sizes[i])
    for i in range(len(sizes)):
        y = sizes[i]
        if not y < np.inf:
            bad += 1
            continue
        if y < low:
            counts[0] += 1
            continue
        guess: Any = np.int64(min((y - low) * inverse, 1e9))
        cell = min(guess, cells)
        while cell < cells and edges[cell + 1] <= y:
            cell += 1
        while cell > 0 and edges[cell] > y:
            cell -= 1
        counts[cell + 1] += 1
    return bad
