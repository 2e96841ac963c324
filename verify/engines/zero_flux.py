"""Whether a density is that of the stationary law where the noise is no rational function.

Then Feller's test has no exponents of the coefficients. But where the flux of p is 0, q = σ² p has
q′ = 2 b p, the scale has the density 1/q and the speed is p. So with a rational drift q turns only
at the zeros of b, its signs there and its limits far out say whether σ² > 0 everywhere, and b p
says by its exponents whether ∫ dw/q = ∞ at both ends (``verify.engines.steering``).
"""

from __future__ import annotations

import sympy as sp

from theory.diffusions import Integrable, StationaryDensity, ito_drift, variance_rate
from verify.engines.asymptotes import log_slope
from verify.engines.closed import Undefined, Unread, nameless, sign, value
from verify.engines.facts import AtPoint
from verify.engines.germs import Undecided
from verify.engines.integrability import integrable
from verify.engines.limits import limit
from verify.engines.normal_form import Conditions, Powers, Unshown, same
from verify.engines.positive import require_positive
from verify.engines.signs import decided
from verify.engines.steering import both_ends, bounded_below, positive_factors, scale_diverges
from verify.instances import Instance
from verify.outcome import Truth
from verify.weigh import Found

__all__ = ["on_the_whole_line", "stationary_by_flux"]

PLACES = (0, 1, -1, sp.Rational(1, 2), 2, -2, sp.Rational(-7, 3))  # where a flux is looked at


def on_the_whole_line(event: StationaryDensity) -> bool:
    """Whether :func:`stationary_by_flux` can be asked."""
    return (event.on.low, event.on.high) == (-sp.oo, sp.oo)


def stationary_by_flux(event: StationaryDensity, at: Instance) -> Found:
    """Whether the density is that of the only stationary law of a diffusion on the whole line.

    Raises:
        Unread: the drift or the slope of ln p is not rational, or a limit of σ² p is not shown.
        Undefined: the noise vanishes somewhere, or σ² is negative.
    """
    on, w = event.on, event.on.state
    b, v, p = (
        part.xreplace(at.at)
        for part in (ito_drift(on.model), variance_rate(on.model), event.density)
    )
    if (why := _no_density(p, w, at)) != "":
        return Found(truth=Truth.FAILS, reason=why)
    if (place := _flux_at(b, v, p, w)) is not None:
        reason = f"the flux of the density is not 0 at {w} = {place}"
        return Found(truth=Truth.FAILS, reason=reason)
    _require_noise(b, v * p, p, w, at)
    if not all(decided(scale_diverges(b, p, near), at) for near in both_ends(w)):
        return Found(truth=Truth.FAILS, reason="∫ dw/(σ² p) is finite at an end: paths explode")
    return Found(truth=Truth.HOLDS, reason="the flux is 0, and ∫ dw/(σ² p) = ∞ at both ends")


def _no_density(p: sp.Expr, w: sp.Symbol, at: Instance) -> str:
    """Why a function is proportional to no density, "" if it is."""
    regular, positive = positive_factors((p,), w)
    require_positive(regular, w, -sp.oo, sp.oo)
    finite = integrable(Integrable(of=p, over=w, low=-sp.oo, high=sp.oo)).condition
    if not decided(positive, at):
        return f"{p} is negative somewhere"
    return "" if decided(finite, at) else f"the integral of {p} is infinite"


def _flux_at(b: sp.Expr, v: sp.Expr, p: sp.Expr, w: sp.Symbol) -> sp.Expr | None:
    """A place at which (σ² p)′ ≠ 2 b p; None if there is none.

    Raises:
        Unread: neither is shown.
    """
    left, right = sp.diff(v, w).doit() + v * log_slope(p, w), 2 * b
    if _same(left, right, w):
        return None
    for place in map(sp.sympify, PLACES):
        _require_positive_at(v, w, place)
        if sign(value(left - right, {w: place}, nameless)):
            return place
    raise Unread("whether the flux is 0 is not shown")


def _same(left: sp.Expr, right: sp.Expr, w: sp.Symbol) -> bool:
    """Whether two functions are shown to be equal on the line."""
    conditions = Conditions()
    try:
        equal = same(left, right, conditions, Powers.KEPT)
    except Unshown:
        return False
    for inside in (*conditions.positive, *(q**2 for q in conditions.nonzero)):
        if not inside.is_positive:
            require_positive(inside, w, -sp.oo, sp.oo)
    return equal


def _require_noise(b: sp.Expr, q: sp.Expr, p: sp.Expr, w: sp.Symbol, at: Instance) -> None:
    """That σ² p > 0: at the zeros of the drift, between which it is monotone, and far out.

    Raises:
        Undefined: it is not.
        Unread: a sign is not shown.
    """
    top, bottom = sp.fraction(sp.cancel(sp.together(b)))
    if not all(part.is_polynomial(w) for part in (top, bottom)):
        raise Unread(f"the zeros of the drift {b} are not read")
    if bottom.has(w):
        require_positive(bottom**2, w, -sp.oo, sp.oo)
    roots = sp.real_roots(sp.Poly(top, w), multiple=False) if top.has(w) else []
    for place in [root for root, _ in roots] or [sp.Integer(0)]:
        _require_positive_at(q, w, place)
    for near in both_ends(w):
        if not decided(bounded_below(b, p, near), at):
            raise Undefined(f"σ² is negative as {w} → {'∞' if near.turn == 1 else '−∞'}")
        try:
            end = limit(sp.Limit(q, w, near.turn * sp.oo), AtPoint({}))
        except Undecided as reason:
            raise Unread(f"the limit of σ² p: {reason}") from None
        if sign(end) not in (0, 1):  # if it falls towards 0 it is positive before
            raise Undefined(f"σ² p tends to {end} as {w} → {near.turn * sp.oo}")


def _require_positive_at(of: sp.Expr, w: sp.Symbol, place: sp.Expr) -> None:
    side = sign(value(of, {w: place}, nameless))
    if side is None:
        raise Unread(f"the sign of σ² at {place} is not shown")
    if side < 1:
        raise Undefined(f"σ² is not positive at {w} = {place}")
