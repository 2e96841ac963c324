"""Objects as expressions of the declared format: the way back from ``verify.declared.scope``.

What is written here is read again by ``verify.declared.writing`` and compared: an expression that
does not come back as it was is refused there.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Mapping
from typing import Any

import sympy as sp

import theory
from theory.batches import Average
from verify.declared.signatures import CONSTANTS, FUNCTIONS, SIGNATURES, Parameter
from verify.declared.words import constant, function

__all__ = ["spelled"]

Names = Mapping[Any, str]
_SUM, _PRODUCT, _POWER, _ATOM = 0, 1, 2, 3  # how firmly a text holds together
_RELATIONS = {
    sp.StrictLessThan: "<",
    sp.LessThan: "<=",
    sp.StrictGreaterThan: ">",
    sp.GreaterThan: ">=",
    sp.Equality: "==",
    sp.Unequality: "!=",
}
_FUNCTIONS = {function(name): name for name in FUNCTIONS if name != "sqrt"}
_EACH = {sp.And: "And", sp.Or: "Or", sp.Max: "Max", sp.Min: "Min", Average: "Average"}
_ONE_FOR_SEVERAL = ("expressions", "letters", "draws", "path_or_draws", "start", "laws")


def spelled(value: Any, names: Names) -> str:
    """The text of an object: an expression, a condition, or anything of the vocabulary.

    Args:
        value: the object.
        names: texts to write instead of some objects.

    Raises:
        ValueError: the format has no words for it.
    """
    if isinstance(value, sp.Basic):
        return _expression(value)
    if isinstance(value, tuple):
        inside = ", ".join(spelled(part, names) for part in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, enum.Enum) or value is theory.SOMETHING:
        return next(c for c in CONSTANTS if hasattr(theory, c) and constant(c) is value)
    if dataclasses.is_dataclass(value):
        return names[value] if value in names else _word(value, names)
    return str(int(value))


def _word(value: Any, names: Names) -> str:
    """An object of the vocabulary as a call of its word."""
    word = type(value).__name__
    if word not in SIGNATURES:
        raise ValueError(f"the declared format has no word for {word}")
    parameters = SIGNATURES[word].parameters
    if parameters[0].use == "many":
        (field,) = dataclasses.fields(value)
        return f"{word}({', '.join(spelled(p, names) for p in getattr(value, field.name))})"
    defaults = {field.name: field.default for field in dataclasses.fields(value)}
    parts = []
    for parameter in parameters:
        inside = getattr(value, parameter.name)
        if parameter.use == "optional" and inside == defaults[parameter.name]:
            continue
        text = _argument(parameter, inside, names)
        placed = parameter.how == "either" and parameter.use == "needed"
        parts.append(text if placed else f"{parameter.name}={text}")
    return f"{word}({', '.join(parts)})"


def _argument(parameter: Parameter, value: Any, names: Names) -> str:
    if parameter.kind in ("name", "printed"):
        return str(value)
    if parameter.kind in _ONE_FOR_SEVERAL and isinstance(value, tuple) and len(value) == 1:
        (only,) = value
        return _argument(parameter, only, names)
    if parameter.kind == "rows" and [len(row) for row in value] == [1]:
        value = value[0][0]
    return spelled(value, names)


def _expression(expr: Any) -> str:
    return _text(expr)[0]


def _text(expr: Any) -> tuple[str, int]:
    """The text of an expression and how firmly it holds together."""
    for sort, write in _WRITERS:
        if isinstance(expr, sort):
            return write(expr)
    if type(expr) in _FUNCTIONS:
        return _call(_FUNCTIONS[type(expr)], expr.args)
    if type(expr) in _EACH:
        return _call(_EACH[type(expr)], _ordered(expr.args))
    if type(expr) in _RELATIONS:
        sides = (_within(side, _SUM) for side in expr.args)
        return f" {_RELATIONS[type(expr)]} ".join(sides), -1
    raise ValueError(f"the declared format has no words for {type(expr).__name__}: {expr}")


def _within(expr: Any, least: int) -> str:
    """The text, in brackets where it holds together less firmly than needed."""
    text, firm = _text(expr)
    return text if firm >= least else f"({text})"


def _call(name: str, arguments: Any) -> tuple[str, int]:
    return f"{name}({', '.join(_expression(part) for part in arguments)})", _ATOM


def _ordered(arguments: Any) -> list[Any]:
    return sorted(arguments, key=sp.default_sort_key)


def _rational(expr: Any) -> tuple[str, int]:
    text = str(expr.p) if expr.q == 1 else f"{expr.p}/{expr.q}"
    firm = _SUM if expr.p < 0 else _ATOM if expr.q == 1 else _PRODUCT
    return text, firm


def _add(expr: Any) -> tuple[str, int]:
    text = ""
    for term in expr.as_ordered_terms():
        part, firm = _text(term)
        part = part if firm >= _PRODUCT or part.startswith("-") else f"({part})"
        if not text:
            text = part
        else:
            text += f" - {part[1:]}" if part.startswith("-") else f" + {part}"
    return text, _SUM


def _mul(expr: Any) -> tuple[str, int]:
    """A product, its rational factor where SymPy does not multiply a bracket out with it."""
    coefficient, rest = expr.as_coeff_Mul()
    factors = sp.Mul.make_args(rest)
    plain = [f for f in factors if not isinstance(f, sp.Add) and not _below(f)]
    brackets = [f for f in factors if isinstance(f, sp.Add)]
    below = [f for f in factors if _below(f)]
    p, q = abs(coefficient.p), coefficient.q
    number = [str(p)] if p != 1 else []
    above = [_within(f, _POWER) for f in plain]
    above += [_within(f, _POWER) for f in brackets]
    above = [*number, *above] if plain else [*above, *number]
    under = [_within(1 / f, _POWER) for f in below] + ([str(q)] if q != 1 else [])
    text = "*".join(above or ["1"]) + "".join(f"/{part}" for part in under)
    return (f"-{text}", _SUM) if coefficient < 0 else (text, _PRODUCT)


def _below(factor: Any) -> bool:
    """Whether a factor is written below the line: a power with a negative number on top."""
    return isinstance(factor, sp.Pow) and bool(factor.exp.is_Rational and factor.exp < 0)


def _pow(expr: Any) -> tuple[str, int]:
    if expr.exp == sp.Rational(1, 2):
        return f"sqrt({_expression(expr.base)})", _ATOM
    if _below(expr):
        return f"1/{_within(1 / expr, _POWER)}", _PRODUCT
    return f"{_within(expr.base, _ATOM)}**{_within(expr.exp, _ATOM)}", _POWER


def _derivative(expr: Any) -> tuple[str, int]:
    text = _expression(expr.expr)
    for letter, times in expr.variable_count:  # SymPy makes one of those inside one another
        more = "" if times == 1 else f", {int(times)}"
        text = f"Derivative({text}, {_expression(letter)}{more})"
    return text, _ATOM


def _limit(expr: Any) -> tuple[str, int]:
    text, firm = _call("Limit", expr.args[:3])
    below = str(expr.args[3]) == "-" and expr.args[2] not in (sp.oo, -sp.oo)
    return (f"{text[:-1]}, side=FROM_BELOW)" if below else text), firm


def _subs(expr: Any) -> tuple[str, int]:
    letters, places = expr.variables, expr.point
    if len(letters) == 1:
        (letters,), (places,) = letters, places
    return _call("Subs", (expr.expr, letters, places))


def _order(expr: Any) -> tuple[str, int]:
    ((letter,), (place,)) = expr.variables, expr.point
    plain = expr.expr.free_symbols == {letter} and place == 0
    return _call("O", (expr.expr,) if plain else (expr.expr, letter, place))


def _several(expr: Any) -> tuple[str, int]:
    inside = ", ".join(map(_expression, expr.args))
    return (f"({inside},)" if len(expr.args) == 1 else f"({inside})"), _ATOM


def _matrix(expr: Any) -> tuple[str, int]:
    rows = (", ".join(map(_expression, expr.row(i))) for i in range(expr.rows))
    return f"Matrix({', '.join(f'({row},)' for row in rows)})", _ATOM


def _named(name: str) -> Callable[[Any], tuple[str, int]]:
    return lambda _expr: (name, _ATOM)


_WRITERS: tuple[tuple[Any, Callable[[Any], tuple[str, int]]], ...] = (
    (sp.Symbol, lambda expr: (expr.name, _ATOM)),
    (sp.Rational, _rational),
    (type(sp.oo), _named("oo")),
    (type(-sp.oo), lambda _expr: ("-oo", _SUM)),
    (type(sp.pi), _named("pi")),
    (type(sp.E), _named("exp(1)")),
    (type(sp.EulerGamma), _named("EulerGamma")),
    (type(sp.true), _named("true")),
    (type(sp.false), _named("false")),
    (sp.Add, _add),
    (sp.Mul, _mul),
    (sp.Pow, _pow),
    (sp.core.function.AppliedUndef, lambda expr: _call(expr.func.__name__, expr.args)),
    (sp.Derivative, _derivative),
    (sp.Limit, _limit),
    (sp.Subs, _subs),
    (sp.Order, _order),
    (sp.Tuple, _several),
    (sp.Piecewise, lambda expr: _call("Piecewise", expr.args)),
    (sp.functions.elementary.piecewise.ExprCondPair, _several),
    (sp.FiniteSet, lambda expr: _call("FiniteSet", _ordered(expr.args))),
    (type(sp.S.EmptySet), _named("FiniteSet()")),
    (sp.ImmutableDenseMatrix, _matrix),
    (sp.hyper, lambda expr: _call("hyper", expr.args)),
)
