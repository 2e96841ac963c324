"""What a claim may leave behind in a worker that lives on, and how it is put right.

A claim file is a program. It may change the folder, the environment, the import path, signal
handlers, precisions; the next claim shall find everything as if it were the first. (It may also
replace parts of a package, which nothing here can put right: a claim file is trusted code.)
"""

from __future__ import annotations

import contextlib
import decimal
import os
import signal
import sys
from pathlib import Path
from typing import Any

__all__ = ["Surroundings"]

_HANDLED = (signal.SIGTERM, signal.SIGALRM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2)


class Surroundings:
    """How everything was when it was made; ``restore`` makes it so again."""

    def __init__(self) -> None:
        self._home = Path.cwd()
        self._umask = os.umask(0o022)
        os.umask(self._umask)
        self._environment = dict(os.environ)
        self._path = list(sys.path)
        self._depth = sys.getrecursionlimit()
        self._handlers = {number: signal.getsignal(number) for number in _HANDLED}

    def restore(self) -> None:
        """Put everything right that can be."""
        streams: tuple[Any, ...] = (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__)
        for stream in streams:
            with contextlib.suppress(Exception):  # it may be anything by now, or closed
                stream.flush()
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        os.chdir(self._home)
        os.umask(self._umask)
        if dict(os.environ) != self._environment:
            os.environ.clear()
            os.environ.update(self._environment)
        sys.path[:] = self._path
        sys.setrecursionlimit(self._depth)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        decimal.setcontext(decimal.Context())
        _numbers()


def _numbers() -> None:
    """The settings of packages that compute, where they are loaded, as they are at first."""
    numpy, mpmath, flint = (sys.modules.get(name) for name in ("numpy", "mpmath", "flint"))
    if numpy is not None:
        numpy.seterr(divide="warn", over="warn", under="ignore", invalid="warn")
    if mpmath is not None:
        mpmath.mp.prec = 53
    if flint is not None:
        flint.ctx.prec = 53
