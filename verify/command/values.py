"""The values of flags, as argparse reads them."""

from __future__ import annotations

import argparse

from verify.command.executors import refused

__all__ = ["count", "executor", "seed"]


def seed(text: str) -> int:
    """A root of draws.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number < 2**128:
        raise argparse.ArgumentTypeError(f"{text} is not an integer in 0 .. 2**128 - 1")
    return number


def executor(text: str) -> str:
    """Who runs blocks of draws.

    Raises:
        ArgumentTypeError: it is none.
    """
    wrong = refused(text)
    if wrong:
        raise argparse.ArgumentTypeError(wrong)
    return text


def count(text: str) -> int:
    """A number of processes.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= 1024:
        raise argparse.ArgumentTypeError(f"{text} is not an integer in 1 .. 1024")
    return number
