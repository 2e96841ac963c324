"""The supremum of a function over an interval, exactly, at a point.

Where the function is a polynomial, or a sum of positive multiples of ln|r_i|, r_i polynomials, it
is continuous with values in [−∞, ∞) on the closure of the interval, so its supremum is its largest
value among the zeros of its derivative and the two ends: algebraic numbers, compared exactly. At an
infinite end its value is its limit.
"""

from __future__ import annotations

from functools import lru_cache

import sympy as sp

from theory.quantities import Rate, Supremum
from verify.engines.closed import Unread, nameless, sign, value
from verify.instances import Instance, meaning, names_in
from verify.lowering import factor, start
from verify.outcomes import atoms
from verify.parameters import here

__all__ = ["exact_supremum", "inlined", "interval_ends"]


@lru_cache(maxsize=512)
def exact_supremum(quantity: Supremum, at: Instance) -> sp.Expr:
    """The exact supremum.

    Raises:
        Unread: the function or the condition is of another kind.
        Undefined: a value is not real.
    """
    of, over = inlined(quantity, at), quantity.over
    low, high = interval_ends(quantity, at)
    places = [low, high, *(x for x in _critical(of, over) if _between(low, x, high))]
    best = -sp.oo
    for place in places:
        height = _height(of, over, place)
        if height != -sp.oo and (best == -sp.oo or sign(height - best) == 1):
            best = height
    return best


def _height(of: sp.Expr, over: sp.Symbol, place: sp.Expr) -> sp.Expr:
    """The value at a place, or the limit at ±∞ by the sign of the leading coefficient.

    A logarithm of a polynomial that is not constant grows without bound, at either end.
    """
    if place not in (sp.oo, -sp.oo) or not of.has(over):
        return value(of, {over: place}, nameless)
    if not of.is_polynomial(over):
        return sp.oo
    lead = sp.Poly(of, over)
    odd = lead.degree() % 2 == 1 and place == -sp.oo
    return sp.oo if (sign(lead.LC()) == 1) != odd else -sp.oo


def _between(low: sp.Expr, x: sp.Expr, high: sp.Expr) -> bool:
    return sign(x - low) == 1 and sign(high - x) == 1


def slope_numerator(of: sp.Expr, over: sp.Symbol) -> sp.Expr:
    """The numerator of the derivative of a polynomial or of Σ c_i ln|r_i|, c_i > 0.

    Raises:
        Unread: the function has another shape.
    """
    if of.is_polynomial(over):
        return sp.diff(of, over)
    slope = sp.Integer(0)
    for term in sp.Add.make_args(of):
        c, rest = term.as_coeff_Mul()
        inside = rest.args[0].args[0] if isinstance(rest, sp.log) and rest.has(sp.Abs) else None
        if inside is None or not c.is_positive or not inside.is_polynomial(over):
            raise Unread(f"{term} is not a positive multiple of ln|polynomial|")
        slope += c * sp.diff(inside, over) / inside
    return sp.numer(sp.together(slope))


def _critical(of: sp.Expr, over: sp.Symbol) -> list[sp.Expr]:
    """Real zeros of the derivative, exactly."""
    above = slope_numerator(of, over)
    if not above.has(over):
        return []
    polynomial = sp.Poly(above, over)
    if polynomial.degree() == 1:
        slope_of, constant = polynomial.all_coeffs()
        return [-constant / slope_of]
    try:
        return list(dict.fromkeys(sp.real_roots(polynomial)))
    except NotImplementedError as reason:
        raise Unread(f"the critical points are not isolated: {reason}") from None


def interval_ends(quantity: Supremum, at: Instance) -> tuple[sp.Expr, sp.Expr]:
    """The ends of the interval in the condition ``within``; ±∞ where it states none.

    Raises:
        Unread: the condition is not an interval.
    """
    lows, highs = [], []
    for part in sp.And.make_args(quantity.within):
        if not isinstance(part, sp.Rel) or isinstance(part, sp.Eq | sp.Ne):
            raise Unread(f"{quantity.within} is not an interval")
        if part.gts == quantity.over:
            lows.append(here(part.lts, at))
        elif part.lts == quantity.over:
            highs.append(here(part.gts, at))
        else:
            raise Unread(f"{quantity.within} is not an interval in {quantity.over}")
    if len(lows) > 1 or len(highs) > 1:
        raise Unread(f"{quantity.within} is not one interval")
    (low,), (high,) = lows or [-sp.oo], highs or [sp.oo]
    if sign(high - low) != 1:
        raise Unread(f"{quantity.within} is empty or one point")
    return low, high


def inlined(quantity: Supremum, at: Instance) -> sp.Expr:
    """The function with rates replaced by their finite sums and the other symbols by values.

    Raises:
        Unread: a name is not the rate of a scalar linear model with finitely many factors.
    """
    swap: dict[sp.Expr, sp.Expr] = {}
    values = {s: x for s, x in at.values if s != quantity.over}
    for name in names_in(quantity.of, at.where):
        means = meaning(name, at.where)
        f = factor(means.over.model) if isinstance(means, Rate) else None
        outcomes = atoms(means.over, at) if isinstance(means, Rate) else None
        begun = start(means.over, at) if isinstance(means, Rate) else None
        if begun is not None and sign(begun) == 0:
            raise Unread("the path starts at 0, where its logarithm is −∞")
        if f is None or outcomes is None:
            raise Unread(f"{name} is not the rate of w ← f(x) w with finitely many factors")
        parts = ((o.weight, f.xreplace(dict(o.draws))) for o in outcomes)
        swap[name] = sp.Add(*(weight * sp.log(sp.Abs(inner)) for weight, inner in parts))
    return quantity.of.xreplace(swap).subs(values)
