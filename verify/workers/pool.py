"""Worker processes: spawned, persistent, one order at a time each, killed at their deadline.

A worker is replaced only after it died, was killed, or has served ``MOST_ORDERS`` orders. An
order whose worker dies is given once more, to a fresh worker; a second death is its answer. One
thread reads all pipes; nothing is shared and nothing is forked.
"""

from __future__ import annotations

import contextlib
import selectors
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, final

from verify.command.exits import OwnError
from verify.workers.process import Process, ended

__all__ = ["EXAMINER", "MEMORY", "MOST_ORDERS", "Order", "Reply", "Workers"]

EXAMINER = "verify.examine:examine"
MOST_ORDERS = 200
MEMORY = 8 << 30  # bytes of address space; SymPy, Numba and z3 together map about 2 GB
_TO_START = 120.0  # seconds

Tell = Callable[[str, str], None]


def _unheard(_name: str, _note: str) -> None:
    """What a worker says while it works is told to nobody."""


@final
@dataclass(frozen=True, slots=True)
class Order:
    """Something to be done by a worker: a name for the reply, and JSON data for the worker."""

    name: str
    data: dict[str, Any]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What became of an order.

    Attributes:
        name: of the order.
        fate: "finished", "died" or "timeout".
        reason: how it died, or how long it was waited for.
        messages: what the worker said, in order; empty unless it finished.
        output: what was printed, at most 64 KiB, head and tail.
    """

    name: str
    fate: str
    reason: str
    messages: tuple[dict[str, Any], ...]
    output: str

    def said(self, key: str) -> str:
        """What the first message with this key says; "" when there is none."""
        return next((str(message[key]) for message in self.messages if key in message), "")


class Workers:
    """At most ``most`` processes; use as a context, which ends with all of them gone.

    Args:
        most: number of processes, at least 1.
        deadline: seconds that an order may take.
        examiner: the function that examines a claim, as "module:name".
        wake: a file descriptor that ends the waiting when it becomes readable; -1 for none.
        memory: bytes of address space that a process may take.
    """

    def __init__(
        self, *, most: int, deadline: float, examiner: str, wake: int, memory: int = MEMORY
    ) -> None:
        self._most = most
        self._deadline = deadline
        self._examiner = examiner
        self._wake = wake
        self._memory = memory
        self._tell: Tell = _unheard
        self._selector = selectors.DefaultSelector()
        self._all: list[Process] = []
        if wake >= 0:
            self._selector.register(wake, selectors.EVENT_READ, None)

    def __enter__(self) -> Workers:
        self._start()  # it imports what it needs while the orders are still being made
        return self

    def __exit__(self, *_: object) -> None:
        for worker in tuple(self._all):
            self._drop(worker)
        self._selector.close()

    def replies(self, orders: Sequence[Order], tell: Tell = _unheard) -> Iterator[Reply]:
        """The reply to each order, in the order of completion; ends early on a wake-up.

        Args:
            orders: what is to be done.
            tell: takes the name of an order and what its worker says of it while it works.

        Raises:
            OwnError: a worker does not start.
        """
        self._tell = tell
        waiting = deque((order, 0) for order in orders)
        open_orders = len(orders)
        while open_orders:
            self._hand_out(waiting)
            events = self._selector.select(self._patience())
            if any(key.data is None for key, _ in events):
                return
            for worker in {id(key.data): key.data for key, _ in events}.values():
                for reply in self._listen(worker, waiting):
                    open_orders -= 1
                    yield reply
            for reply in self._expired():
                open_orders -= 1
                yield reply

    def _hand_out(self, waiting: deque[tuple[Order, int]]) -> None:
        starting = sum(worker.state == "starting" for worker in self._all)
        idle = [worker for worker in self._all if worker.state == "idle"]
        for worker in idle:
            if waiting:
                order, attempt = waiting.popleft()
                worker.give(order.name, order.data, attempt, self._deadline)
        while starting < len(waiting) and len(self._all) < self._most:
            self._start()
            starting += 1

    def _start(self) -> None:
        worker = Process(self._examiner, _TO_START, self._memory)
        self._all.append(worker)
        for stream in (worker.answers, worker.output):
            self._selector.register(stream, selectors.EVENT_READ, worker)

    def _patience(self) -> float:
        now = time.monotonic()
        ends = [w.deadline for w in self._all if w.state != "idle"]
        return max(0.0, min(ends, default=now + 60.0) - now)

    def _listen(self, worker: Process, waiting: deque[tuple[Order, int]]) -> Iterator[Reply]:
        worker.read_output()
        if worker.silent:  # an end that stays readable would keep the selector awake
            self._deaf(worker)
        alive = worker.read_answers()
        while worker.notes:
            self._tell(worker.name, worker.notes.pop(0))
        if worker.state == "finished":
            name, messages = worker.name, worker.take()
            output = worker.printed()
            if worker.served >= MOST_ORDERS or not alive:
                self._drop(worker)
            yield Reply(name=name, fate="finished", reason="", messages=messages, output=output)
        elif not alive:
            yield from self._bury(worker, waiting)

    def _bury(self, worker: Process, waiting: deque[tuple[Order, int]]) -> Iterator[Reply]:
        state, name, data, attempt = worker.state, worker.name, worker.data, worker.attempt
        how = ended(self._drop(worker))
        how = worker.fault or how
        output = worker.printed()
        if state == "starting":
            last = (output.strip().splitlines() or [""])[-1]
            raise OwnError(f"a worker did not start: {how}: {last}")
        if state == "idle":
            return
        if attempt == 0:
            waiting.appendleft((Order(name, data), 1))
        else:
            yield Reply(name=name, fate="died", reason=how, messages=(), output=output)

    def _expired(self) -> Iterator[Reply]:
        now = time.monotonic()
        for worker in tuple(self._all):
            if worker.state == "idle" or worker.deadline > now:
                continue
            state, name = worker.state, worker.name
            worker.read_output()
            self._drop(worker)
            if state == "starting":
                raise OwnError(f"a worker did not start within {_TO_START:g} s")
            reason = f"no answer within {self._deadline:g} s"
            yield Reply(
                name=name, fate="timeout", reason=reason, messages=(), output=worker.printed()
            )

    def _deaf(self, worker: Process) -> None:
        """Listen to what it prints no more."""
        with contextlib.suppress(KeyError):
            self._selector.unregister(worker.output)

    def _drop(self, worker: Process) -> int:
        """End a worker and forget it; its exit status as ``subprocess`` gives it."""
        self._deaf(worker)
        self._selector.unregister(worker.answers)
        self._all.remove(worker)
        return worker.end()
