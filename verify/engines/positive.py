"""That a rational function is positive on an interval, by Sturm's theorem."""

from __future__ import annotations

import sympy as sp

from verify.engines.closed import Undefined, Unread

__all__ = ["require_positive"]

MOST_POWER = 64


def require_positive(g: sp.Expr, w: sp.Symbol, low: sp.Expr, high: sp.Expr) -> None:
    """Show g > 0 on (low, high) by Sturm's theorem.

    Raises:
        Unread: g is not rational in w with rational coefficients, or an end is not rational.
        Undefined: it is not positive somewhere.
    """
    if any(p.exp.is_Integer and abs(p.exp) > MOST_POWER for p in g.atoms(sp.Pow)):
        raise Unread(f"{g} has a power that is too high to be multiplied out")
    parts = sp.fraction(sp.cancel(sp.together(g)))
    try:
        top, bottom = (sp.Poly(part, w, domain="QQ") for part in parts)
    except sp.PolynomialError:
        raise Unread(f"the sign of {g} is not read") from None
    for polynomial in (top, bottom):
        if _roots_inside(polynomial, w, low, high):
            raise Undefined(f"{g} is 0 or infinite inside the interval")
    middle = _some_point(low, high)
    if not (top.eval(middle) / bottom.eval(middle)) > 0:
        raise Undefined(f"{g} is not positive at {w} = {middle}")


def _roots_inside(polynomial: sp.Poly, w: sp.Symbol, low: sp.Expr, high: sp.Expr) -> int:
    if polynomial.is_zero:
        raise Undefined("it is 0 everywhere")
    for end in (low, high):
        if end not in (sp.oo, -sp.oo):
            if not end.is_Rational:
                raise Unread(f"the end {end} is not rational")
            factor = sp.Poly(w - end, w, domain="QQ")
            while polynomial.degree() > 0 and polynomial.rem(factor).is_zero:
                polynomial = polynomial.quo(factor)
    ends = (None if end in (sp.oo, -sp.oo) else end for end in (low, high))
    return int(polynomial.count_roots(*ends)) if polynomial.degree() > 0 else 0


def _some_point(low: sp.Expr, high: sp.Expr) -> sp.Expr:
    if low == -sp.oo:
        return sp.Integer(0) if high == sp.oo else high - 1
    return low + 1 if high == sp.oo else (low + high) / 2
