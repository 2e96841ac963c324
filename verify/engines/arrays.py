"""From SymPy to NumPy, by walking the tree: approximate values on arrays of points.

Used to look for points and to step a simulation, never to decide a statement.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any, TypeAlias

import numpy as np
import sympy as sp
from numpy.typing import NDArray
from sympy.core.function import AppliedUndef

__all__ = ["Array", "Unlowered", "approximate", "holds"]

Array = NDArray[np.float64]
Lowered: TypeAlias = "Callable[[Mapping[sp.Basic, Array | float]], Any]"


class Unlowered(ValueError):
    """A node that has no NumPy counterpart; the message names it."""


def _error_function(x: Any) -> Any:
    from scipy.special import erf

    return erf(x)


_FUNCTIONS: dict[type[sp.Basic], Callable[..., Any]] = {
    sp.exp: np.exp,
    sp.log: np.log,
    sp.Abs: np.abs,
    sp.sign: np.sign,
    sp.sin: np.sin,
    sp.cos: np.cos,
    sp.tanh: np.tanh,
    sp.erf: _error_function,
}

_RELATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "==": np.equal,
    "!=": np.not_equal,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}


def approximate(
    expr: sp.Expr, at: Mapping[sp.Basic, Any], number: Callable[[Any], Any] = float
) -> Any:
    """The values of ``expr`` where the symbols (or names) have the values ``at``, broadcast.

    Integer powers are products, so that the same bits come out wherever the sums are the same.
    Constants become numbers of the kind ``number``, in which the operations are done.

    Raises:
        Unlowered: a symbol has no value or a function has no counterpart.
    """
    return _lowered(expr, number)(at)


@lru_cache(maxsize=4096)
def _lowered(expr: sp.Expr, number: Callable[[Any], Any]) -> Lowered:
    """A function of the values of symbols and names: the tree is walked once."""
    if expr.is_Symbol or isinstance(expr, AppliedUndef):
        return partial(_looked_up, expr)
    if expr.is_Number or expr.is_NumberSymbol:
        constant = number(float(expr))
        return lambda _: constant
    if isinstance(expr, sp.Piecewise):
        return partial(_chosen, expr, number)
    parts = [_lowered(arg, number) for arg in expr.args]
    match expr:
        case sp.Add():
            return lambda at: _fold(np.add, [part(at) for part in parts])
        case sp.Mul():
            return lambda at: _fold(np.multiply, [part(at) for part in parts])
        case sp.Pow():
            return _power(expr.exp, *parts)
        case sp.Max():
            return lambda at: _fold(np.maximum, [part(at) for part in parts])
        case sp.Min():
            return lambda at: _fold(np.minimum, [part(at) for part in parts])
    function = _FUNCTIONS.get(type(expr))
    if function is None:
        return partial(_refused, expr)
    return lambda at: function(*(part(at) for part in parts))


def _looked_up(name: sp.Basic, at: Mapping[sp.Basic, Array | float]) -> Any:
    if name not in at:
        return _refused(name, at)
    return at[name]


def _refused(node: sp.Basic, _: Mapping[sp.Basic, Array | float]) -> Any:
    raise Unlowered(f"{node} ({type(node).__name__}) has no numerical value here")


def _fold(operation: Callable[[Any, Any], Any], arguments: list[Any]) -> Any:
    total = arguments[0]
    for argument in arguments[1:]:
        total = operation(total, argument)
    return total


def _chosen(expr: sp.Piecewise, number: Callable[[Any], Any], at: Mapping[sp.Basic, Any]) -> Any:
    """The first case whose condition holds; NaN where none does."""
    chosen = number(float("nan"))
    for branch, condition in reversed(expr.args):
        chosen = np.where(holds(condition, at), approximate(branch, at, number), chosen)
    return chosen


def _power(exponent: sp.Expr, base: Lowered, raised: Lowered) -> Lowered:
    """What the exponent is, is asked once and not at every evaluation."""
    if exponent == sp.Rational(1, 2):
        return lambda at: np.sqrt(base(at))
    if exponent == -sp.Rational(1, 2):
        return lambda at: np.divide(1.0, np.sqrt(base(at)))
    if exponent.is_Integer and abs(int(exponent)) <= 16:
        times, upside = abs(int(exponent)), exponent > 0

        def product(at: Mapping[sp.Basic, Any]) -> Any:
            found = _fold(np.multiply, [base(at)] * times)
            return found if upside else np.divide(1.0, found)

        return product
    return lambda at: np.power(np.asarray(base(at), dtype=np.float64), raised(at))


def holds(condition: sp.Basic, at: Mapping[sp.Basic, Array | float]) -> Any:
    """Where a condition is approximately true; NaN counts as false.

    Raises:
        Unlowered: it is not made of relations and connectives.
    """
    match condition:
        case sp.And(args=parts):
            return _fold(np.logical_and, [holds(part, at) for part in parts])
        case sp.Or(args=parts):
            return _fold(np.logical_or, [holds(part, at) for part in parts])
        case sp.Not(args=(part,)):
            return np.logical_not(holds(part, at))
        case sp.Rel():
            left, right = approximate(condition.lhs, at), approximate(condition.rhs, at)
            return _RELATIONS[condition.rel_op](left, right)
    if condition in (sp.true, sp.false):
        return np.bool_(condition == sp.true)
    raise Unlowered(f"{condition} is not a condition")
