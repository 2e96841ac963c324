"""Local maxima of a stationary density as a condition on the parameters.

From p ∝ m, p' has the sign of N = 2b − (σ²)'. Where that is a polynomial in the state, it turns
from positive to negative at w iff N = N' = ... = N^(k−1) = 0 > N^(k) there for some odd k.
"""

from __future__ import annotations

import sympy as sp

from theory.diffusions import Modes
from theory.statements import All, ForAll, Implies, Statement
from verify.engines.closed import Unread
from verify.engines.feller import density_turn

__all__ = ["inside", "modes_in_conditions"]

MOST = 8  # the degree of N


def modes_in_conditions(modes: Modes, points: tuple[sp.Expr, ...]) -> Statement:
    """That the modes are exactly these points.

    Raises:
        Unread: N is no polynomial in the state of moderate degree.
    """
    on = modes.on
    w = on.state
    top, bottom = sp.fraction(sp.together(density_turn(on)))
    turn = sp.expand(top * bottom)
    if not turn.is_polynomial(w) or sp.degree(turn, w) > MOST:
        raise Unread(f"the modes of a density whose slope has the sign of {turn} are not read")
    peaks = _turns_down(turn, w)
    each = (sp.And(inside(w, on.low, on.high), peaks).subs(w, point) for point in points)
    listed = sp.Or(*(sp.Eq(w, point) for point in points))
    others = ForAll(over=(w,), within=inside(w, on.low, on.high), such_that=Implies(peaks, listed))
    return All(*each, others)


def inside(w: sp.Symbol, low: sp.Expr, high: sp.Expr) -> sp.Basic:
    """That w is inside, without the ends that are infinite."""
    above = () if low == -sp.oo else (w > low,)
    below = () if high == sp.oo else (w < high,)
    return sp.And(*above, *below)


def _turns_down(turn: sp.Expr, w: sp.Symbol) -> sp.Basic:
    """That a polynomial goes from positive to negative at w."""
    slopes = [turn]
    while slopes[-1].has(w):
        slopes.append(sp.expand(sp.diff(slopes[-1], w)))
    return sp.Or(
        *(
            sp.And(*(sp.Eq(slope, 0) for slope in slopes[:k]), slopes[k] < 0)
            for k in range(1, len(slopes), 2)
        )
    )
