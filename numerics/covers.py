"""A condition on a whole box, decided by a finite cover of sub-boxes with no hole between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import final

from numerics.enclosures import Ball, enclose, hull

__all__ = ["Box", "Condition", "Cover", "cover"]

Box = tuple[tuple[Fraction, Fraction], ...]
"""The sides [low, high], exact."""
Condition = Callable[[Sequence[Ball]], bool | None]
"""One ball per side: True (False) if the condition holds (fails) on all of them, None if unsure."""

SHOWN = 8


@final
@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover established.

    Attributes:
        holds: True if the condition holds on every sub-box, False if it fails on all of
            ``failing``, None if the limit was reached first.
        examined: how many boxes the condition was asked about.
        open_boxes: how many boxes are left undecided (0 if ``holds`` is True).
        undecided: the first few of them, the largest first.
        failing: a box on all of which the condition fails, or None.
    """

    holds: bool | None
    examined: int
    open_boxes: int
    undecided: tuple[Box, ...]
    failing: Box | None


def cover(condition: Condition, box: Sequence[tuple[Fraction, Fraction]], limit: int) -> Cover:
    """Halve boxes, the widest side relative to the whole box first, until the condition is decided.

    Boxes are taken in order of their generation, so that the limit leaves large boxes nowhere. A
    side may be a single point. An answer False is asked again at the middle of the sub-box: a
    condition that is True there has taken an undecided comparison for a failure.

    Args:
        condition: see :data:`Condition`; it must be true of the whole balls.
        box: the closed sides (low, high), low <= high.
        limit: the most boxes to ask about.

    Raises:
        ValueError: limit < 1, a side with low > high or with floats, an answer that is neither
            True, False nor None, or an answer False contradicted inside the box.
    """
    if limit < 1:
        raise ValueError(f"cover: limit={limit} is not in 1, 2, ...")
    whole: Box = tuple((low, high) for low, high in box)
    _balls(whole)  # refuses floats and reversed sides
    pending, points, examined = deque([whole]), list[Box](), 0
    while pending and examined < limit:
        current = pending.popleft()
        examined += 1
        answer = _ask(condition, current)
        if answer is False:
            _confirm(condition, current)
            return Cover(
                holds=False,
                examined=examined,
                open_boxes=len(pending),
                undecided=tuple(pending)[:SHOWN],
                failing=current,
            )
        if answer is None:
            halves = _halves(current, whole)
            pending.extend(halves)
            if not halves:
                points.append(current)
    left = (*pending, *points)
    return Cover(
        holds=None if left else True,
        examined=examined,
        open_boxes=len(left),
        undecided=left[:SHOWN],
        failing=None,
    )


def _balls(box: Box) -> list[Ball]:
    """One ball per side, containing all of it."""
    return [hull(low, high) for low, high in box]


def _ask(condition: Condition, box: Box) -> bool | None:
    answer = condition(_balls(box))
    if answer is True or answer is False or answer is None:
        return answer
    raise ValueError(f"cover: the condition answered {answer!r}; allowed are True, False, None")


def _confirm(condition: Condition, box: Box) -> None:
    """Refuse an answer False on a box whose middle satisfies the condition."""
    if condition([enclose((low + high) / 2) for low, high in box]) is True:
        raise ValueError(
            f"cover: the condition fails on all of {_text(box)} but holds at its middle; "
            "an undecided comparison must answer None"
        )


def _halves(box: Box, whole: Box) -> tuple[Box, ...]:
    """The two halves across the relatively widest side, none if every side is a point."""
    widths = [
        (high - low) / (top - bottom) if top > bottom else Fraction(0)
        for (low, high), (bottom, top) in zip(box, whole, strict=True)
    ]
    if not any(widths):
        return ()
    place = widths.index(max(widths))
    low, high = box[place]
    middle = (low + high) / 2
    before, after = box[:place], box[place + 1 :]
    return (*before, (low, middle), *after), (*before, (middle, high), *after)


def _text(box: Box) -> str:
    return " x ".join(f"[{low}, {high}]" for low, high in box)
