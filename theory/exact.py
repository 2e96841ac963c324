"""What may be a parameter: exact numbers and letters for them, never a float."""

from __future__ import annotations

import sympy as sp

__all__ = ["exact", "numeral", "require_probabilities"]


def exact(place: str, value: sp.Expr | int) -> sp.Expr:
    """The value as a SymPy expression without floats.

    Raises:
        TypeError: the value is a string or anything else that is not a number or an expression.
        ValueError: a float occurs in it.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return sp.Integer(value)
    if not isinstance(value, sp.Expr):
        raise TypeError(f"{place}: {value!r} is not an integer or a SymPy expression")
    if value.has(sp.Float, sp.nan, sp.zoo, sp.oo, -sp.oo):
        raise ValueError(f"{place}: {value} is not exact and finite; write Rational(1, 10) for 0.1")
    return value


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


def require_probabilities(place: str, weights: tuple[sp.Expr, ...]) -> None:
    """Refuse weights that are no probabilities. Nothing is renormalised.

    Raises:
        ValueError: a rational weight is not in (0, 1], or they do not sum to 1.
    """
    for weight in weights:
        if weight.is_Rational and not 0 < weight <= 1:
            raise ValueError(f"{place}: the weight {weight} is not in (0, 1]")
    if sp.simplify(sum(weights) - 1) != 0:
        raise ValueError(f"{place}: the weights sum to {sum(weights)}, not to 1")
