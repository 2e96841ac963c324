"""W1. Products of two-point factors: w ← (1 − λ x) w, x = 1 or −2, in the log domain."""

from __future__ import annotations

import ctypes

import numpy as np
from numba import njit

from benchmarks.models import TWO_POINTS, by_lanes, w, walk, x, λ
from benchmarks.timing import Way, c_library
from numerics.phase import final_counts
from numerics.streams import BLOCK, Address, open_block, root
from theory import sgd

TITLE = "W1  products of two-point factors"
KERNEL = "generic kernel"
TARGETS = {"naive NumPy": ">= 50", "C": ">= 0.5", "exact law of the end": "<= 0.1"}
RATE, PATHS = 0.3, 2000


def naive(steps):
    random, state = np.random.default_rng(0), np.ones(PATHS)
    for _ in range(steps):
        state = state * (1 - RATE * random.choice([1.0, -2.0], size=PATHS))
    return state


def careful(steps):
    """Words for 64 steps at a time, in place, the logarithm kept."""
    random, size, logs = np.random.default_rng(0), np.ones(PATHS), np.zeros(PATHS)
    for _ in range(0, steps, 64):
        words = random.integers(0, 2**63, size=PATHS, dtype=np.int64)
        for _ in range(64):
            size *= np.where(words & 1, 1 + 2 * RATE, 1 - RATE)
            words >>= 1
        logs += np.log(size)
        size[:] = 1
    return logs


@njit
def one_by_one(paths, steps, rate):
    ends = np.empty(paths)
    for path in range(paths):
        total = 0.0
        state = 1.0
        for t in range(steps):
            state *= 1 - rate if np.random.random() < 0.5 else 1 + 2 * rate
            if t % 64 == 63:
                total += np.log(abs(state))
                state = 1.0
        ends[path] = total
    return ends


def ways(steps):
    model = sgd(x * w**2 / 2, over=(w,), rate=λ, draws=TWO_POINTS)
    asked = walk(model, [{λ: RATE}], (1.0,), steps, scale="exponents")
    address = Address(root(0), "0" * 32, "benchmarks", "exact", 0)
    found = [
        Way("naive NumPy", lambda: naive(steps // 10), PATHS * (steps // 10)),
        Way("good NumPy", lambda: careful(steps // 10), PATHS * (steps // 10)),
        Way("Numba, one path at a time", lambda: one_by_one(PATHS, steps, RATE), PATHS * steps),
        Way(KERNEL, by_lanes(asked), BLOCK * steps),
        Way(
            "exact law of the end",
            lambda: final_counts(open_block(address), np_half(), steps),
            BLOCK * steps,
        ),
    ]
    library = c_library("w1", "-ffp-contract=off")
    if library:
        logs = np.empty(BLOCK)
        rates = ctypes.c_double(1 - RATE), ctypes.c_double(1 + 2 * RATE)
        place = logs.ctypes.data_as(ctypes.c_void_p)
        sizes = ctypes.c_long(BLOCK // 64), ctypes.c_long(steps)
        found.append(Way("C", lambda: library.run(*sizes, *rates, place), BLOCK * steps))
    return found


def np_half():
    from fractions import Fraction

    return Fraction(1, 2)
