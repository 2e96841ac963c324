"""The values of flags, as argparse reads them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from verify.command.executors import refused

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["batch", "count", "executor", "rate", "seed", "shares"]


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


def batch(text: str) -> int:
    """A number of rows.

    Raises:
        ArgumentTypeError: it is none.
    """
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not an integer in 1 .. 999999")
    return number


def rate(text: str) -> Fraction:
    """A learning rate, exact.

    Raises:
        ArgumentTypeError: it is none.
    """
    from verify.samples import number

    top, slash, bottom = text.partition("/")
    try:
        parts = number(top), number(bottom if slash else "1")
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not (parts[1] and parts[0] / parts[1] > 0):
        raise argparse.ArgumentTypeError(f"{text} is not in (0, ∞)")
    return parts[0] / parts[1]


def shares(text: str) -> tuple[Fraction, ...]:
    """A share of signal, or so many evenly spaced ones: LOW:HIGH:POINTS.

    Raises:
        ArgumentTypeError: it is none.
    """
    from verify.samples import number

    parts = text.split(":")
    many = parts[2] if len(parts) == 3 else "2"
    if len(parts) not in (1, 3) or not (many.isascii() and many.isdigit() and 2 <= int(many) < 500):
        said = "is neither a number nor LOW:HIGH:POINTS with POINTS in 2 .. 499"
        raise argparse.ArgumentTypeError(f"{text} {said}")
    try:
        ends = [number(part) for part in parts[:2]]
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not all(0 <= end <= 1 for end in ends):
        raise argparse.ArgumentTypeError(f"{text} is not in [0, 1]")
    low, high, steps = ends[0], ends[-1], int(many) - 1
    if len(parts) == 1:
        return (low,)
    return tuple(low + (high - low) * i / steps for i in range(steps + 1))
