"""Convergence in law of α_t ln|w_t/w_0| + β_t for a model with finitely many outcomes.

The mean and the variance at time t are exact: α_t γ t + β_t and α_t² s² t. If the variance vanishes
the limit is a point (Chebyshev). Otherwise the distance between the law at a late time and the
claimed normal law is computed from the exact law: an agreement up to that time, never a limit.
"""

from __future__ import annotations

from fractions import Fraction

import sympy as sp

from theory.laws import Normal
from theory.statements import Converges
from verify.closed import Undefined, sign
from verify.finite import Unread, exact_side, growth_factors
from verify.instances import Instance
from verify.lowering import here, start
from verify.outcome import Strength, Truth
from verify.weigh import Found, unknown

__all__ = ["finite_time_law"]

LATE = 10_000
CLOSE = 0.01  # sup-distance of distribution functions that counts as agreement


def finite_time_law(event: Converges, at: Instance) -> Found:
    """Whether the law of ``event.of`` tends to the claimed law, as far as exact sums tell."""
    if not isinstance(event.to, Normal) or event.clock is None:
        return unknown("only a limit in law to a normal law, with a clock, is read")
    factors = growth_factors(event.over, at)
    if sign(start(event.over, at) or sp.Integer(0)) == 0 or any(sign(f) == 0 for f, _ in factors):
        raise Undefined("ln|w_t/w_0| is −∞ with positive probability")
    alpha, beta = _affine_in_log(event, at)
    logs = [(sp.log(sp.Abs(f)), sp.Rational(p.numerator, p.denominator)) for f, p in factors]
    rate = sp.Add(*(p * y for y, p in logs))
    spread = sp.expand(sp.Add(*(p * y**2 for y, p in logs)) - rate**2, log=False)
    claimed = exact_side(event.to.variance, at)
    t = event.clock
    if sign(claimed) == 1 and sp.limit(alpha**2 * t, t, sp.oo) == 0:
        return Found(
            truth=Truth.FAILS,
            reason="the variance α_t² s² t tends to 0, so the limit is a point (Chebyshev)",
            left=f"variance of the left side at t = {LATE}: "
            f"{float(sp.N((alpha**2 * t * spread).subs(t, LATE))):.6g}",
            right=f"claimed variance: {float(sp.N(claimed)):.6g}",
        )
    return _distance(alpha, beta, factors, event, at)


def _affine_in_log(event: Converges, at: Instance) -> tuple[sp.Expr, sp.Expr]:
    """α_t and β_t with of = α_t ln|w_t/w_0| + β_t.

    Raises:
        Unread: ``of`` has another shape.
    """
    (w,) = event.over.model.state
    w0 = here(event.over.start[0], at) if isinstance(event.over.start, tuple) else None
    growth, t = sp.Symbol("S", real=True), event.clock
    numbers: dict[sp.Basic, sp.Expr] = {}
    for symbol in event.of.free_symbols - {w, t}:
        numbers[symbol] = exact_side(symbol, at)
    form = event.of.xreplace(numbers)
    logs = {
        part: growth + (sp.Integer(0) if part.args[0].has(w0) else sp.log(sp.Abs(w0)))
        for part in form.atoms(sp.log)
        if part.has(w)
    }
    for part in list(logs):
        ratio = sp.simplify(part.args[0] / sp.Abs(w))
        logs[part] = growth + sp.log(sp.simplify(ratio * sp.Abs(w0)))
    form = sp.expand(form.xreplace(logs), log=False)
    if form.has(w) or not form.is_polynomial(growth) or sp.degree(form, growth) != 1:
        raise Unread(f"{event.of} is not α_t ln|w_t/w_0| + β_t")
    return form.coeff(growth, 1), form.coeff(growth, 0)


def _distance(
    alpha: sp.Expr,
    beta: sp.Expr,
    factors: tuple[tuple[sp.Expr, Fraction], ...],
    event: Converges,
    at: Instance,
) -> Found:
    """Sup |F_t − Φ| at a late t for two factors, from the exact binomial law."""
    from numpy import abs as absolute
    from numpy import arange, asarray, maximum
    from scipy.stats import binom, norm

    if len(factors) != 2:
        return unknown("the exact law at a late time is computed for two factors only")
    (f, p), (g, _) = factors
    t = event.clock
    scale, shift = (float(sp.N(c.subs(t, LATE))) for c in (alpha, beta))
    high, low = (float(sp.N(sp.log(sp.Abs(x)))) for x in (f, g))
    k = arange(LATE + 1)
    place = scale * (k * high + (LATE - k) * low) + shift
    mean = float(sp.N(exact_side(event.to.mean, at)))
    sd = float(sp.N(sp.sqrt(exact_side(event.to.variance, at))))
    mass = asarray(binom.cdf(k, LATE, float(p)))
    if place[0] > place[-1]:
        place, mass = place[::-1], asarray(binom.sf(k - 1, LATE, float(p)))[::-1]
    claimed = norm.cdf(place, mean, sd)
    before = asarray([0.0, *mass[:-1]])
    distance = float(maximum(absolute(claimed - mass), absolute(claimed - before)).max())
    shown = f"sup |F_t − F| = {distance:.3g} at t = {LATE}"
    if distance > CLOSE:
        return unknown(f"no agreement by then: {shown}")
    return Found(
        truth=Truth.HOLDS,
        strength=Strength.AGREEMENT,
        reason=f"up to t = {LATE}: {shown}",
        radius=f"{distance:.3g}",
        detectable=f"{CLOSE:.3g}",
    )
