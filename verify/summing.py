"""Means, variances and probabilities over one draw with few values, as sums in plain Python."""

from __future__ import annotations

import re

import sympy as sp

from theory.laws import Discrete, Draw
from theory.quantities import Mean, Probability, Variance
from theory.statements import Side
from verify.engines.closed import Undefined, Unread
from verify.instances import Instance
from verify.parameters import here
from verify.plainpython import code, name, number

__all__ = ["as_sum"]

MOST = 8  # values of the draw


def as_sum(side: Side, at: Instance) -> str | None:
    """The sum over the values of the draw; None where there is no such sum or it is long."""
    match side:
        case Mean(of=of, over=(Draw() as draw,), at=None):
            return _sum(of, draw, at)
        case Variance(of=of, over=(Draw() as draw,), at=None):
            square, mean = _sum(of**2, draw, at), _sum(of, draw, at)
            return None if square is None or mean is None else f"{square} - {mean}**2"
        case Probability(of=sp.Rel() as condition, over=(Draw() as draw,), at=None):
            if not _known(condition, draw.symbol, at):
                return None
            left, right = code(condition.lhs), code(condition.rhs)
            return _sum(sp.Integer(1), draw, at, f" if {left} {condition.rel_op} {right}")
    return None


def _known(expr: sp.Basic, drawn: sp.Basic, at: Instance) -> bool:
    """Whether every letter has a value and no name is left."""
    named = expr.atoms(sp.core.function.AppliedUndef)
    return not named and expr.free_symbols <= {*at.at, drawn}


def _sum(of: sp.Expr, draw: Draw, at: Instance, condition: str = "") -> str | None:
    law, symbol = draw.law, draw.symbol
    if not isinstance(law, Discrete) or not isinstance(symbol, sp.Symbol) or draw.batch != 1:
        return None
    if len(law.values) > MOST or not _known(of, symbol, at):
        return None
    try:
        rows = [(here(v, at), here(p, at)) for v, p in zip(law.values, law.weights, strict=True)]
    except (Undefined, Unread):
        return None
    if not all(x.is_Rational for row in rows for x in row):
        return None  # in floats what is equal may differ
    text = code(of)
    chance = "weight" if re.search(r"\bp\b", f"{name(symbol)} {text} {condition}") else "p"
    term = chance if of == 1 else f"{chance}*({text})"
    divided = "/" in term + condition  # of integers in Python makes a float
    values = [f"F({v})" if divided and v.is_Integer else number(v) for v, _ in rows]
    pairs = ", ".join(f"({v}, {number(p)})" for v, (_, p) in zip(values, rows, strict=True))
    return f"sum({term} for {name(symbol)}, {chance} in [{pairs}]{condition})"
