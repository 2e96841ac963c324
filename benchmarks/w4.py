"""W4. dw = −w dt + √(a w² + b) dW by Euler and by Milstein."""

from __future__ import annotations

import ctypes

import numpy as np
from numba import njit
from sympy import Rational, sqrt

from benchmarks.models import BELLS, by_lanes, w, walk, x
from benchmarks.timing import Way, c_library
from numerics.streams import BLOCK
from theory import Recursion

TITLE = "W4  diffusion with multiplicative and additive noise"
KERNEL = "generic kernel, Euler"
TARGETS = {"naive NumPy, Euler": ">= 6", "C, Euler": ">= 0.5"}
DT, A, B, PATHS = Rational(1, 1024), Rational(1, 2), Rational(1, 4), 100_000


def naive(steps):
    random, state = np.random.default_rng(0), np.ones(PATHS)
    dt, a, b = float(DT), float(A), float(B)
    for _ in range(steps):
        noise = np.sqrt(dt) * random.standard_normal(PATHS)
        state = state - state * dt + np.sqrt(a * state**2 + b) * noise
    return state


@njit
def one_by_one(paths, steps, dt, a, b):
    ends = np.empty(paths)
    for path in range(paths):
        state = 1.0
        for _ in range(steps):
            noise = np.sqrt(dt) * np.random.standard_normal()
            state = state - state * dt + np.sqrt(a * state**2 + b) * noise
        ends[path] = state
    return ends


def ways(steps):
    steps //= 4
    euler = w - w * DT + sqrt(A * w**2 + B) * sqrt(DT) * x
    milstein = euler + A * w * DT * (x**2 - 1) / 2
    numbers = float(DT), float(A), float(B)
    found = [
        Way("naive NumPy, Euler", lambda: naive(steps // 100), PATHS * (steps // 100)),
        Way("Numba, one path at a time, Euler", lambda: one_by_one(500, steps, *numbers),
            500 * steps),
    ]  # fmt: skip
    for name, step in (("Euler", euler), ("Milstein", milstein)):
        asked = walk(Recursion((w,), (step,), BELLS), [{}], (1.0,), steps)
        found.append(Way(f"generic kernel, {name}", by_lanes(asked), BLOCK * steps))
    library = c_library("w4", "-ffast-math")
    if library:
        ends = np.empty(BLOCK)
        given = (ctypes.c_long(BLOCK // 64), ctypes.c_long(steps), *map(ctypes.c_double, numbers))
        place = ends.ctypes.data_as(ctypes.c_void_p)
        found.append(Way("C, Euler", lambda: library.run(*given, place), BLOCK * steps))
    return found
