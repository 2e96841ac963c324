"""Closed forms for the quantiles of a function of one draw, where it rises or falls all along.

q_p(c + X) = c + q_p(X), q_p(cX) = c q_p(X) for c ≥ 0, q_p(e^X) = e^(q_p(X)); for a X + b with X
normal or uniform q_p = b + a E[X] + |a| q_p(X − E[X]), whatever the sign of a, as X − E[X] is
symmetric.
"""

from __future__ import annotations

import sympy as sp

from theory.laws import Draw, Normal, Uniform, single
from theory.quantities import Over

__all__ = ["quantile"]


def quantile(of: sp.Expr, level: sp.Expr, over: Over) -> sp.Expr | None:
    """The ``level``-quantile of a function of one normal or uniform draw; None if not known.

    It holds for a level in (0, 1) and where the law is one: a positive variance, low < high.
    """
    if not isinstance(over, tuple) or len(over) != 1 or not single(over[0]):
        return None
    return _of(of, level, over[0])


def _of(of: sp.Expr, level: sp.Expr, draw: Draw) -> sp.Expr | None:
    x = draw.symbol
    if not of.has(x):
        return of
    if of.is_polynomial(x) and sp.degree(of, x) == 1:
        return _affine(sp.Poly(of, x), level, draw)
    if isinstance(of, sp.exp):
        inner = _of(of.args[0], level, draw)
        return None if inner is None else sp.exp(inner)
    if isinstance(of, sp.Add | sp.Mul):
        still, moving = of.as_independent(x, as_Add=isinstance(of, sp.Add))
        if moving == of or (isinstance(of, sp.Mul) and not still.is_nonnegative):
            return None
        inner = _of(moving, level, draw)
        return None if inner is None else of.func(still, inner)
    return None


def _affine(of: sp.Poly, level: sp.Expr, draw: Draw) -> sp.Expr | None:
    slope, constant = of.coeff_monomial(draw.symbol), of.coeff_monomial(1)
    match draw.law:
        case Normal(mean=mean, variance=variance):
            spread = sp.sqrt(2 * variance) * sp.erfinv(2 * level - 1)
        case Uniform(low=low, high=high):
            mean, spread = (low + high) / 2, (high - low) * (level - sp.Rational(1, 2))
        case _:
            return None
    return constant + slope * mean + sp.Abs(slope) * spread
