"""What a question of 10^15 steps costs, from what a block costs here."""

from __future__ import annotations

import pickle
import time
from importlib.util import find_spec

from benchmarks.models import BELLS, COIN, TWO_POINTS, by_lanes, w, walk, x, λ
from benchmarks.timing import Way, timed
from numerics.blocks import Counted, Job, run
from numerics.streams import BLOCK, Address, root
from theory import Recursion, sgd
from verify.workers.crew import Crew

CORES = (1, 100, 10_000)
QUESTION = 1e15
BLOCK_STEPS = 10_000_000  # of a path, in a block that is worth a task: minutes
UNITS = (("d", 86_400.0), ("h", 3600.0), ("min", 60.0), ("s", 1.0))


def lines(steps: int, rounds: int) -> list[str]:
    """Tables: time by the number of cores, and what a task costs that is handed to somebody."""
    ways = _ways(steps)
    found = timed(ways, rounds)
    told = [f"\n10^15 steps{'':22}ns/path-step" + "".join(f"{n:>9} cores" for n in CORES)]
    for name, ns in found.items():
        times = "".join(f"{_told(QUESTION * ns * 1e-9 / cores):>15}" for cores in CORES)
        told.append(f"{name:32}{ns:13.4g}{times}")
    blocks = QUESTION / (BLOCK * BLOCK_STEPS)
    ns = found["two-point factors, followed"]
    told.append(
        f"blocks of {BLOCK} paths and {BLOCK_STEPS:.0e} steps: {blocks:.3g}, "
        f"each {_told(BLOCK * BLOCK_STEPS * ns * 1e-9)}"
    )
    return [*told, *_tasks()]


def _ways(steps: int) -> list[Way]:
    two = sgd(x * w**2 / 2, over=(w,), rate=λ, draws=TWO_POINTS)
    bell = Recursion((w,), (w - w / 1024 + x / 32,), BELLS)
    address = Address(root(0), "0" * 32, "benchmarks", "cost", 0)
    return [
        Way("two-point factors, counted", lambda: run(Job(address, Counted(COIN, 64 * steps))),
            64 * BLOCK * steps),
        Way("two-point factors, followed",
            by_lanes(walk(two, [{λ: 0.3}], (1.0,), steps, scale="exponents")), BLOCK * steps),
        Way("a normal draw a step", by_lanes(walk(bell, [{}], (1.0,), steps // 4)),
            BLOCK * (steps // 4)),
    ]  # fmt: skip


def _tasks() -> list[str]:
    """Milliseconds that a task takes beside its work, by who runs it."""
    jobs = [
        Job(Address(root(0), "0" * 32, "benchmarks", "task", n), Counted(COIN, 64))
        for n in range(64)
    ]
    sizes = len(pickle.dumps(jobs[0])), len(pickle.dumps(run(jobs[0])))
    told = [f"a task sends {sizes[0]} bytes, its result is {sizes[1]} bytes"]
    told += [_by(who, jobs) for who in ("", "threads:2", "processes:2")]
    if find_spec("distributed") is None:
        return [*told, "dask: distributed is not installed"]
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=50
    ) as cluster:
        return [*told, _by(f"dask:{cluster.scheduler_address}", jobs)]


def _by(who: str, jobs: list[Job]) -> str:
    with Crew(who) as crew:
        crew.results(jobs[:4])
        begun = time.perf_counter()
        crew.results(jobs)
        each = (time.perf_counter() - begun) / len(jobs)
    return f"{who.partition(':')[0] or 'here':12}{1000 * each:8.2f} ms a task of 64 steps"


def _told(seconds: float) -> str:
    for unit, size in UNITS:
        if seconds >= 2 * size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds:.2g} s"
