"""W2. A phase diagram: P(|w_t| > 1) over a grid of (λ, a), x = 1 or a − 1."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from benchmarks.models import COIN, a, by_lanes, w, x, λ
from benchmarks.timing import Way
from numerics.phase import escapes
from numerics.streams import BLOCK
from theory import Draw, Recursion, fair
from verify.programs import followed

TITLE = "W2  phase diagram"
KERNEL = "generic kernel, shared draws"
TARGETS = {"naive NumPy": ">= 50", "exact law, 200 x 200": "<= 1e-3"}
SIDE, STEPS = 12, 400


def grid(side):
    return np.meshgrid(np.linspace(0.01, 3, side), np.linspace(-3, 0.9, side))


def naive():
    rates, slopes = grid(SIDE)
    random = np.random.default_rng(0)
    state = np.ones((200, SIDE, SIDE))
    for _ in range(STEPS // 10):
        state = state * (1 - rates * np.where(random.random(state.shape) < 0.5, 1, slopes - 1))
    return (np.abs(state) > 1).mean(axis=0)


def exact():
    rates, slopes = grid(200)
    half = Fraction(1, 2)
    return escapes((1 - rates, 1 - rates * (slopes - 1)), STEPS, weights=(half, half), ratio=1.0)


def ways(steps):  # noqa: ARG001  the diagram has its own number of steps
    # x is 1 or −2; with x' = 1 + (2 − a)(x − 1)/3 it is 1 or a − 1
    drawn = 1 + (2 - a) * (x - 1) / 3
    model = Recursion((w,), (w - λ * drawn * w,), (Draw(x, fair(1, -2)),))
    rows = [{λ: r, a: s} for r, s in zip(*(part.ravel() for part in grid(SIDE)), strict=True)]
    asked = followed(model, rows, (COIN,), (1.0,), STEPS)
    return [
        Way("naive NumPy", naive, 200 * SIDE**2 * (STEPS // 10)),
        Way(KERNEL, by_lanes(asked), BLOCK * SIDE**2 * STEPS),
        Way("exact law, 200 x 200", exact, BLOCK * 200**2 * STEPS),
    ]
