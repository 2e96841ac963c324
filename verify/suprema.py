"""The supremum of a function over an interval, by branch and bound on balls."""

from __future__ import annotations

from fractions import Fraction
from heapq import heappop, heappush
from typing import Any

import sympy as sp

from theory.quantities import Supremum
from verify.balls import ball
from verify.finite import Unread
from verify.instances import Instance, meaning, names_in
from verify.lowering import fraction, here

__all__ = ["bounded_supremum"]

PIECES = 1_500
TIGHT = Fraction(1, 10**3)


def bounded_supremum(quantity: Supremum, at: Instance, bits: int) -> tuple[Fraction, Fraction]:
    """[low, high] that contains sup of ``of`` over an interval.

    The lower end is the value at a point inside; the upper end bounds every piece. Where a piece
    touches a pole of the logarithm to −∞ its upper bound is still finite.

    Raises:
        Unread: the condition is no bounded interval, or the bound does not settle.
    """
    ends = _interval(quantity, at)
    of = _inlined(quantity, at)
    best = max(_value(of, quantity.over, x, at, bits) for x in _inside(*ends))
    queue: list[tuple[Fraction, Fraction, Fraction]] = []
    _push(queue, of, quantity.over, ends, at, bits)
    for _ in range(PIECES):
        top, low, high = queue[0]
        if -top - best <= TIGHT * max(abs(best), TIGHT):
            return best, -top
        heappop(queue)
        middle = (low + high) / 2
        best = max(best, _value(of, quantity.over, middle, at, bits))
        for piece in ((low, middle), (middle, high)):
            _push(queue, of, quantity.over, piece, at, bits)
    raise Unread(f"the supremum is enclosed only within {float(-queue[0][0] - best):.2g}")


def _push(
    queue: list[tuple[Fraction, Fraction, Fraction]],
    of: sp.Expr,
    over: sp.Symbol,
    piece: tuple[Fraction, Fraction],
    at: Instance,
    bits: int,
) -> None:
    heappush(queue, (-_upper(of, over, piece, at, bits), *piece))


def _interval(quantity: Supremum, at: Instance) -> tuple[Fraction, Fraction]:
    lows, highs = [], []
    parts = quantity.within.args if isinstance(quantity.within, sp.And) else (quantity.within,)
    for part in parts:
        if not isinstance(part, sp.Rel):
            raise Unread(f"{quantity.within} is not an interval")
        lower, upper = part.lts, part.gts
        if upper == quantity.over:
            lows.append(fraction(here(lower, at)))
        elif lower == quantity.over:
            highs.append(fraction(here(upper, at)))
    if not lows or not highs or None in (*lows, *highs):
        raise Unread(f"{quantity.within} is not a bounded interval with rational ends")
    return max(x for x in lows if x is not None), min(x for x in highs if x is not None)


def _inside(low: Fraction, high: Fraction) -> list[Fraction]:
    return [low + (high - low) * Fraction(i, 8) for i in range(1, 8)]


def _inlined(quantity: Supremum, at: Instance) -> sp.Expr:
    """The function with its names replaced by closed expressions of their finite sums."""
    from theory.quantities import Rate
    from verify.lowering import atoms, factor

    swap: dict[sp.Expr, sp.Expr] = {}
    for name in names_in(quantity.of, at.where):
        means: Any = meaning(name, at.where)
        f = factor(means.over.model) if isinstance(means, Rate) else None
        if f is None:
            raise Unread(f"{name} is not the rate of w ← f(x) w")
        shifted = _without(at, quantity.over)
        outcomes = atoms(means.over, shifted)
        if outcomes is None:
            raise Unread("the law has infinitely many values")
        terms = [o.weight * sp.log(sp.Abs(f.xreplace(dict(o.draws)))) for o in outcomes]
        swap[name] = sp.Add(*terms)
    of = quantity.of.xreplace(swap)
    values = {s: x for s, x in at.values if s != quantity.over}
    return of.subs(values)


def _without(at: Instance, symbol: sp.Symbol) -> Instance:
    from dataclasses import replace

    return replace(at, values=tuple(pair for pair in at.values if pair[0] != symbol))


def _value(of: sp.Expr, over: sp.Symbol, x: Fraction, at: Instance, bits: int) -> Fraction:
    from verify.enclosing import interval

    del at
    found = ball(of, {over: ball(sp.Rational(x.numerator, x.denominator), {}, bits)}, bits)
    return Fraction(-(10**9)) if found is None else interval(found).low


def _upper(
    of: sp.Expr, over: sp.Symbol, piece: tuple[Fraction, Fraction], at: Instance, bits: int
) -> Fraction:
    """An upper bound on a piece, term by term; ln|r| is at most the logarithm of max|r|."""
    import flint

    from numerics.enclosures import hull
    from verify.enclosing import interval

    del at
    across = {over: hull(*piece)}
    total = Fraction(0)
    for term in sp.Add.make_args(of):
        coefficient, rest = term.as_coeff_Mul()
        if isinstance(rest, sp.log) and coefficient > 0:
            inside = ball(rest.args[0], across, bits)
            if inside is None:
                raise Unread(f"{rest} has no bound on [{piece[0]}, {piece[1]}]")
            largest = flint.arb(inside.upper()).log()
            factor = Fraction(int(coefficient.p), int(coefficient.q))
            total += factor * interval(largest).high
        else:
            found = ball(term, across, bits)
            if found is None:
                raise Unread(f"{term} has no bound on [{piece[0]}, {piece[1]}]")
            total += interval(found).high
    return total
