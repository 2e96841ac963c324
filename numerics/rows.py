"""Rows of words and draws for compiled kernels: loops over 64 lanes with nothing but arithmetic.

A compiler turns such a loop into vector instructions. A row is 64 numbers, one a lane; row i of a
buffer starts at 64 i, and the rows of one law lie side by side. Every
function gives the bits of its counterpart in `numerics.streams`, `numerics.draws` or
`numerics.kernels`. This module needs Numba.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import Any

import numpy as np

from numerics.scalars import FAR, U, called, centre, inlined, ln_of, shoulder, tail, uniform

__all__ = ["LANES", "count_logs", "interval_rows", "normal_rows", "table_rows", "words_rows"]

# words with |u - 1/2| <= 0.425 are NEAR, NEAR + 1, ..., NEAR + NEARS - 1, where u = (k + 1/2)/2^52
# and 0.425 is the float; the difference is exact
NEAR = U(ceil((Fraction(1, 2) - Fraction(0.425)) * 2**52 - Fraction(1, 2)) << 12)
NEARS = U(2**64 - 2 * int(NEAR))
LANES = 8
"""float64 numbers in the widest vector."""


@inlined
def words_rows(
    r0: Any, r1: Any, r2: Any, r3: Any, words: Any, first: int, apart: int, draws: int, steps: int
) -> None:
    """The next words of all lanes, draw after draw in each step.

    Draw j of step k becomes row first + k + apart j.
    """
    for step in range(steps):
        for draw in range(draws):
            start = 64 * (first + step + apart * draw)
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
def interval_rows(words: Any, x: Any, numbers: Any) -> None:
    """Uniform draws; numbers = (low, width)."""
    low, width = numbers[0], numbers[1]
    for i in range(len(words)):
        x[i] = low + width * uniform(words[i])


@inlined
def table_rows(words: Any, x: Any, numbers: Any, bounds: Any) -> None:
    """Draws of atoms; numbers = their values, bounds = their upper thresholds but the last."""
    if len(bounds) <= 24:
        for i in range(len(words)):
            x[i] = numbers[0]
        for atom in range(len(bounds)):
            bound, value = bounds[atom], numbers[atom + 1]
            for i in range(len(words)):
                if words[i] >= bound:
                    x[i] = value
    else:
        for i in range(len(words)):
            x[i] = numbers[place(bounds, words[i])]


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
def normal_rows(words: Any, x: Any, numbers: Any, room: Any) -> None:
    """Normal draws; numbers = (mean, sd). One in seven is far out: these are done together.

    ``room`` is of use to nobody else: (bytes, float64, int64, float64), the last two with room for
    `LANES` numbers more than there are draws.
    """
    mean, sd = numbers[0], numbers[1]
    outside, u, where, far = room
    count, extreme = U(0), 0  # an index without a sign is not asked whether it counts from the end
    for i in range(len(words)):
        outside[i] = 1 if words[i] - NEAR >= NEARS else 0
    for i in range(len(words)):
        where[count] = i  # written over by the next, unless it is far out
        count += U(outside[i])
    for i in range(len(words)):
        u[i] = uniform(words[i])
    for i in range(len(words)):
        x[i] = mean + sd * centre(u[i] - 0.5)
    found = np.int64(count)
    for i in range(found):
        far[i] = uniform(words[where[i]])
        extreme += 1 if abs(far[i] - 0.5) > 0.5 - FAR else 0
    whole = (found + LANES - 1) // LANES * LANES  # what is left over would be done one by one
    for i in range(found, whole):
        far[i] = FAR
    for i in range(whole):
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
