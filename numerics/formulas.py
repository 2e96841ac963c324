"""Formulas of one variable as data, for any kind of number that has the elementary functions.

A formula is a tuple: ("x",), ("number", fraction), ("pi",), ("add", f, g, ...), ("mul", f, g, ...),
("power", f, fraction), ("exp", f), ("log", f), ("erf", f), ("atan", f), ("asin", f), ("sin", f),
("cos", f).
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from operator import add, mul
from typing import Any

from flint import arb

from numerics.enclosures import enclose
from numerics.laws import Formula

__all__ = ["evaluate", "power"]


def evaluate(formula: Formula, x: Any) -> Any:
    """The value of a formula at a ball, a power series of balls, or an ``Analytic`` number.

    Constants are enclosed at the current precision.

    Raises:
        ValueError: an operation is unknown or does not exist for this kind of number.
    """
    kind, *parts = formula
    match kind:
        case "x":
            return x
        case "number":
            return enclose(parts[0])
        case "pi":
            return arb.pi()
        case "add":
            return reduce(add, (evaluate(part, x) for part in parts))
        case "mul":
            return reduce(mul, (evaluate(part, x) for part in parts))
        case "power":
            return power(evaluate(parts[0], x), parts[1])
        case "exp" | "log" | "erf" | "atan" | "asin" | "sin" | "cos":
            inside = evaluate(parts[0], x)
            if not hasattr(inside, kind):
                raise ValueError(f"formula: {kind} of a {type(inside).__name__} is not known")
            return getattr(inside, kind)()
    raise ValueError(f"formula: {kind!r} is no operation")


def power(base: Any, exponent: Fraction) -> Any:
    """A power with a rational exponent."""
    if exponent.denominator == 1:
        whole = base ** abs(int(exponent))
        return whole if exponent >= 0 else 1 / whole
    if exponent == Fraction(1, 2):
        return base.sqrt()
    if exponent == Fraction(-1, 2):
        return 1 / base.sqrt()
    return (base.log() * enclose(exponent)).exp()
