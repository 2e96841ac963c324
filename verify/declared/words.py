"""What each word makes: constructors of the vocabulary, and of SymPy, by name."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any

import sympy as sp

import theory
from theory.batches import Average
from verify.declared.signatures import CONSTANTS, FUNCTIONS, SIGNATURES

__all__ = ["Side", "constant", "function", "is_word", "maker"]


class Side(enum.Enum):
    """From where a limit is approached."""

    FROM_ABOVE = "+"
    FROM_BELOW = "-"


_OWN = {"pi": sp.pi, "EulerGamma": sp.EulerGamma, "oo": sp.oo, "true": sp.true, "false": sp.false}
_OWN |= Side.__members__


def is_word(name: str) -> bool:
    """Whether a name has a meaning of its own, so that nothing else can be called so."""
    return name in SIGNATURES or name in FUNCTIONS or name in CONSTANTS


def constant(name: str) -> Any:
    """The value of a word without arguments."""
    return _OWN[name] if name in _OWN else getattr(theory, name)


def function(name: str) -> Any:
    """A function of one number."""
    return getattr(sp, name)


def maker(word: str) -> Callable[..., Any]:
    """What makes the object of a word, from arguments with the names of its signature."""
    return _OF_SYMPY[word] if word in _OF_SYMPY else getattr(theory, word)


def _average(g: Any) -> Any:
    return Average(g)


def _limit(f: Any, x: Any, at: Any, side: Side = Side.FROM_ABOVE) -> Any:
    return sp.Limit(f, x, at, side.value)  # at oo SymPy takes the only side there is


def _derivative(f: Any, x: Any, times: int = 1) -> Any:
    return sp.Derivative(f, (x, sp.Integer(times)))


def _subs(f: Any, x: tuple[Any, ...], at: tuple[Any, ...]) -> Any:
    return sp.Subs(f, sp.Tuple(*x), sp.Tuple(*at))


def _diff(f: Any, x: Any) -> Any:
    return sp.diff(f, x)


def _order(f: Any, x: Any = None, at: Any = sp.S.Zero) -> Any:
    return sp.Order(f) if x is None else sp.Order(f, (x, at))


def _matrix(*rows: tuple[Any, ...]) -> Any:
    return sp.ImmutableDenseMatrix(rows)


def _hyper(above: tuple[Any, ...], below: tuple[Any, ...], z: Any) -> Any:
    return sp.hyper(above, below, z)


_OF_SYMPY: dict[str, Callable[..., Any]] = {
    "And": sp.And,
    "Or": sp.Or,
    "Max": sp.Max,
    "Min": sp.Min,
    "Piecewise": sp.Piecewise,
    "FiniteSet": sp.FiniteSet,
    "Average": _average,
    "Limit": _limit,
    "Derivative": _derivative,
    "Subs": _subs,
    "diff": _diff,
    "O": _order,
    "Matrix": _matrix,
    "hyper": _hyper,
}
