"""W5. Products of random 2 x 2 matrices I − λ H for 100 rates, the same matrices for all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from benchmarks.models import NORMAL, by_lanes, v, w, λ
from benchmarks.timing import Way
from numerics.streams import BLOCK
from theory import Draw, Normal, Recursion, real
from verify.programs import followed

TITLE = "W5  products of random matrices, 100 rates"
KERNEL = "generic kernel, common matrices"
TARGETS = {"naive NumPy": ">= 140"}
RATES, PATHS = np.linspace(0.01, 1, 100), 800


def naive(steps):
    """The usual way: matrices drawn for each rate anew, a norm taken out in every step."""
    random, logs = np.random.default_rng(0), np.zeros(PATHS)
    rate = RATES[50]
    vectors = np.ones((PATHS, 2, 1))
    for _ in range(steps):
        noise = random.standard_normal((PATHS, 2, 2))
        vectors = (np.eye(2) - rate * (noise + noise.transpose(0, 2, 1)) / 2) @ vectors
        size = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors, logs = vectors / size, logs + np.log(size[:, 0, 0])
    return logs


def ways(steps):
    steps //= 50
    p, q, r = real("p q r")
    step = (w - λ * (p * w + q * v), v - λ * (q * w + r * v))
    draws = tuple(Draw(s, Normal(0, 1)) for s in (p, q, r))
    model = Recursion((w, v), step, draws)
    rows = [{λ: float(rate)} for rate in RATES]
    shared = followed(model, rows, (NORMAL,) * 3, (1.0, 1.0), steps)
    shared = replace(shared, scale="exponents")
    alone = replace(shared, numbers=shared.numbers[50:51])
    work = BLOCK * steps
    return [
        Way("naive NumPy", lambda: naive(steps), PATHS * steps),
        Way(KERNEL, by_lanes(shared), work * len(RATES)),
        Way("generic kernel, one rate", by_lanes(alone), work),
    ]
