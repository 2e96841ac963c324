"""Where mu(lambda) = E ln|1 - lambda x| rises above 0 between its poles, for a finite law.

Between two consecutive poles 1/x mu is strictly concave, as every ln|1 - lambda x| is, and tends to
-oo at both: a *gap* has no zero, or two, or one where mu only touches 0, and which of them the sign
of the largest value says. Many gaps are decided at once. Over a run of gaps [A, B] each factor is
linear, so that its |.| is largest at an end, which bounds mu above on the whole run; a factor that
has no zero in [A, B] has its smallest |.| at an end too, and any other is, at the midpoint of each
gap, at least half the relative width of the narrowest gap, which bounds mu there from below. A run
that neither bound decides is halved; a single gap is climbed.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import final

import numpy as np
from numpy.typing import NDArray

from numerics.enclosures import Ball
from numerics.exponents import Exponent, Terms, as_float, shortened

__all__ = ["ABOVE", "BELOW", "OPEN", "Hills", "between", "hills"]

ABOVE, BELOW, OPEN = 1, -1, 0
PRECISIONS = (128, 512, 2048)
CLEAR = 32  # weights of a pole by which mu is above 0 where its notch has no width: e^-32
CLIMB = 200  # looks at one gap; each halves what is left or is a step of Newton
FLOAT_WORK = 4 * 10**9  # evaluated factors, some seconds for each 10^9
BALL_WORK = 3 * 10**7
WIDE = 4  # ratio of two rates above which the place between them is their geometric mean

Bounds = tuple[float, float, float, float]
"""Of mu and of lambda mu': low, high, low, high."""


@final
@dataclass(frozen=True, eq=False)
class Hills:
    """The gaps between consecutive poles; gap i is that between pole i and pole i + 1.

    Attributes:
        signs: of the largest value of mu in the gap, shape (gaps,): ABOVE, BELOW, or OPEN where it
            is not known.
        peaks: a rate with mu > 0 for the gaps that were climbed, by their index; for the others
            that are ABOVE it is the midpoint.
        heights: a positive lower bound of mu there, shape (gaps,); 0 where it is not ABOVE.
        tops: a rate near the largest value for the gaps that are OPEN and were climbed.
        widths: 1 - (pole i)/(pole i + 1), shape (gaps,).
    """

    signs: NDArray[np.int8]
    peaks: dict[int, Fraction]
    heights: NDArray[np.float64]
    tops: dict[int, Fraction]
    widths: NDArray[np.float64]

    def peak(self, of: Exponent, gap: int) -> Fraction:
        """A rate in a gap that is ABOVE, with mu > 0."""
        return self.peaks.get(gap, (of.pole(gap) + of.pole(gap + 1)) / 2)


def hills(of: Exponent) -> Hills:
    """Decide every gap, within ``FLOAT_WORK`` and ``BALL_WORK``; what is left is OPEN."""
    gaps = max(of.poles - 1, 0)
    widths = [float(1 - of.atoms[i + 1] / of.atoms[i]) for i in range(gaps)]
    found = Hills(
        np.zeros(gaps, dtype=np.int8), {}, np.zeros(gaps), {}, np.array(widths, dtype=np.float64)
    )
    if gaps:
        _Survey(of, found).run()
    return found


class _Survey:
    """The work on one exponent, and how much of it is left."""

    def __init__(self, of: Exponent, found: Hills) -> None:
        self.of, self.found = of, found
        self.floats, self.balls = FLOAT_WORK, BALL_WORK

    def run(self) -> None:
        last = len(self.found.signs)
        stack = [(0, last, self._at(0), self._at(last))]
        while stack and self.floats > 0:
            first, end, left, right = stack.pop()
            if self._decided(first, end, left, right):
                continue
            if end - first == 1:
                self._climb(first)
                continue
            middle = (first + end) // 2
            between = self._at(middle)
            stack += [(middle, end, between, right), (first, middle, left, between)]

    def _at(self, pole: int) -> Terms:
        self.floats -= len(self.of.atoms)
        return self.of.terms(self.of.pole(pole), exact=(pole,))

    def _decided(self, first: int, end: int, left: Terms, right: Terms) -> bool:
        """Whether all gaps from ``first`` to before ``end`` are on one side, seen from the ends."""
        if self.of.upper(np.maximum(left.high, right.high)) < 0:
            self.found.signs[first:end] = BELOW
            return True
        narrowest = float(self.found.widths[first:end].min()) / 2
        floor = math.log(narrowest) - 1e-15 if narrowest > 0 else -math.inf
        crossed = left.signs * right.signs <= 0
        logs = np.where(crossed, -math.inf, np.minimum(left.low, right.low))
        logs[: self.of.poles] = np.maximum(logs[: self.of.poles], floor)
        height = self.of.lower(logs)
        if height <= CLEAR * float(self.of.weights[first : end + 1].max()):
            return False  # perhaps above, but not how far
        self.found.signs[first:end] = ABOVE
        self.found.heights[first:end] = height
        return True

    def _climb(self, gap: int) -> None:
        """Look for the largest value in one gap, in floats, then in balls of growing precision."""
        peak = Peak(self.of, gap)
        answer = peak.climb(self._floats(gap))
        for prec in PRECISIONS:
            if answer != OPEN or self.balls <= 0:
                break
            answer = peak.climb(self._balls(prec))
        self.found.signs[gap] = answer
        if answer == ABOVE:
            self.found.peaks[gap], self.found.heights[gap] = peak.place, peak.height
        if answer == OPEN:
            self.found.tops[gap] = peak.place

    def _floats(self, gap: int) -> Callable[[Fraction], Bounds]:
        def look(rate: Fraction) -> Bounds:
            self.floats -= len(self.of.atoms)
            terms = self.of.terms(rate, exact=(gap, gap + 1))
            return (self.of.lower(terms.low), self.of.upper(terms.high), *self.of.slopes(terms))

        return look

    def _balls(self, prec: int) -> Callable[[Fraction], Bounds]:
        def look(rate: Fraction) -> Bounds:
            self.balls -= len(self.of.atoms)
            value, slope = self.of.ball(rate, prec), self.of.slope_ball(rate, prec)
            if not (value.is_finite() and slope.is_finite()):
                return -math.inf, math.inf, -math.inf, math.inf
            return (*_ends(value), *_ends(slope))

        return look


class Peak:
    """The search for the largest value of mu in one gap: what encloses it, and the last place."""

    def __init__(self, of: Exponent, gap: int) -> None:
        self.left, self.right = of.pole(gap), of.pole(gap + 1)
        self.start, self.width = self.left, self.right - self.left
        self.near = float(of.weights[gap]), float(of.weights[gap + 1])
        share = Fraction(self.near[0] / sum(self.near))
        self.place = between(self.left, self.right, self.left + self.width * share)
        self.height = 0.0

    def climb(self, look: Callable[[Fraction], Bounds]) -> int:
        """ABOVE if mu > 0 somewhere, BELOW if mu < 0 everywhere, OPEN if these bounds do not tell.

        mu lies below its tangents: below mu(place) + place mu'(place) (rate/place - 1).
        """
        for step in range(CLIMB):
            low, high, falls, rises = look(self.place)
            if low > 0:
                self.height = low
                return ABOVE
            uphill = _reach(rises, self.right / self.place - 1)
            downhill = _reach(-falls, 1 - self.left / self.place)
            if high + max(uphill, downhill) < 0:
                return BELOW
            if falls > 0:
                self.left = self.place
            elif rises < 0:
                self.right = self.place
            else:
                return OPEN
            guess = self._guess((falls + rises) / 2) if step % 3 else self.left
            self.place = between(self.left, self.right, guess)
        return OPEN

    def _guess(self, slope: float) -> Fraction:
        """Where mu is largest if all but the two atoms at the ends of the gap add a line.

        With theta = (rate - start)/width, a/theta - b/(1 - theta) + rest = 0 for weights a, b.
        """
        a, b = self.near
        theta = (self.place - self.start) / self.width
        here, there = as_float(theta), as_float(1 - theta)
        if here <= 0 or there <= 0:
            return self.left
        rest = slope * as_float(self.width / self.place) - a / here + b / there
        total = a + b - rest
        below = total + math.sqrt(max(total * total + 4 * rest * a, 0.0))
        share = 2 * a / below if below else math.nan
        return self.start + self.width * Fraction(share) if 0 < share < 1 else self.left


def _reach(slope: float, distance: Fraction) -> float:
    """How much higher a tangent is so far away; rounded up."""
    return slope * as_float(distance) * (1 + 1e-15) if slope > 0 else 0.0


def _ends(ball: Ball) -> tuple[float, float]:
    low, high = float(ball.lower()), float(ball.upper())
    return math.nextafter(low, -math.inf), math.nextafter(high, math.inf)


def between(left: Fraction, right: Fraction, guess: Fraction) -> Fraction:
    """The guess if it lies inside, else the middle, for rates of different size geometric."""
    if right / left > WIDE:
        middle = left * 2 ** (floor(right / left).bit_length() // 2)
    else:
        middle = (left + right) / 2
    bits = 64 + floor(right / (right - left)).bit_length()
    chosen = shortened(guess, bits)
    return chosen if left < chosen < right else shortened(middle, bits)
