"""One worker process as its parent sees it: three pipes, a state, a deadline."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

__all__ = ["MOST_OUTPUT", "Process", "ended"]

MOST_OUTPUT = 64 << 10  # bytes of what a claim prints that are kept: half head, half tail
_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from verify.workers.worker import serve; "
    "serve(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5]))"
)
_TO_DIE = 0.5  # seconds between SIGTERM and SIGKILL
_TO_END = 5.0  # seconds until a process that has closed its pipe must have ended by itself


class Process:
    """A worker: "starting", then "idle", "busy", "finished" and "idle" again, until it ends.

    Args:
        examiner: the function that examines a claim, as "module:name".
        to_start: seconds until it must be ready.
        memory: bytes of address space that it may take.
    """

    def __init__(self, examiner: str, to_start: float, memory: int) -> None:
        inbox, self._orders = os.pipe()
        self.answers, outbox = os.pipe()
        # sys.executable with fixed text; nothing of a claim is in the command
        arguments = [json.dumps(_path()), str(inbox), str(outbox), examiner, str(memory)]
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-c", _BOOT, *arguments],  # -P: not from the current folder
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONIOENCODING": "utf-8:backslashreplace"},  # in every locale
            pass_fds=(inbox, outbox),
            start_new_session=True,
        )
        os.close(inbox)
        os.close(outbox)
        assert self._process.stdout is not None  # noqa: S101  PIPE above; for the type checker
        self.output = self._process.stdout.fileno()
        for stream in (self.answers, self.output):
            os.set_blocking(stream, False)
        self.state = "starting"
        self.deadline = time.monotonic() + to_start
        self.name = ""
        self.data: dict[str, Any] = {}
        self.attempt = 0
        self.served = 0
        self.silent = False  # nothing more can come on the ordinary outputs
        self.notes: list[str] = []  # what is to be told while it works
        self.fault = ""  # what it said that is no answer
        self._to_end = 0.0
        self._rest = b""
        self._messages: list[dict[str, Any]] = []
        self._head, self._tail, self._lost = b"", b"", 0

    def give(self, name: str, data: dict[str, Any], attempt: int, seconds: float) -> None:
        """Hand out an order; the time begins now."""
        self.name, self.data, self.attempt = name, data, attempt
        self.state, self.deadline = "busy", time.monotonic() + seconds
        self._head, self._tail, self._lost = b"", b"", 0
        self.served += 1
        with contextlib.suppress(BrokenPipeError):  # its end is noticed on the other pipe
            text = memoryview((json.dumps(data) + "\n").encode())
            while text:
                text = text[os.write(self._orders, text) :]

    def read_answers(self) -> bool:
        """Take in what the worker says; False once it says no more."""
        while True:
            try:
                chunk = os.read(self.answers, 1 << 16)
            except BlockingIOError:
                return True
            if not chunk:
                self._to_end = _TO_END
                return False
            *lines, self._rest = (self._rest + chunk).split(b"\n")
            for line in lines:
                if not self._heard(line):
                    self.fault = "it wrote what is no answer where answers go"
                    return False

    def _heard(self, line: bytes) -> bool:
        """Take in one line; False when it is no answer."""
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            return False
        if not isinstance(message, dict):
            return False
        if "ready" in message:
            self.state = "idle"
        elif "note" in message:
            self.notes.append(str(message["note"]))
        elif "finished" in message:
            self.state = "finished"
        else:
            self._messages.append(message)
        return True

    def read_output(self) -> None:
        """Take in what was printed, so that no claim is stopped by a full pipe."""
        half = MOST_OUTPUT // 2
        while True:
            try:
                chunk = os.read(self.output, 1 << 16)
            except BlockingIOError:
                return
            if not chunk:
                self.silent = True
                return
            room = half - len(self._head)
            self._head += chunk[:room]
            tail = self._tail + chunk[max(room, 0) :]
            self._lost += max(0, len(tail) - half)
            self._tail = tail[-half:]

    def take(self) -> tuple[dict[str, Any], ...]:
        """The messages about the order that is finished; the worker is idle afterwards."""
        self.read_output()
        messages, self._messages = tuple(self._messages), []
        self.state = "idle"
        return messages

    def printed(self) -> str:
        """What was printed since the order was given, with a mark where the middle is cut out."""
        cut = f"\n[... {self._lost} bytes left out ...]\n".encode() if self._lost else b""
        return (self._head + cut + self._tail).decode("utf-8", errors="replace")

    def end(self) -> int:
        """End the process and all that it started; its exit status, negative for a signal."""
        os.close(self._orders)
        if self._ended_within(self._to_end) is None:
            self._signal(signal.SIGTERM)
            self._ended_within(_TO_DIE)
        self._signal(signal.SIGKILL)
        status = self._process.wait()
        self.read_output()
        os.close(self.answers)
        if self._process.stdout is not None:
            self._process.stdout.close()
        return status

    def _ended_within(self, seconds: float) -> int | None:
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)


def ended(status: int) -> str:
    """An exit status in words: "killed by SIGKILL", "exit code 3"."""
    if status >= 0:
        return f"exit code {status}"
    try:
        return f"killed by {signal.Signals(-status).name}"
    except ValueError:
        return f"killed by signal {-status}"


def _path() -> list[str]:
    """The import path of a worker: ours, with the current folder last, so that it hides nothing."""
    here = str(Path.cwd())
    root = str(Path(__file__).resolve().parents[2])
    places = [place for place in sys.path if place not in ("", here)]
    return [*([] if root in places else [root]), *places, here]
