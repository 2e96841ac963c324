"""All roots of a function on an interval, each in a rational interval proven to hold exactly one.

A sub-interval is dropped when a ball shows that f has no zero in it, and settled when a ball shows
that f' has none: then f is monotone and the signs at the ends decide. What neither settles is
halved; what is left at the limit is returned as undecided, never dropped.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import final

from flint import ctx

from numerics.enclosures import Ball, enclose, hull, sign

__all__ = ["Bracket", "Roots", "isolate"]

Bracket = tuple[Fraction, Fraction]
"""A closed interval; both ends equal for a root that is known exactly."""
Function = Callable[[Ball], Ball]

BITS = 256
PRECISIONS = (64, 128, 256, 512, 1024)
# Where to cut, as a share of the width: the middle, or beside it when f is 0 or unsigned there.
CUTS = (Fraction(1, 2), Fraction(7, 16), Fraction(9, 16), Fraction(5, 13), Fraction(8, 13))


@final
@dataclass(frozen=True, slots=True)
class Roots:
    """Every root of f in [low, high] lies in exactly one bracket or in an undecided interval.

    Attributes:
        brackets: ascending; each holds exactly one root, and it is simple.
        undecided: ascending, touching ones merged; each may hold any number of roots.
        examined: how many intervals were looked at.
    """

    brackets: tuple[Bracket, ...]
    undecided: tuple[Bracket, ...]
    examined: int


def isolate(
    f: Function, derivative: Function, low: Fraction, high: Fraction, limit: int, width: Fraction
) -> Roots:
    """Isolate the roots of f on [low, high], then bisect each bracket down to ``width``.

    A bracket stays wider than ``width`` only where f has no decided sign at 1024 bits.

    Args:
        f: ball to ball, continuously differentiable wherever its balls are finite.
        derivative: ball to ball, the derivative of f.
        low: the left end, exact; a root there is found if f gives exactly 0.
        high: the right end, likewise.
        limit: the most intervals to look at.
        width: the largest width of a bracket, positive.

    Raises:
        ValueError: low is not below high, limit < 1, width <= 0, or an end is a float.
    """
    if not low < high:
        raise ValueError(f"isolate: low={low} is not below high={high}")
    if limit < 1 or width <= 0:
        raise ValueError(
            f"isolate: limit={limit}, width={width}; allowed are limit >= 1, width > 0"
        )
    with ctx.workprec(BITS):
        brackets: list[Bracket] = []
        pending, examined = deque([(low, high)]), 0
        while pending and examined < limit:
            current = pending.popleft()
            examined += 1
            found = _settle(f, derivative, current)
            if found is None:
                pending.extend(_split(f, current))
            else:
                brackets.extend(found)
    refined = tuple(_refine(f, bracket, width) for bracket in sorted(set(brackets)))
    return Roots(refined, _merged(sorted(pending)), examined)


def _settle(f: Function, derivative: Function, bracket: Bracket) -> tuple[Bracket, ...] | None:
    """The brackets of the roots in here: none, one, or None where it is not known."""
    left, right = bracket
    reach = hull(left, right)
    slope, middle = derivative(reach), enclose((left + right) / 2)
    # the mean value form is tighter than f(reach) once the interval is small
    if _nonzero(f(reach)) or _nonzero(f(middle) + slope * (reach - middle)):
        return ()
    if not (slope.is_finite() and _nonzero(slope)):
        return None
    before, after = _sign_at(f, left), _sign_at(f, right)
    if before is None or after is None:
        return None
    if before == 0 or after == 0:  # monotone: the only root
        return ((left, left),) if before == 0 else ((right, right),)
    return (bracket,) if before != after else ()


def _nonzero(ball: Ball) -> bool:
    return sign(ball) in {-1, 1}


def _sign_at(f: Function, point: Fraction) -> int | None:
    """The sign of f at an exact point, with more and more bits."""
    for bits in PRECISIONS:
        with ctx.workprec(bits):
            answer = sign(f(enclose(point)))
        if answer is not None:
            return answer
    return None


def _cut(f: Function, bracket: Bracket) -> tuple[Fraction, int | None]:
    """A point inside where f has a sign, so that no root sits on a cut; else the middle."""
    left, right = bracket
    for share in CUTS:
        point = left + share * (right - left)
        answer = _sign_at(f, point)
        if answer:
            return point, answer
    return (left + right) / 2, None


def _split(f: Function, bracket: Bracket) -> Iterator[Bracket]:
    point, _ = _cut(f, bracket)
    yield bracket[0], point
    yield point, bracket[1]


def _refine(f: Function, bracket: Bracket, width: Fraction) -> Bracket:
    """Bisect a bracket with a change of sign; an exact zero on the way ends it."""
    left, right = bracket
    before = _sign_at(f, left)
    while right - left > width:
        middle = (left + right) / 2
        answer = _sign_at(f, middle)
        if answer == 0:
            return middle, middle
        if answer is None:
            middle, answer = _cut(f, (left, right))
            if answer is None:
                break
        if answer == before:
            left = middle
        else:
            right = middle
    return left, right


def _merged(intervals: list[Bracket]) -> tuple[Bracket, ...]:
    answer: list[Bracket] = []
    for left, right in intervals:
        if answer and answer[-1][1] >= left:
            answer[-1] = (answer[-1][0], right)
        else:
            answer.append((left, right))
    return tuple(answer)
