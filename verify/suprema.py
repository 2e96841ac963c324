"""The supremum of a function over an interval, by branch and bound on balls."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from heapq import heappop, heappush

import sympy as sp

from theory.quantities import Supremum
from verify.balls import ball
from verify.finite import Unread
from verify.instances import Instance
from verify.lowering import fraction
from verify.maxima import inlined, interval_ends

__all__ = ["bounded_supremum"]

PIECES = 400
TIGHT = Fraction(1, 10**3)


@lru_cache(maxsize=512)
def bounded_supremum(quantity: Supremum, at: Instance, bits: int) -> tuple[Fraction, Fraction]:
    """[low, high] that contains sup of ``of`` over an interval.

    The lower end is the value at a point inside; the upper end bounds every piece. Where a piece
    touches a pole of the logarithm to −∞ its upper bound is still finite.

    Raises:
        Unread: the condition is no bounded interval, or the bound does not settle.
    """
    low, high = (fraction(end) for end in interval_ends(quantity, at))
    if low is None or high is None:
        raise Unread(f"{quantity.within} has an irrational end")
    ends = low, high
    of = inlined(quantity, at)
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


def _inside(low: Fraction, high: Fraction) -> list[Fraction]:
    return [low + (high - low) * Fraction(i, 8) for i in range(1, 8)]


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
