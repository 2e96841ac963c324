"""What may be a parameter: exact numbers and letters for them, never a float."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

import sympy as sp

__all__ = [
    "Drawn",
    "exact",
    "learning_rate",
    "merged",
    "numeral",
    "require_probabilities",
    "several",
]


def exact(place: str, value: sp.Expr | int) -> sp.Expr:
    """The value as a SymPy expression without floats.

    Raises:
        TypeError: the value is a string or anything else that is not a number or an expression.
        ValueError: a float occurs in it.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return sp.Integer(value)
    if isinstance(value, float):
        raise TypeError(f"{place}: {value!r} is a float; write Rational(1, 10) for 0.1")
    if not isinstance(value, sp.Expr):
        raise TypeError(f"{place}: {value!r} is not an integer or a SymPy expression")
    if value.has(sp.Float, sp.nan, sp.zoo, sp.oo, -sp.oo):
        raise ValueError(f"{place}: {value} is not exact and finite; write Rational(1, 10) for 0.1")
    return value


@runtime_checkable
class Drawn(Protocol):
    """What stands among the draws of a step: a ``Draw``, or what a method makes of one."""

    symbols: tuple[sp.Symbol, ...]
    law: Any
    batch: Any


_WORDS: dict[type, str] = {sp.Symbol: "a letter", sp.Expr: "an expression", Drawn: "a draw"}


def several(place: str, given: object, sort: type) -> tuple[Any, ...]:
    """One object or several as a tuple: ``over=w`` is ``over=(w,)``.

    Raises:
        TypeError: it is none of the sort, nor a tuple of them.
    """
    found = tuple(given) if isinstance(given, tuple | list) else (given,)
    if sort is sp.Expr:
        found = tuple(sp.Integer(part) if type(part) is int else part for part in found)
    if all(isinstance(part, sort) for part in found):
        return found
    raise TypeError(f"{place}: {given!r} is neither {_WORDS[sort]} nor a tuple of such")


def numeral(place: str, value: sp.Expr | int) -> sp.Expr:
    """A number of things: an integer of at least 1, or a size that has no value yet.

    Raises:
        TypeError: it is no integer or expression.
        ValueError: it is an integer below 1, or an expression that need not be an integer.
    """
    number = exact(place, value)
    if not number.is_integer or number.is_nonpositive:
        raise ValueError(f"{place}={number} is not in 1, 2, ... (a letter for it is a size)")
    return number


def learning_rate(place: str, rate: sp.Expr | int) -> sp.Expr:
    """A learning rate: above 0, or a letter that may be.

    Raises:
        TypeError: it is no number or expression.
        ValueError: it is not exact, or a number that is not above 0.
    """
    known = exact(f"{place}: rate", rate)
    if known.is_zero:
        raise ValueError(f"{place}: at rate=0 nothing moves; a rate is in (0, oo)")
    if known.is_nonpositive:
        raise ValueError(f"{place}: rate={known} is not in (0, oo)")
    return known


def merged(
    values: tuple[sp.Expr, ...], weights: tuple[sp.Expr, ...]
) -> tuple[tuple[sp.Expr, ...], tuple[sp.Expr, ...], tuple[str, ...]]:
    """Atoms, each once and with a weight, in the order given; and a remark on each change."""
    found: dict[sp.Expr, sp.Expr] = {}
    remarks = []
    for value, weight in zip(values, weights, strict=True):
        if weight.is_zero:
            remarks.append(f"the atom {value} has weight 0 and is left out")
        elif value in found:
            found[value] += weight
            remarks.append(f"the atom {value} is given twice; its weights are added")
        else:
            found[value] = weight
    return tuple(found), tuple(found.values()), tuple(remarks)


def require_probabilities(place: str, weights: tuple[sp.Expr, ...]) -> None:
    """Refuse weights that are no probabilities. Nothing is renormalised.

    Raises:
        ValueError: a rational weight is not in (0, 1], or they do not sum to 1.
    """
    for weight in weights:
        if weight.is_Rational and not 0 < weight <= 1:
            raise ValueError(f"{place}: the weight {weight} is not in (0, 1]")
    gap = sp.simplify(sum(weights) - 1)
    if gap != 0:
        raise ValueError(
            f"{place}: the weights sum to {sum(weights)}, not to 1: {gap} too much"
            if gap.is_positive
            else f"{place}: the weights sum to {sum(weights)}, not to 1: {-gap} is missing"
        )
