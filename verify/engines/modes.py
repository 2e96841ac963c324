"""Local maxima of a stationary density, exactly: from p ∝ m, p' has the sign of 2b − (σ²)'."""

from __future__ import annotations

import sympy as sp

from theory.diffusions import RECURRENT, Modes, Runs
from verify.engines.closed import Unread, nameless, sign, value
from verify.engines.feller import density_slope, reduced
from verify.engines.positive import require_positive
from verify.instances import Instance
from verify.outcome import Truth
from verify.weigh import Found

__all__ = ["modes_are"]

CLOSE = sp.Rational(1, 10**15)  # between roots that are not told apart before they are roots


def modes_are(quantity: Modes, points: sp.Set, at: Instance) -> Found:
    """Whether the modes are the given points, where the parameters have values.

    Raises:
        Unread: a coefficient is not rational, or where a point lies is undecided.
        Undefined: the noise vanishes inside the interval, or a point has no value.
    """
    on = quantity.on
    w, low, high, positive = reduced(Runs(RECURRENT, on)).inside
    ends = [e if e in (sp.oo, -sp.oo) else value(e, at.at, nameless) for e in (low, high)]
    require_positive(positive.xreplace(at.at), w, ends[0], ends[1])
    slope = sp.fraction(sp.cancel(sp.together(density_slope(on).xreplace(at.at))))
    try:
        top, bottom = (sp.Poly(part, w, domain="QQ") for part in slope)
    except sp.PolynomialError:
        raise Unread(f"the slope of ln p is not rational in {w}") from None
    maxima = _maxima(top, bottom, ends[0], ends[1])
    claimed = [value(point, at.at, nameless) for point in points.args]
    found = sorted(maxima, key=float)
    told = Found(
        truth=Truth.HOLDS,
        left=", ".join(str(sp.N(x, 12)) for x in found) or "none",
        right=", ".join(str(sp.N(x, 12)) for x in sorted(claimed, key=float)) or "none",
    )
    missing = [x for x in found if not any(_same(x, y, top) for y in claimed)]
    extra = [y for y in claimed if not any(_same(x, y, top) for x in found)]
    if not missing and not extra:
        return told
    reason = f"the modes are {told.left}, claimed: {told.right}"
    return Found(truth=Truth.FAILS, left=told.left, right=told.right, reason=reason)


def _maxima(top: sp.Poly, bottom: sp.Poly, low: sp.Expr, high: sp.Expr) -> list[sp.Expr]:
    """Roots inside at which the slope turns from positive to negative."""
    if top.is_zero:
        return []
    inside = [r for r in sp.real_roots(top, multiple=False) if _between(low, r[0], high)]
    lead = top.LC() * bottom.eval(_somewhere(low, high))  # bottom has one sign inside
    after = _sign_at_the_top(top, high, lead)
    found = []
    for root, times in reversed(inside):
        before = after * (-1) ** times
        if before > 0 > after:
            found.append(root)
        after = before
    return found


def _sign_at_the_top(top: sp.Poly, high: sp.Expr, lead: sp.Expr) -> int:
    """The sign of the slope between the last root inside and the upper end."""
    later = [r for r in sp.real_roots(top, multiple=False) if not _between(-sp.oo, r[0], high)]
    times = sum(count for _, count in later)
    return -1 if (lead > 0) == (times % 2 == 1) else 1


def _between(low: sp.Expr, x: sp.Expr, high: sp.Expr) -> bool:
    return (low == -sp.oo or sign(x - low) == 1) and (high == sp.oo or sign(high - x) == 1)


def _somewhere(low: sp.Expr, high: sp.Expr) -> sp.Expr:
    if low == -sp.oo:
        return sp.Integer(0) if high == sp.oo else high - 1
    return low + 1 if high == sp.oo else (low + high) / 2


def _same(root: sp.Expr, y: sp.Expr, polynomial: sp.Poly) -> bool:
    """Whether y is that root: near it and a root."""
    if abs(sp.N(root - y, 30)) > CLOSE:
        return False
    known = sign(polynomial.eval(y))
    if known is None:
        raise Unread(f"whether {y} is a root of the slope is undecided")
    return known == 0
