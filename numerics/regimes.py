"""For which rates w <- (1 - lambda x) w vanishes or escapes, with x from a finite law.

The sign of mu(lambda) = E ln|1 - lambda x| decides. On lambda > 0 it is -oo at the poles 1/x,
x > 0. Before the first pole mu is concave with mu(0) = 0 and mu'(0) = -E x: it has a zero there if
E x < 0, and none otherwise. After the last pole it increases from -oo to oo: it has one zero. What
is in between is told by :mod:`numerics.hills`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import final

import numpy as np
from numpy.typing import NDArray

from numerics.closed_zeros import factors, touching
from numerics.exponents import Exponent, exponent, log_ratio
from numerics.hills import ABOVE, BELOW, OPEN, Hills, hills
from numerics.joining import Piece, joined
from numerics.laws import Atoms
from numerics.thresholds import Threshold, beyond, threshold

__all__ = ["Regime", "Regimes", "moments", "regimes"]

Logs = NDArray[np.float64]
NARROW = math.log1p(1e-3)
ROUNDS = 20


@final
@dataclass(frozen=True, slots=True)
class Regime:
    """An interval of rates where mu has one sign, but for some narrow intervals in it.

    Attributes:
        sign: ABOVE or BELOW; mu is also -oo at poles in an interval that is BELOW.
        low: its lower end; None for 0.
        high: its upper end; None for oo.
        exceptions: how many intervals of the other sign are in it.
        lost: about how wide these are together, in ln lambda.
        core: an interval within its widest part; in the last regime it may have exceptions.
    """

    sign: int
    low: Threshold | None
    high: Threshold | None
    exceptions: int
    lost: float
    core: tuple[Fraction, Fraction]


@final
@dataclass(frozen=True, eq=False, slots=True)
class Regimes:
    """All regimes of a law.

    Attributes:
        of: the exponent mu.
        told: the first regimes, and the last one; empty where mu = 0 for every rate.
        untold: how many are left out before the last one.
        escapes: how many intervals of mu > 0 there are, at least.
        open: how many gaps between poles are not decided.
        touches: ends around the rates where mu touches 0 between two poles.
        first: where mu > 0 begins; None if it never does, or from 0 on.
        last: where the last interval of mu > 0 begins, after the last pole; None without a pole.
    """

    of: Exponent
    told: tuple[Regime, ...]
    untold: int
    escapes: int
    open: int
    touches: tuple[tuple[Fraction, Fraction], ...]
    first: Threshold | None
    last: Threshold | None


def moments(law: Atoms) -> tuple[Fraction, Fraction]:
    """E x and E x^2, exact.

    Raises:
        ValueError: an atom is a float.
    """
    if not all(isinstance(value, Fraction | int) for value in law.values):
        raise ValueError("moments: an atom is a float; allowed is a Fraction")
    values = [Fraction(value) for value in law.values]
    unit = math.lcm(*(value.denominator for value in values))
    total = math.lcm(*(weight.denominator for weight in law.weights))
    pairs = [
        (value.numerator * (unit // value.denominator), int(weight * total))
        for value, weight in zip(values, law.weights, strict=True)
    ]
    return (
        Fraction(sum(value * count for value, count in pairs), unit * total),
        Fraction(sum(value * value * count for value, count in pairs), unit**2 * total),
    )


def regimes(law: Atoms, most: int) -> Regimes:
    """The regimes of a law, joined where there are more than ``most`` (:mod:`numerics.joining`).

    Raises:
        ValueError: an atom is a float or is there twice, or ``most`` is below 2.
    """
    if most < 2:
        raise ValueError(f"regimes: most={most} is not in 2, 3, ...")
    of = exponent(law)
    if not any(of.atoms):
        return Regimes(of, (), 0, 0, 0, (), None, None)
    if not of.poles:
        alone = Regime(ABOVE, None, None, 0, 0.0, (Fraction(1), Fraction(2)))
        return Regimes(of, (alone,), 0, 1, 0, (), None, None)
    found = hills(of)
    touched, opened = _touches(of, found)
    line = _Line(of, found, moments(law))
    pieces = joined(line.widths, most, NARROW)
    shown = pieces if len(pieces) <= most else [*pieces[: most - 1], pieces[-1]]
    told = tuple(line.regime(piece) for piece in shown)
    return Regimes(
        of, told, len(pieces) - len(shown), len(line.gaps), opened, touched,
        line.first, line.last,
    )  # fmt: skip


def _touches(of: Exponent, found: Hills) -> tuple[tuple[tuple[Fraction, Fraction], ...], int]:
    """The places where mu touches 0, and how many gaps remain without an answer."""
    gaps = np.flatnonzero(found.signs == OPEN).tolist()
    known = factors(of) if gaps else ()
    places = [touching(known, of.pole(gap), of.pole(gap + 1)) for gap in gaps]
    return tuple(place for place in places if place), sum(place is None for place in places)


class _Line:
    """The intervals of mu > 0 in their order, and how wide they and those in between are.

    ``gaps[k]`` is the gap of the k-th: -1 before the first pole, ``poles - 1`` after the last.
    Interval 2 k + offset is the k-th of mu > 0; ``offset`` is 1 where mu < 0 at small rates.
    """

    def __init__(
        self, of: Exponent, found: Hills, mean_and_square: tuple[Fraction, Fraction]
    ) -> None:
        self.of, self.found = of, found
        self.mean, self.square = mean_and_square
        inner = np.flatnonzero(found.signs == ABOVE)
        before = [-1] if self.mean < 0 else []
        self.offset = 0 if before else 1
        self.gaps = [*before, *inner.tolist(), of.poles - 1]
        self.known: dict[tuple[int, int], Threshold] = {}
        self.last = self.end(len(self.gaps) - 1, -1)
        self.first = self.last if self.gaps[0] == of.poles - 1 else None
        if before:
            self.end(0, 1)
        elif inner.size:
            self.first = self.end(0, -1)
        self.widths = self._measured(inner)

    def end(self, k: int, side: int) -> Threshold:
        """The lower (-1) or upper (1) end of the k-th interval of mu > 0."""
        if (k, side) not in self.known:
            gap = self.gaps[k]
            pole = gap if side < 0 else gap + 1
            self.known[k, side] = threshold(self.of, pole, self._peak(gap))
        return self.known[k, side]

    def _peak(self, gap: int) -> Fraction:
        """A rate in a gap with mu > 0.

        As ln|1 - y| >= -y - y^2 for y <= 1/2, mu >= rate (-E x - rate E x^2) at small rates.
        """
        if gap == self.of.poles - 1:
            return beyond(self.of)
        if gap >= 0:
            return self.found.peak(self.of, gap)
        return min(-self.mean / self.square, self.of.pole(0)) / 2

    def _measured(self, inner: NDArray[np.intp]) -> list[float]:
        """Widths in ln lambda of all intervals, those of mu > 0 and those in between in turn."""
        poles = [self.of.pole(i) for i in range(self.of.poles)]
        spans = np.array([log_ratio(a, b) for a, b in pairwise(poles)])
        lefts, rights = _margins(self.of, self.found, inner, spans[inner])
        starts, ends = np.cumsum([0.0, *spans]), [*rights.tolist(), 0.0]
        low = [*lefts.tolist(), log_ratio(self.last.pole, self.last.high)]
        inside = [(spans[gap] - a - b) for gap, a, b in zip(inner, lefts, rights, strict=True)]
        if self.offset == 0:
            edge = self.known[0, 1]
            ends.insert(0, log_ratio(edge.low, edge.pole))
            low.insert(0, 0.0)
            inside.insert(0, math.inf)
        inside.append(math.inf)
        widths = [] if self.offset == 0 else [math.inf]
        for k, gap in enumerate(self.gaps):
            widths.append(max(float(inside[k]), 0.0))
            if k + 1 < len(self.gaps):
                between = float(starts[self.gaps[k + 1]] - starts[gap + 1])
                widths.append(between + ends[k] + low[k + 1])
        return widths

    def regime(self, piece: Piece) -> Regime:
        """A piece with its ends."""
        above = (piece.first - self.offset) % 2 == 0
        start, stop = (piece.first - self.offset) // 2, (piece.last - self.offset) // 2
        if above:
            low = self.end(start, -1) if self.gaps[start] >= 0 else None
            high = self.end(stop, 1) if self.gaps[stop] < self.of.poles - 1 else None
        else:
            low = self.end(start, 1) if start >= 0 else None
            high = self.end(stop + 1, -1)
        sign = ABOVE if above else BELOW
        if above and low and not high:
            core = low.high * Fraction(3, 2), low.high * 3
        else:
            core = self._core((piece.widest - self.offset) // 2, sign)
        return Regime(sign, low, high, piece.exceptions, piece.lost, core)

    def _core(self, k: int, sign: int) -> tuple[Fraction, Fraction]:
        """The middle of the k-th interval of mu > 0, or of the one after it."""
        if sign == BELOW:
            low = self.end(k, 1).high if k >= 0 else Fraction(0)
            high = self.end(k + 1, -1).low
        else:
            low = self.end(k, -1).high if self.gaps[k] >= 0 else Fraction(0)
            high = self.end(k, 1).low
        return low + (high - low) / 4, high - (high - low) / 4


def _margins(of: Exponent, found: Hills, inner: NDArray[np.intp], spans: Logs) -> tuple[Logs, Logs]:
    """About how far the zeros in gaps are from the poles at their ends, in ln lambda.

    What the other atoms add is taken to be the same in the whole gap.
    """
    if not inner.size:
        return np.zeros(0), np.zeros(0)
    left, right = of.weights[inner], of.weights[inner + 1]
    shares = np.full(len(of.atoms), 0.5)
    for gap, peak in found.peaks.items():
        start, width = of.pole(gap), of.pole(gap + 1) - of.pole(gap)
        shares[gap] = min(max(float((peak - start) / width), 1e-300), 1 - 1e-15)
    share = shares[inner]
    rest = found.heights[inner] - left * np.log(share) - right * np.log1p(-share)
    low, high = np.zeros(len(inner)), np.zeros(len(inner))
    for _ in range(ROUNDS):
        low = np.minimum(np.exp(-(rest + right * np.log1p(-low)) / left), share)
        high = np.minimum(np.exp(-(rest + left * np.log1p(-high)) / right), 1 - share)
    with np.errstate(divide="ignore", over="ignore"):
        far = np.logaddexp(0, np.log(low) + spans)
        near = np.log1p(low * np.expm1(np.minimum(spans, 1)))
    return np.where(spans > 1, far, near), -np.log1p(-high * found.widths[inner])
