"""W6. SGD on a quartic landscape, and on one with two pairs of valleys in the plane."""

from __future__ import annotations

import numpy as np
from numba import njit
from sympy import Rational

from benchmarks.models import TWO_POINTS, by_lanes, v, w, walk, x, λ
from benchmarks.timing import Way
from numerics.streams import BLOCK
from theory import quartic, sgd, two_valleys

TITLE = "W6  quartic and planar landscapes"
KERNEL = "generic kernel, quartic"
TARGETS = {"naive NumPy, quartic": ">= 50", "naive NumPy, plane": ">= 120 of its kernel"}
RATE, PATHS = 0.05, 2000


def naive(steps):
    random, state = np.random.default_rng(0), np.full(PATHS, 0.5)
    for _ in range(steps):
        drawn = random.choice([1.0, -2.0], size=PATHS)
        state = state - RATE * (drawn * state + state**3)
    return state


def naive_plane(steps):
    random = np.random.default_rng(0)
    one, two = np.full(PATHS, 0.5), np.full(PATHS, 0.25)
    for _ in range(steps):
        drawn = random.choice([1.0, -2.0], size=PATHS)
        apart, together = one - two, one + two
        left = -apart - together + 2 * apart**3 + 2 * together**3 + drawn * one / 2
        right = apart - together - 2 * apart**3 + 2 * together**3 - two
        one, two = one - RATE * left, two - RATE * right
    return one, two


@njit
def one_by_one(paths, steps, rate):
    ends = np.empty(paths)
    for path in range(paths):
        state = 0.5
        for _ in range(steps):
            drawn = 1.0 if np.random.random() < 0.5 else -2.0
            state -= rate * (drawn * state + state**3)
        ends[path] = state
    return ends


def ways(steps):
    common = {"rate": λ, "draws": TWO_POINTS}
    half = Rational(1, 2)
    models = {
        "quartic": (sgd(quartic(w, x), over=(w,), **common), (0.5,)),
        "plane": (sgd(two_valleys(w, v, a=half, b=half, x=x), over=(w, v), **common), (0.5, 0.25)),
    }
    found = [
        Way("naive NumPy, quartic", lambda: naive(steps // 10), PATHS * (steps // 10)),
        Way("naive NumPy, plane", lambda: naive_plane(steps // 25), PATHS * (steps // 25)),
        Way("Numba, one path at a time", lambda: one_by_one(PATHS, steps, RATE), PATHS * steps),
    ]
    for name, (model, start) in models.items():
        asked = walk(model, [{λ: RATE}], start, steps)
        found.append(Way(f"generic kernel, {name}", by_lanes(asked), BLOCK * steps))
    return found
