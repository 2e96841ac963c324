"""Limits of a scalar diffusion at a point: by the growth of its logarithm, or by its two ends."""

from __future__ import annotations

import sympy as sp

from theory.bridges import GEOMETRIC_BROWNIAN_MOTION, SCALE_AND_SPEED
from theory.derivation.diffusions import half_lines, log_growth
from theory.statements import Converges
from verify.engines.closed import sign
from verify.engines.leaving import Beside, beside_zero
from verify.engines.reducing import happens, shape_at_ends
from verify.instances import Instance
from verify.lowering import start
from verify.outcome import Truth
from verify.parameters import here
from verify.weigh import Found, unknown

__all__ = ["diffusing"]


def diffusing(event: Converges, sought: str, at: Instance, forbidden: frozenset[str]) -> Found:
    """Whether w_t → 0 ("inward") or |w_t| → ∞ ("outward") for a diffusion that rests at 0.

    Raises:
        Unread: the coefficients leave it open.
        Undefined: a coefficient has no real value.
    """
    growth, w0 = log_growth(event.over.model), start(event.over, at)
    beside = beside_zero(event)
    if beside is not None and w0 is not None:
        return _by_ends(event, beside, w0, at, forbidden)
    if growth is None or w0 is None or sought not in ("inward", "outward"):
        return unknown("only limits of dw = b w dt + σ w dB from a point are read")
    if GEOMETRIC_BROWNIAN_MOTION.name in forbidden:
        return unknown(f"the claim states the bridge “{GEOMETRIC_BROWNIAN_MOTION.name}”")
    rate = here(growth[0], at)
    side = sign(rate)
    if sign(w0) == 0:
        holds, reason = sought == "inward", "w_0 = 0, where nothing moves"
    elif side is None:
        return unknown("the sign of the growth rate is undecided")
    else:
        holds = side == (-1 if sought == "inward" else 1)
        reason = f"ln|w_t/w_0| grows by {rate} per unit of time"
    return Found(
        truth=Truth.HOLDS if holds else Truth.FAILS,
        reason=reason,
        left=f"growth rate of the logarithm: {rate}",
        right="0",
        bridge=GEOMETRIC_BROWNIAN_MOTION.name,
    )


def _by_ends(
    event: Converges, beside: Beside, w0: sp.Expr, at: Instance, forbidden: frozenset[str]
) -> Found:
    """By scale and speed on the side of 0 on which the path starts."""
    if SCALE_AND_SPEED.name in forbidden:
        return unknown(f"the claim states the bridge “{SCALE_AND_SPEED.name}”")
    side = sign(w0)
    if side is None:
        return unknown("the side of 0 on which the path starts is undecided")
    sides = half_lines(event.over.model)
    if side == 0 or sides is None:
        held, reason = beside.at_rest, "w_0 = 0, where nothing moves"
    else:
        held = happens((beside.above, beside.below)[side < 0], at)
        reason = f"by scale and speed at 0 and at ∞{shape_at_ends(sides[side > 0], at)}"
    truth = Truth.HOLDS if held else Truth.FAILS
    return Found(truth=truth, reason=reason, bridge=SCALE_AND_SPEED.name)
