"""Tables of ratios within this run."""

from __future__ import annotations

import argparse
import os
import platform
from importlib import import_module

from benchmarks.timing import timed, told

WORKLOADS = ("w1", "w2", "w3", "w4", "w5", "w6")
OTHERS = ("evidence", "density", "scaling", "startup", "cost")


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("names", nargs="*", default=(*WORKLOADS, *OTHERS), metavar="NAME")
    asked.add_argument("--steps", type=int, default=10_000, help="of a path (10000)")
    asked.add_argument("--rounds", type=int, default=5, help="of which the median is taken (5)")
    given = asked.parse_args()
    print(f"{platform.machine()}, {len(os.sched_getaffinity(0))} processors, {platform.platform()}")
    for name in given.names:
        module = import_module(f"benchmarks.{name}")
        if name in WORKLOADS:
            found = timed(module.ways(given.steps), given.rounds)
            print("\n".join(told(module.TITLE, found, module.KERNEL, module.TARGETS)), flush=True)
        else:
            print("\n".join(module.lines(given.steps, given.rounds)), flush=True)


main()
