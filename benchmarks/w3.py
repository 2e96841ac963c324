"""W3. SGD, Adam and AMSGrad on x w²/2, x = 1 or −2."""

from __future__ import annotations

import ctypes

import numpy as np
from numba import njit
from sympy import Rational

from benchmarks.models import TWO_POINTS, by_lanes, w, walk, x, λ
from benchmarks.timing import Way, c_library
from numerics.streams import BLOCK
from theory import adam, amsgrad, sgd

TITLE = "W3  optimisers with memory"
KERNEL = "generic kernel, Adam"
TARGETS = {"naive NumPy, Adam": ">= 9", "C, Adam": ">= 0.67"}
RATE, PATHS, BETAS = 0.01, 2000, (Rational(9, 10), Rational(999, 1000))


def naive(steps):
    random = np.random.default_rng(0)
    state, mean, square = np.ones(PATHS), np.zeros(PATHS), np.zeros(PATHS)
    for n in range(1, steps + 1):
        slope = random.choice([1.0, -2.0], size=PATHS) * state
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        root = np.sqrt(square / (1 - 0.999**n)) + 1e-8
        state = state - RATE * (mean / (1 - 0.9**n)) / root
    return state


@njit
def one_by_one(paths, steps, rate):
    ends = np.empty(paths)
    for path in range(paths):
        state, mean, square = 1.0, 0.0, 0.0
        for n in range(1, steps + 1):
            slope = (1.0 if np.random.random() < 0.5 else -2.0) * state
            mean = 0.9 * mean + 0.1 * slope
            square = 0.999 * square + 0.001 * slope**2
            root = np.sqrt(square / (1 - 0.999**n)) + 1e-8
            state -= rate * (mean / (1 - 0.9**n)) / root
        ends[path] = state
    return ends


def ways(steps):
    loss, common = x * w**2 / 2, {"over": (w,), "rate": λ, "draws": TWO_POINTS}
    more = {"betas": BETAS, "epsilon": Rational(1, 10**8)}
    models = {
        "SGD": (sgd(loss, **common), (1.0,)),
        "Adam": (adam(loss, **common, **more), (1.0, 0.0, 0.0)),
        "AMSGrad": (amsgrad(loss, **common, **more), (1.0, 0.0, 0.0, 0.0)),
    }
    found = [
        Way("naive NumPy, Adam", lambda: naive(steps // 10), PATHS * (steps // 10)),
        Way("Numba, one path at a time, Adam", lambda: one_by_one(PATHS // 4, steps, RATE),
            PATHS // 4 * steps),
    ]  # fmt: skip
    for name, (model, start) in models.items():
        asked = walk(model, [{λ: RATE}], start, steps)
        found.append(Way(f"generic kernel, {name}", by_lanes(asked), BLOCK * steps))
    library = c_library("w3", "-ffp-contract=off", "-fno-math-errno")
    if library:
        ends = np.empty(BLOCK)
        numbers = (ctypes.c_double(n) for n in (RATE, 0.9, 0.999))
        given = (ctypes.c_long(BLOCK // 64), ctypes.c_long(steps), *numbers)
        place = ends.ctypes.data_as(ctypes.c_void_p)
        found.append(Way("C, Adam", lambda: library.run(*given, place), BLOCK * steps))
    return found
