"""Arithmetic of expressions, one SymPy object at a time, each refused before it can be large.

SymPy computes while it builds: a power of integers, a relation between numbers, the exponential of
a logarithm. What is checked here bounds all of that.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import sympy as sp

from verify.declared.faults import Fault
from verify.declared.limits import MOST_BITS, MOST_EXPONENT, MOST_IN_EXP
from verify.declared.tokens import NUMBER

__all__ = ["applied", "combined", "made", "number", "power", "related"]

_OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv
}  # fmt: skip
_RELATIONS = {
    "<": sp.Lt, "<=": sp.Le, ">": sp.Gt, ">=": sp.Ge, "==": sp.Eq, "!=": sp.Ne
}  # fmt: skip
_STEEP = (sp.exp, sp.sinh, sp.cosh, sp.tanh, sp.erf)


def number(text: str) -> Any:
    """The exact value of a decimal: 0.1 is 1/10."""
    found = NUMBER.fullmatch(text)
    assert found is not None  # noqa: S101  the tokens are made by the same pattern
    whole, part, exponent = found.groups("")
    value = sp.Rational(int(whole + part), 10 ** len(part))
    shift = int(exponent or 0)
    return value * sp.Integer(10) ** shift


def combined(sign: str, left: Any, right: Any, at: int) -> Any:
    """The value of left + right, and the like.

    Raises:
        Fault: a division by 0, or a number above the limits.
    """
    if sign == "/" and right.is_zero:
        raise Fault(at, "a division by 0")
    return made(at, _OPERATIONS[sign], left, right)


def power(base: Any, exponent: Any, at: int) -> Any:
    """The value of base ** exponent.

    Raises:
        Fault: 0 to a power that is not positive, or a power above the limits.
    """
    if base.is_zero and exponent.is_nonpositive:
        raise Fault(at, f"0**({exponent}); a power of 0 is positive")
    _require_flat(exponent, at)
    if exponent.is_Rational:
        _require_exponent(exponent, at)
    return made(at, operator.pow, base, exponent)


def related(sign: str, left: Any, right: Any, at: int) -> Any:
    """The condition left < right, and the like.

    Raises:
        Fault: one side is not real.
    """
    return made(at, _RELATIONS[sign], left, right)


def applied(function: Any, argument: Any, at: int) -> Any:
    """A function of one number.

    Raises:
        Fault: it has no real value there, or would be too large.
    """
    if function in _STEEP:
        _require_flat(argument, at)
    return made(at, function, argument)


def made(at: int, make: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
    """What SymPy or the vocabulary makes of the arguments; whatever they raise is a fault here.

    Raises:
        Fault: it was raised, or the result is no real number.
    """
    try:
        result = make(*arguments, **named)
        if isinstance(result, sp.Basic):
            _require_number(result, at)
    except (Fault, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  SymPy may raise anything
        words = " ".join(str(error).split()) or type(error).__name__
        raise Fault(at, words) from None
    return result


def _require_number(result: Any, at: int) -> None:
    for part in (result, *result.args):
        if part in (sp.nan, sp.zoo, sp.I):
            raise Fault(at, "the value is no real number")
        if part.is_Rational and max(int(part.p).bit_length(), int(part.q).bit_length()) > MOST_BITS:
            raise Fault(at, f"a number of more than {MOST_BITS} bits")
        if isinstance(part, sp.Pow) and part.exp.is_Rational:
            _require_exponent(part.exp, at)


def _require_exponent(exponent: Any, at: int) -> None:
    if max(abs(int(exponent.p)), int(exponent.q)) > MOST_EXPONENT:
        told = str(exponent) if int(exponent.p).bit_length() < 64 else "a large number"
        raise Fault(at, f"the power {told}; numerator and denominator are at most {MOST_EXPONENT}")


def _require_flat(argument: Any, at: int) -> None:
    """Refuse exponentials of exponentials of numbers, and of large multiples of logarithms."""
    if argument.is_number and (argument.has(*_STEEP) or any(map(_steep, argument.atoms(sp.Pow)))):
        raise Fault(at, "an exponential of an exponential, without a letter in it")
    if argument.has(sp.log):
        for part in argument.atoms(sp.Rational):
            if max(abs(int(part.p)), int(part.q)) > MOST_IN_EXP:
                what = f"an exponential of a logarithm with a number above {MOST_IN_EXP}"
                raise Fault(at, what)


def _steep(part: Any) -> bool:
    return not part.exp.is_Rational
