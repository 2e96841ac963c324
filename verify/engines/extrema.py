"""Where a function may be largest: proposals only, to be verified by whoever uses them."""

from __future__ import annotations

import sympy as sp

__all__ = ["candidates"]


def candidates(of: sp.Expr, over: sp.Symbol) -> tuple[sp.Expr, ...]:
    """Zeros of the derivative of ``of``; for logarithms, of the derivative of their product.

    |r| is replaced by r: a sign does not move a critical point.
    """
    plain = of.replace(sp.Abs, lambda inner: inner)
    slope = sp.together(sp.diff(plain, over))
    try:
        found = sp.solve(sp.numer(slope), over)
    except NotImplementedError:
        return ()
    return tuple(sp.simplify(place) for place in found if not place.has(sp.I))
