"""Threads, and memory: a block is the same for one thread and for two, for few paths and many."""

from __future__ import annotations

import resource
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.models import TWO_POINTS, by_lanes, w, walk, x, λ
from theory import sgd


def lines(steps: int, rounds: int) -> list[str]:
    """Two threads against one in interleaved rounds, and what more blocks take of memory."""
    model = sgd(x * w**2 / 2, over=(w,), rate=λ, draws=TWO_POINTS)
    block = by_lanes(walk(model, [{λ: 0.3}], (1.0,), steps, scale="exponents"))
    block()

    def seconds(threads: int, blocks: int) -> float:
        begun = time.perf_counter()
        with ThreadPoolExecutor(threads) as pool:
            for future in [pool.submit(lambda: block() and None) for _ in range(blocks)]:
                future.result()
        return time.perf_counter() - begun

    gains = [seconds(1, 8) / seconds(2, 8) for _ in range(max(rounds, 7))]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds(1, 64)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    gain = statistics.median(gains)
    return [
        "\nscaling",
        f"two threads against one: {gain:.2f} times as fast (target >= 1.6), {len(gains)} rounds",
        f"resident memory after 8 blocks {before // 1024} MiB, after 64 more {after // 1024} MiB",
    ]
