"""Who runs blocks of draws: this process, threads, processes, a Dask cluster, any Executor.

A block is plain data with an address, and its result depends on nothing else. So a block that is
lost with its worker, or that meets a machine with other code, is run here instead; the evidence
cannot differ, only the time does.
"""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from verify.command.executors import POOLS, refused

if TYPE_CHECKING:  # most claims are decided without a draw, and do not wait for these
    from concurrent.futures import Executor, Future

    from numerics.blocks import Job, Result

__all__ = ["HERE", "Crew"]

HERE = "here"


class Crew:
    """Runs jobs and remembers who ran how many; use as a context.

    Args:
        who: "" for this process alone; "threads", "processes" (or "threads:4"), "dask:ADDRESS"; or
            an object with ``submit(function, argument)`` that returns a future.
        size: how many threads or processes, where the words do not say; 0 for one a processor.

    Raises:
        ValueError: the words are none of these.
        ImportError: Dask's distributed is not installed.
        OSError: the scheduler cannot be reached.
    """

    def __init__(self, who: str | Executor = "", size: int = 0) -> None:
        self.ran: Counter[str] = Counter()
        self.name = who if isinstance(who, str) else type(who).__name__
        self._own: Executor | None = None
        self._client: Any = None
        self._kind, self._size = "", 0
        if not isinstance(who, str):
            self._executor: Executor | None = who
            return
        if who and refused(who):
            raise ValueError(f"executor: {refused(who)}")
        kind, _, rest = who.partition(":")
        self._kind, self._size = (
            kind,
            int(rest) if rest and kind in POOLS else size or _processors(),
        )
        if kind == "dask":
            from distributed import Client

            self._client = Client(rest, set_as_default=False)
            self._own = self._client.get_executor(pure=False)
        else:
            self._own = _pool(kind, self._size)
        self._executor = self._own

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End what was started here; an executor that was given stays as it is."""
        if self._client is not None:
            self._client.close()
        elif self._own is not None:
            self._own.shutdown(wait=False, cancel_futures=True)
        self._own = self._client = self._executor = None

    @property
    def is_alone(self) -> bool:
        """Whether blocks are run here, one after the other."""
        return self._executor is None

    def results(self, jobs: Sequence[Job]) -> list[Result]:
        """The results in the order of the jobs."""
        if self._executor is None:
            return [self._here(job) for job in jobs]
        futures = [self._submitted(job) for job in jobs]
        return [self._result(job, future) for job, future in zip(jobs, futures, strict=True)]

    def _submitted(self, job: Job) -> Future[Result] | None:
        from numerics.blocks import code, run_there

        with contextlib.suppress(Exception):  # a crew that takes no more: see _result
            return self._executor.submit(run_there, job, code()) if self._executor else None
        return None

    def _result(self, job: Job, future: Future[Result] | None) -> Result:
        """The result; of a block that was lost, by running it here.

        An error of the job itself is raised again when it is run here.
        """
        if future is not None:
            with contextlib.suppress(Exception):
                found = future.result()
                self.ran[self.name] += 1
                return found
        self._mend()
        return self._here(job)

    def _here(self, job: Job) -> Result:
        from numerics.blocks import run

        self.ran[HERE] += 1
        return run(job)

    def _mend(self) -> None:
        """A pool of processes is broken for good when one of them dies: start another."""
        if self._own is not None and self._kind == "processes" and _is_broken(self._own):
            self._own.shutdown(wait=False, cancel_futures=True)
            self._own = self._executor = _pool(self._kind, self._size)


def _processors() -> int:
    """How many of them this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pool(kind: str, size: int) -> Executor | None:
    match kind:
        case "threads":
            from concurrent.futures import ThreadPoolExecutor

            return ThreadPoolExecutor(size, thread_name_prefix="block")
        case "processes":
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            return ProcessPoolExecutor(size, mp_context=get_context("spawn"))
    return None


def _is_broken(pool: Executor) -> bool:
    """Whether the pool takes no more work."""
    try:
        pool.submit(int)
    except Exception:  # noqa: BLE001  whatever it says, it is of no use
        return True
    return False
