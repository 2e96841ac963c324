"""The quantile of a function of one draw that rises or falls all along, in balls.

For an increasing g q_p(g(X)) = g(q_p(X)); for a decreasing one it is g(q_{1−p}(X)), as X has a
density that is positive where it lives.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from theory.laws import Discrete, Draw, single
from verify.engines.balls import ball
from verify.engines.closed import Undefined, Unread, sign
from verify.instances import Instance
from verify.lowering import law
from verify.parameters import fraction, here

__all__ = ["direction", "quantile_ball"]

Ball = Any


def quantile_ball(
    of: sp.Expr, level: sp.Expr, draws: tuple[Draw, ...], at: Instance, bits: int
) -> Ball:
    """A ball around the quantile of a function of one draw with a density.

    Raises:
        Unread: it is another function, or of several draws, or the law has no exact numbers.
        Undefined: the level is not in (0, 1), or a parameter has no real value.
    """
    share = fraction(level)
    if share is not None and not 0 < share < 1:
        raise Undefined(f"the level {level} of a quantile is not in (0, 1)")
    if share is None or len(draws) != 1 or not single(draws[0]):
        raise Unread("only quantiles of one draw at a rational level are enclosed")
    (draw,) = draws
    if isinstance(draw.law, Discrete):
        raise Unread("quantiles of finitely many values are not enclosed: they jump")
    values = {s: here(s, at) for s in of.free_symbols - {draw.symbol}}
    form = of.xreplace(values)
    turn, numbers = direction(form, draw.symbol), law(draw.law, at)
    if numbers is None:
        raise Unread("the law has no exact numbers here")
    from numerics.quantiles import quantile

    place = quantile(numbers, share if turn > 0 else 1 - share, bits)
    found = ball(form, {draw.symbol: place}, bits)
    if found is None:
        raise Unread(f"{of} has no finite enclosure at its quantile")
    return found


def direction(form: sp.Expr, x: sp.Symbol) -> int:
    """1 if an expression without other symbols rises with x wherever it exists, −1 if it falls.

    Raises:
        Unread: neither is seen from how it is made.
    """
    if form == x:
        return 1
    match form:
        case sp.Add():
            turns = {direction(part, x) for part in form.args if part.has(x)}
            if len(turns) == 1:
                return turns.pop()
        case sp.Mul():
            still, moving = form.as_independent(x, as_Add=False)
            side = sign(still)
            if moving != form and side:
                return side * direction(moving, x)
        case sp.exp() | sp.log():
            return direction(form.args[0], x)
        case sp.Pow() if form.exp.is_Integer and form.exp > 0 and form.exp % 2 == 1:
            return direction(form.base, x)
    raise Unread(f"{form} is not seen to rise or to fall with {x} all along")
