"""Limits of a scalar linear diffusion at a point, by the sign of the growth of its logarithm."""

from __future__ import annotations

from theory.bridges import GEOMETRIC_BROWNIAN_MOTION
from theory.derivation.diffusions import log_growth
from theory.statements import Converges
from verify.engines.closed import sign
from verify.instances import Instance
from verify.lowering import start
from verify.outcome import Truth
from verify.parameters import here
from verify.weigh import Found, unknown

__all__ = ["diffusing"]


def diffusing(event: Converges, sought: str, at: Instance, forbidden: frozenset[str]) -> Found:
    """Whether w_t → 0 ("inward") or |w_t| → ∞ ("outward") for dw = b w dt + σ w dB.

    Raises:
        Undefined: a coefficient has no real value.
    """
    growth, w0 = log_growth(event.over.model), start(event.over, at)
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
