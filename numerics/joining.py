"""Many alternating intervals told as few: the narrowest is joined with both of its neighbours.

The intervals of {mu < 0} and {mu > 0} alternate, and for a sample of n rows there may be 2 n of
them, most of them notches around a pole that are far narrower than anybody can set a rate. Widths
are those of ln lambda; the first and the last interval are infinitely wide.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

__all__ = ["Piece", "joined"]


@final
@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive intervals, of which the first and the last are of the kind of the piece.

    Attributes:
        first: the index of the first interval.
        last: the index of the last one.
        widest: the index of the widest of the same kind as these.
        exceptions: how many of the other kind are in between.
        lost: the width of these together.
    """

    first: int
    last: int
    widest: int
    exceptions: int
    lost: float


def joined(widths: Sequence[float], most: int, narrow: float) -> list[Piece]:
    """Where there are more than ``most`` intervals, join all that are narrow, the narrowest first.

    Args:
        widths: of the intervals in their order; the first and the last do not count.
        most: so many intervals are left as they are.
        narrow: pieces at least as wide as this are left too.
    """
    pieces = {i: Piece(i, i, i, 0, 0.0) for i in range(len(widths))}
    spans = [math.inf, *widths[1:-1], math.inf][: len(widths)]
    before = {i: i - 1 for i in pieces}
    after = {i: i + 1 for i in pieces}
    heap = [(span, i) for i, span in enumerate(spans) if span < narrow and len(spans) > most]
    heapq.heapify(heap)
    while heap:
        span, middle = heapq.heappop(heap)
        if middle not in pieces or spans[middle] != span:
            continue  # joined since
        left, right = before[middle], after[middle]
        pieces[left] = _one(
            pieces[left], pieces.pop(middle), pieces.pop(right), spans[middle], widths
        )
        spans[left] += spans[middle] + spans[right]
        after[left] = after[right]
        before[after[left]] = left
        if spans[left] < narrow:
            heapq.heappush(heap, (spans[left], left))
    return [pieces[i] for i in sorted(pieces)]


def _one(left: Piece, middle: Piece, right: Piece, span: float, widths: Sequence[float]) -> Piece:
    wide = max((left.widest, right.widest), key=lambda i: widths[i])
    exceptions = left.exceptions + middle.exceptions + 1 + right.exceptions
    lost = left.lost + right.lost + span - middle.lost
    return Piece(left.first, right.last, wide, exceptions, lost)
