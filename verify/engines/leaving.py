"""Limits of dw = b dt + σ dB with b(0) = σ(0) = 0, as conditions, by scale and speed beside 0.

A path stays on the side of 0 on which it starts, between 0 and an infinite end. With s and m the
scale and the speed there, it tends to one of them almost surely iff s is finite at that one and
infinite at the other. Where s is infinite at both it comes to every point; then it tends to an end
in probability if m is infinite there and finite at the other, and to none if m is finite at both.
Where m is infinite at both nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import final

import sympy as sp

from theory.derivation.diffusions import half_lines, log_growth
from theory.diffusions import EXIT, RECURRENT, REGULAR, OnInterval, Runs
from theory.statements import ALMOST_SURELY, Converges
from verify.asked import asked
from verify.engines.feller import Reduced, ends_of, reduced

__all__ = ["Beside", "beside_zero"]


@final
@dataclass(frozen=True, slots=True)
class Beside:
    """An event as conditions.

    Attributes:
        below: from a start below 0.
        above: from a start above 0.
        at_rest: whether it happens from 0, where nothing moves.
    """

    below: Reduced
    above: Reduced
    at_rest: bool


@lru_cache(maxsize=256)
def beside_zero(event: Converges) -> Beside | None:
    """w_t → 0 or |w_t| → ∞ for a diffusion that rests at 0 and is not linear; None for others.

    Raises:
        Unread: a coefficient is not rational in the state.
    """
    sides, sought = half_lines(event.over.model), asked(event)
    if sides is None or sought not in ("inward", "outward"):
        return None
    if log_growth(event.over.model) is not None:
        return None
    inward, surely = sought == "inward", event.how is ALMOST_SURELY
    below, above = sides
    return Beside(
        below=_tends(below, int(inward), surely),
        above=_tends(above, int(not inward), surely),
        at_rest=inward,
    )


def _tends(on: OnInterval, goal: int, surely: bool) -> Reduced:  # noqa: FBT001  which limit it is
    """That paths tend to the lower end (goal 0) or the upper one (1)."""
    ends = ends_of(on)
    one, other = ends[goal], ends[1 - goal]
    far = ends[int(ends[1].infinite)]
    returns = sp.And(one.scale_diverges(), other.scale_diverges())
    lost = sp.And(returns, sp.Not(one.speed_is_finite()))
    condition = sp.And(sp.Not(one.scale_diverges()), other.scale_diverges())
    needs = [sp.Not(end.is_kind(REGULAR)) for end in ends] + [sp.Not(far.is_kind(EXIT))]
    if not surely:
        condition = sp.Or(condition, sp.And(lost, other.speed_is_finite()))
        needs.append(sp.Or(sp.Not(lost), other.speed_is_finite()))
    return Reduced(condition, reduced(Runs(RECURRENT, on)).inside, tuple(needs))
