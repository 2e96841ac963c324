"""How long a stationary density takes by finite volumes, and how the error falls with the cells."""

from __future__ import annotations

import statistics
import time

import numpy as np

from numerics.finite_volume import stationary
from numerics.meshes import Coefficients

BOUND = 1e-6  # of the error of the distribution function
TARGET = 50.0  # milliseconds
LINES = {
    "Ornstein-Uhlenbeck": (Coefficients(lambda x: -x, np.ones_like), -np.inf),
    "Student's law, 3 degrees": (Coefficients(lambda x: -x, lambda x: (1 + x * x) / 2), -np.inf),
    "Cox-Ingersoll-Ross, gamma 4": (Coefficients(lambda x: 2 * (1 - x), lambda x: x / 2), 0.0),
    "double well, barrier 12.5": (
        Coefficients(lambda x: x - x**3, lambda x: np.full_like(x, 0.02)), -np.inf
    ),
    "noise e^(x²)": (Coefficients(np.zeros_like, lambda x: np.exp(x * x)), -np.inf),
}  # fmt: skip


def lines(steps: int, rounds: int) -> list[str]:  # noqa: ARG001  there are no steps here
    """Milliseconds of processor time until the bound of the error is small, medians of rounds."""
    told = [f"\na stationary density, error at most {BOUND}{'':6}ms  cells   order   bound"]
    for name, (coefficients, low) in LINES.items():
        times = []
        for _ in range(rounds + 1):
            begun = time.process_time()
            found = stationary(coefficients, low, np.inf, tolerance=BOUND)
            times.append((time.process_time() - begun) * 1e3)
        told.append(
            f"{name:40}{statistics.median(times[1:]):8.3g}{len(found.masses[2]):7}"
            f"{found.order:8.4f}{found.error:8.1e}  <= {TARGET:.0f} ms"
        )
    return told
