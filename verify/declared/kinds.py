"""What an argument may be. Each kind takes a value as it was built and gives what the word wants.

Several values in brackets arrive as a tuple; where one is enough it may stand without brackets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import Any, NamedTuple, final, get_args

import sympy as sp

from theory.diffusions import Boundary, Course, OnInterval
from theory.events import SOMETHING, Event, How, InMean
from theory.laws import Draw, Law
from theory.models import Arithmetic, Calculus, Diffusion, MatrixProduct, Path, Recursion
from theory.quantities import Kind as Sort
from theory.quantities import Quantity
from theory.statements import All, AtMost, Equals, Exists, ForAll, Iff, Implies, Not
from verify.declared.limits import MOST_EXPONENT, MOST_TERMS
from verify.declared.words import Side

__all__ = ["KINDS", "Kind", "Rows", "terms"]

_STATED = (Equals, AtMost, Implies, Iff, Not, All, Exists, ForAll, *get_args(Event))


class Kind(NamedTuple):
    """The words for what is allowed, and the conversion, which raises TypeError for the rest."""

    words: str
    take: Callable[[Any], Any]


@final
@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a column of a file, which are many: only ``sample`` takes them."""

    values: tuple[Fraction, ...]


def _one(*sorts: type) -> Callable[[Any], Any]:
    def take(value: Any) -> Any:
        if isinstance(value, sorts):
            return value
        raise TypeError

    return take


def _many(take: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def take_all(value: Any) -> Any:
        values = value if isinstance(value, tuple) else (value,)
        return tuple(take(part) for part in values)

    return take_all


def _either(*takes: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def take(value: Any) -> Any:
        for inner in takes:
            try:
                return inner(value)
            except TypeError:
                continue
        raise TypeError

    return take


def _expression(value: Any) -> Any:
    if isinstance(value, sp.Expr) and not isinstance(value, sp.Order):
        return value
    raise TypeError


def _rows(value: Any) -> Any:
    return value.values if isinstance(value, Rows) else _many(_expression)(value)


def _condition(value: Any) -> Any:
    if isinstance(value, sp.logic.boolalg.Boolean) and not isinstance(value, sp.Symbol):
        return value
    raise TypeError


def _truth(value: Any) -> bool:
    if value is sp.true or value is sp.false:
        return value is sp.true
    raise TypeError


def _count(value: Any) -> int:
    if isinstance(value, sp.Integer) and 1 <= value <= MOST_EXPONENT:
        return int(value)
    raise TypeError


def _several(value: Any) -> Any:
    if isinstance(value, tuple):
        return sp.Tuple(*map(_expression, value))
    raise TypeError


def _case(value: Any) -> tuple[Any, Any]:
    if isinstance(value, tuple) and len(value) == 2:
        return _expression(value[0]), _condition(value[1])
    raise TypeError


def _drawn(value: Any) -> Any:
    return _LETTERS(value) if isinstance(value, tuple) else _LETTER(value)


def _point(value: Any) -> dict[Any, Any]:
    pairs = _grouped(value, 2)
    return {letter: values[0] for letter, values in pairs.items()}


def _intervals(value: Any) -> dict[Any, Any]:
    return {letter: (low, high) for letter, (low, high) in _grouped(value, 3).items()}


def _grouped(value: Any, size: int) -> dict[Any, tuple[Any, ...]]:
    """A letter and what belongs to it, or several such groups."""
    if not isinstance(value, tuple) or not value:
        raise TypeError
    groups = value if isinstance(value[0], tuple) else (value,)
    found = {}
    for group in groups:
        if not isinstance(group, tuple) or len(group) != size or group[0] in found:
            raise TypeError
        found[_LETTER(group[0])] = tuple(map(_expression, group[1:]))
    return found


def _loss(value: Any) -> Any:
    many = terms(_expression(value))
    if many > MOST_TERMS:
        raise ValueError(f"a loss that has more than {MOST_TERMS} terms once it is multiplied out")
    return value


def terms(expr: Any) -> int:
    """A bound on how many terms an expression has once it is multiplied out, inside as well.

    Powers are taken apart only where the exponent is a positive integer, as SymPy does it.
    """
    if not expr.args:
        return 1
    inner = [terms(part) for part in expr.args]
    if isinstance(expr, sp.Add):
        return sum(inner)
    if isinstance(expr, sp.Mul):
        product = 1
        for number in inner:
            product = min(product * number, MOST_TERMS + 1)
        return product
    if isinstance(expr, sp.Pow) and expr.exp.is_Integer:
        power, base = min(abs(int(expr.exp)), MOST_TERMS), inner[0]
        return min(comb(power + base - 1, power), MOST_TERMS + 1) if base > 1 else 1
    return max(inner)


_LETTER = _one(sp.Symbol)
_LETTERS = _many(_LETTER)
_LAW = _one(*get_args(Law))
_DRAWS = _many(_one(Draw))
_ROW = _many(_expression)
_ROWS = _many(_ROW)
_QUANTITY = _one(*get_args(Quantity))
_SET = _either(_one(sp.FiniteSet), _one(type(sp.S.EmptySet)))
_LIMIT = _either(_expression, _several, _SET, _LAW, _one(type(SOMETHING)))

KINDS = {
    "expression": Kind("an expression", _expression),
    "end": Kind("an expression, oo or -oo", _expression),
    "loss": Kind(f"an expression with at most {MOST_TERMS} terms", _loss),
    "expressions": Kind("an expression or several: (a, b)", _many(_expression)),
    "sampled": Kind("a name of [data], an expression or several: (a, b)", _rows),
    "row": Kind("a row of expressions: (a, b)", _ROW),
    "rows": Kind("rows of expressions: ((a, b), (c, d))", _ROWS),
    "vector": Kind("an expression or several: (a, b)", _either(_expression, _several)),
    "member": Kind("an expression or several: (a, b)", _either(_expression, _several)),
    "condition": Kind("a condition: a < b, And(.., ..)", _condition),
    "case": Kind("a value and its condition: (x, x > 0)", _case),
    "statement": Kind("a statement", _either(_one(*_STATED), _condition)),
    "side": Kind("an expression, a quantity or a set", _either(_expression, _QUANTITY, _SET)),
    "letter": Kind("a letter", _LETTER),
    "letters": Kind("a letter or several: (u, v)", _LETTERS),
    "drawn": Kind("a letter or several: (u, v)", _drawn),
    "law": Kind("a law", _LAW),
    "laws": Kind("several laws: (.., ..)", _many(_LAW)),
    "draws": Kind("a draw or several: (.., ..)", _DRAWS),
    "matrix": Kind("a matrix: Matrix((a, b), (c, d))", _one(sp.ImmutableDenseMatrix)),
    "model": Kind("a model", _one(Recursion, MatrixProduct, Diffusion)),
    "recursion": Kind("a recursion", _one(Recursion)),
    "path": Kind("a path", _one(Path)),
    "path_or_draws": Kind("a path, a draw or several draws", _either(_one(Path), _DRAWS)),
    "diffusion": Kind("a diffusion", _one(Diffusion)),
    "interval": Kind("a diffusion on an interval: OnInterval(.., low, high)", _one(OnInterval)),
    "boundary": Kind("REGULAR, EXIT, ENTRANCE or NATURAL", _one(Boundary)),
    "course": Kind("NEVER_EXPLODES, RECURRENT or POSITIVE_RECURRENT", _one(Course)),
    "path_or_model": Kind("a path or a model", _one(Path, Recursion, MatrixProduct, Diffusion)),
    "start": Kind("an expression for each coordinate, or a law", _either(_LAW, _ROW)),
    "arithmetic": Kind("BINARY32 or BINARY64", _one(Arithmetic)),
    "calculus": Kind("ITO or STRATONOVICH", _one(Calculus)),
    "kind": Kind("MINIMUM, MAXIMUM, SADDLE or DEGENERATE", _one(Sort)),
    "approach": Kind("FROM_ABOVE or FROM_BELOW", _one(Side)),
    "how": Kind("IN_PROBABILITY, ALMOST_SURELY, IN_LAW or InMean(p)", _one(How, InMean)),
    "limit": Kind("an expression, a set, a law, oo or SOMETHING", _LIMIT),
    "order": Kind("an order: O(λ**3)", _one(sp.Order)),
    "count": Kind(f"one of 1, 2, ..., {MOST_EXPONENT}", _count),
    "truth": Kind("true or false", _truth),
    "point": Kind("a letter and its value: (w, 0), or several: ((u, 0), (v, 1))", _point),
    "intervals": Kind("a letter and its ends: (w, -1, 1), or several", _intervals),
}
