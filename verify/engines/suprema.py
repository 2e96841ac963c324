"""The supremum of a rate over an interval, enclosed: certified isolation of its critical points."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

import sympy as sp

from theory.quantities import Supremum
from verify.engines.balls import ball
from verify.engines.closed import Unread
from verify.engines.maxima import inlined, interval_ends, slope_numerator
from verify.instances import Instance
from verify.parameters import fraction

__all__ = ["bounded_supremum"]

Ball = Any
INTERVALS = 400  # looked at by the root isolation
WIDTH = Fraction(1, 2**80)  # of an isolating bracket


@lru_cache(maxsize=512)
def bounded_supremum(quantity: Supremum, at: Instance, bits: int) -> tuple[Fraction, Fraction]:
    """[low, high] that contains the supremum of a polynomial or of Σ c_i ln|r_i|, c_i > 0.

    Such a function has values in [−∞, ∞) and is continuous, so its supremum is taken at a zero of
    its derivative or at an end. Every zero is isolated with proof; where isolation is undecided the
    whole piece is bounded from above.

    Raises:
        Unread: the function or the condition is of another kind.
    """
    low, high = (fraction(end) for end in interval_ends(quantity, at))
    if low is None or high is None:
        raise Unread(f"{quantity.within} has an infinite or an irrational end")
    of = inlined(quantity, at)
    places = [(low, low), (high, high), *_critical(of, quantity.over, (low, high), bits)]
    uppers = [_upper(of, quantity.over, place, bits) for place in places]
    lowers = [_value(of, quantity.over, (a + b) / 2, bits) for a, b in places]
    best = [x for x in lowers if x is not None]
    top = [x for x in uppers if x is not None]
    if not best or not top:
        raise Unread("the function is −∞ at every candidate")
    return max(best), max(*top, *best)


def _critical(
    of: sp.Expr, over: sp.Symbol, ends: tuple[Fraction, Fraction], bits: int
) -> list[tuple[Fraction, Fraction]]:
    from flint import ctx

    from numerics.roots import isolate

    above = slope_numerator(of, over)
    if not above.has(over):
        return []
    slope, curvature = above, sp.diff(above, over)

    def lowered(expr: sp.Expr) -> Any:
        def function(x: Ball) -> Ball:
            found = ball(expr, {over: x}, max(bits, int(ctx.prec)))
            if found is None:
                raise Unread(f"{expr} has no enclosure")
            return found

        return function

    roots = isolate(lowered(slope), lowered(curvature), *ends, INTERVALS, WIDTH)
    return [*roots.brackets, *roots.undecided]


def _value(of: sp.Expr, over: sp.Symbol, x: Fraction, bits: int) -> Fraction | None:
    """A lower bound of the function at a point; None where it is −∞ or not enclosed."""
    from verify.compare import interval

    exact = ball(sp.Rational(x.numerator, x.denominator), {}, bits)
    found = ball(of, {over: exact}, bits)
    return None if found is None else interval(found).low


def _upper(
    of: sp.Expr, over: sp.Symbol, piece: tuple[Fraction, Fraction], bits: int
) -> Fraction | None:
    """An upper bound on a piece, term by term: ln|r| ≤ ln max|r|; None where a term is −∞."""
    from numerics.enclosures import hull
    from verify.compare import interval

    across = {over: hull(*piece)}
    if not of.has(sp.log):
        found = ball(of, across, bits)
        return None if found is None else interval(found).high
    total = Fraction(0)
    for term in sp.Add.make_args(of):
        coefficient, rest = term.as_coeff_Mul()
        inside = ball(rest.args[0], across, bits)
        if inside is None:
            raise Unread(f"{rest} has no bound on [{piece[0]}, {piece[1]}]")
        largest = type(inside)(inside.upper())
        if not largest > 0:
            return None
        factor = Fraction(int(coefficient.p), int(coefficient.q))
        total += factor * interval(largest.log()).high
    return total
