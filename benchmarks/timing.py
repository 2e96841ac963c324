"""Ways to do the same work, timed in turns; a program in C is compiled on the spot."""

from __future__ import annotations

import ctypes
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FLAGS = ("-O3", "-march=native", "-shared", "-fPIC")


@dataclass(frozen=True)
class Way:
    """One way: what it is called, what to call, and how many path-steps that makes."""

    name: str
    run: Callable[[], object]
    work: float


def timed(
    ways: Sequence[Way], rounds: int, clock: Callable[[], float] = time.process_time
) -> dict[str, float]:
    """Nanoseconds a path-step: the median of so many rounds, in each of which all ways are run.

    Each is run once before, so that nothing is compiled in a round.
    """
    seen: dict[str, list[float]] = {way.name: [] for way in ways}
    for way in ways:
        way.run()
    for _ in range(rounds):
        for way in ways:
            begun = clock()
            way.run()
            seen[way.name].append((clock() - begun) / way.work * 1e9)
    return {name: statistics.median(times) for name, times in seen.items()}


def told(title: str, found: dict[str, float], kernel: str, targets: dict[str, str]) -> list[str]:
    """Lines of a table: time, ratio to the kernel, the target where there is one."""
    lines = [f"\n{title}", f"{'':34}{'ns/path-step':>13}{'x kernel':>10}  target"]
    for name, ns in sorted(found.items(), key=lambda item: -item[1]):
        lines.append(
            f"{name:34}{ns:13.4g}{ns / found[kernel]:10.4g}  {targets.get(name, '')}".rstrip()
        )
    return lines


@lru_cache
def c_library(name: str, *more: str) -> ctypes.CDLL | None:
    """``benchmarks/c/NAME.c`` compiled; None where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    source = Path(__file__).parent / "c" / f"{name}.c"
    target = Path(tempfile.mkdtemp()) / f"{name}.so"
    subprocess.run([compiler, *FLAGS, *more, str(source), "-o", str(target), "-lm"], check=True)
    return ctypes.CDLL(str(target))
