"""The end of an interval of numbers that a test does not reject."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

__all__ = ["CLOSE", "last_rejected"]

CLOSE: Final = 2.0**-40
"""The part of its distance from the observed value by which an end may lie too far out."""
IN_A_ROW = 3


def last_rejected(
    excess: Callable[[float], float], outside: float, inside: float, width: float
) -> float:
    """Return a number that is rejected, within `CLOSE` of one that is not, else the bound.

    Evidence grows from ``inside``, where nothing is rejected, to ``outside``, where it is not asked
    for. Secants in which an end that stays twice counts half (Illinois) draw both ends together;
    the fourth step in a row on one side is a bisection, and none is too short to move anything.

    Args:
        excess: the evidence above its threshold; it rejects from 0 on, and a NaN rejects nothing.
        outside: the bound.
        inside: the observed value.
        width: a guess of the distance; it changes the time that is needed, not the promise.
    """
    if inside == outside:
        return outside
    kept, far = inside, outside
    height, above = excess(inside), math.inf
    tried = inside + math.copysign(width, outside - inside)
    row = 0  # steps on the same side, with its sign
    while abs(far - kept) > CLOSE * abs(far - inside):
        if abs(row) >= IN_A_ROW or not min(kept, far) < tried < max(kept, far):
            tried = kept + (far - kept) / 2
            if tried in (kept, far):
                break
        found = excess(tried)
        if found >= 0.0:
            far, above, height = tried, found, height / (2.0 if row > 0 else 1.0)
            row = max(row, 0) + 1
        else:
            kept, height, above = tried, found, above / (2.0 if row < 0 else 1.0)
            row = min(row, 0) - 1
        tried = _between(kept, height, far, above, inside)
    return far


def _between(kept: float, height: float, far: float, above: float, inside: float) -> float:
    """The next number to try: farther out while no end is known, else where a secant is 0."""
    if above == math.inf or math.isnan(height):
        return inside + 2.0 * (kept - inside)
    least = CLOSE / 2 * abs((far - inside) / (far - kept))
    share = height / (height - above) if height < above else 0.5
    return kept + min(max(share, least), 1.0 - least) * (far - kept)
