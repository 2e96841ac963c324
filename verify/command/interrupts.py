"""Ctrl-C and SIGTERM as something to look at, not something that breaks into a write."""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType
from typing import Any

__all__ = ["Interrupts"]

_CAUGHT = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """While entered, the first signal sets ``seen`` and wakes ``fd``; a second one raises."""

    def __init__(self) -> None:
        self.seen = ""
        self.fd, self._write = os.pipe()
        os.set_blocking(self._write, False)
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            for number in _CAUGHT:
                self._before[number] = signal.signal(number, self._caught)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self.fd)
        os.close(self._write)

    def _caught(self, number: int, _frame: FrameType | None) -> None:
        if self.seen:
            raise KeyboardInterrupt
        self.seen = signal.Signals(number).name
        os.write(self._write, b"!")
