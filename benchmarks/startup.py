"""What a command waits for before it answers."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLAIM = "ziyin2022/c3_eq66_exponent"
HEAVY = ("-c", "import sympy, numpy, numba, flint")


def lines(steps: int, rounds: int) -> list[str]:  # noqa: ARG001  there are no steps here
    """Seconds of a process, medians of interleaved rounds."""
    with tempfile.TemporaryDirectory() as folder:
        run = ("-m", "verify", "run", CLAIM, "-q", "-n", "1", "--no-cache", "-o", folder)
        commands = {
            "python": ("-c", "pass"),
            "list": ("-m", "verify", "list", "-q"),
            "import sympy, numpy, numba, flint": HEAVY,
            f"run {CLAIM}": run,
        }
        seen: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, words in commands.items():
                begun = time.perf_counter()
                done = [sys.executable, *words]
                subprocess.run(done, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
                seen[name].append(time.perf_counter() - begun)
    medians = {name: statistics.median(times) for name, times in seen.items()}
    return ["\nstart-up", *(f"{name:44}{value:7.3f} s" for name, value in medians.items())]
