"""The phases of SGD beside the saddle -chi u w, for chi from a finite law.

A step multiplies m = w - u by 1 - lambda chi and h = w + u by 1 + lambda chi. The signs of both
exponents E ln|1 -+ lambda chi|, whose regimes :mod:`numerics.regimes` finds, and whether
E(1 - lambda chi)^2 < 1 give the phases of Ziyin, Li, Galanti and Ueda (2024), Section 5.3: they are
cut out of the learning rates by the ends of the regimes of both and by 2 E chi/E chi^2.

E(1 - lambda chi)^2 < 1 makes E ln|1 - lambda chi| negative (Jensen), so that phase Ia lies within
the first regime of m. Two ends that are not told apart are taken for one, and counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias, final

from numerics.closed_zeros import closed, factors
from numerics.exponents import Exponent
from numerics.laws import Atoms
from numerics.rates import At, at, simplest
from numerics.regimes import Regime, Regimes, moments, regimes
from numerics.thresholds import Threshold

__all__ = ["Cell", "Phase", "Phases", "Place", "phase_at", "phases"]

SHARES = 12
MINUS, PLUS, SQUARE = "minus", "plus", "square"
End: TypeAlias = Threshold | Fraction


class Phase(StrEnum):
    """Where SGD goes beside the saddle; EDGE is none of them, UNKNOWN where a sign is not known."""

    IA = "Ia"
    IB = "Ib"
    II = "II"
    III = "III"
    IV = "IV"
    EDGE = "edge"
    UNKNOWN = "?"


@final
@dataclass(frozen=True, slots=True)
class Place:
    """Both exponents at one rate.

    Attributes:
        minus: E ln|1 - lambda chi| and its deviation.
        plus: E ln|1 + lambda chi| and its.
        squares: whether E(1 - lambda chi)^2 < 1.
    """

    minus: At
    plus: At
    squares: bool

    @property
    def phase(self) -> Phase:
        """That of the rate."""
        return _phase(self.minus.sign, self.plus.sign, squares=self.squares)


@final
@dataclass(frozen=True, slots=True)
class Cell:
    """An interval of rates in one phase, but for the exceptions of its regimes.

    Attributes:
        phase: UNKNOWN where a regime is left out.
        low: its lower end; None for 0.
        high: its upper end; None for oo.
        squares: whether E(1 - lambda chi)^2 < 1 in all of it.
        inside: a rate in it; None where none was found that is in the phase.
        narrow: whether the regime of m, and that of h, has narrow exceptions somewhere.
    """

    phase: Phase
    low: End | None
    high: End | None
    squares: bool
    inside: Place | None
    narrow: tuple[bool, bool]


@final
@dataclass(frozen=True, eq=False, slots=True)
class Phases:
    """All phases of a law.

    Attributes:
        cells: in the order of the rates; empty where chi = 0.
        minus: the regimes of m.
        plus: those of h.
        square: where E(1 - lambda chi)^2 < 1 ends; None if it never holds.
        unclear: how many ends were not told apart from another one.
    """

    cells: tuple[Cell, ...]
    minus: Regimes
    plus: Regimes
    square: Fraction | None
    unclear: int


def phases(law: Atoms, most: int) -> Phases:
    """The phases of a law of chi; at most ``most`` regimes of each exponent are told.

    Raises:
        ValueError: an atom is a float or is there twice, or ``most`` is below 2.
    """
    negative = Atoms(tuple(-Fraction(value) for value in law.values), law.weights)
    minus, plus = regimes(law, most), regimes(negative, most)
    mean, mean_square = moments(law)
    square = 2 * mean / mean_square if mean > 0 else None
    if not minus.told:
        return Phases((), minus, plus, square, 0)
    cuts, unclear = _cuts(minus, plus)
    if square is not None:
        unclear += _insert(square, cuts, minus, plus)
    sides = [_fates(minus), _fates(plus)]
    squares, cells = square is not None, []
    for before, after in pairwise([None, *cuts, None]):
        here = [fates[0] for fates in sides]
        signs = [regime.sign if regime else None for regime in here]
        narrow = [bool(regime and regime.exceptions) for regime in here]
        ends = (before.end if before else None, after.end if after else None)
        phase = _phase(*signs, squares=squares)
        inside = None if phase is Phase.UNKNOWN else _inside(*ends, phase, minus, plus, square)
        cells.append(Cell(phase, *ends, squares, inside, (narrow[0], narrow[1])))
        for side, fates in zip((MINUS, PLUS), sides, strict=True):
            del fates[: int(after is not None and side in after.of)]
        squares = squares and not (after and SQUARE in after.of)
    return Phases(tuple(cells), minus, plus, square, unclear)


def phase_at(of: Phases, rate: Fraction) -> Place:
    """Both exponents at a rate above 0.

    Raises:
        ValueError: the rate is not positive.
    """
    return _place(of.minus.of, of.plus.of, of.square, rate)


def _phase(minus: int | None, plus: int | None, *, squares: bool) -> Phase:
    match minus, plus:
        case (None, _) | (_, None):
            return Phase.UNKNOWN
        case (-1, 1):
            return Phase.IA if squares else Phase.IB
        case (1, -1):
            return Phase.II
        case (-1, -1):
            return Phase.III
        case (1, 1):
            return Phase.IV
    return Phase.EDGE


def _place(minus: Exponent, plus: Exponent, square: Fraction | None, rate: Fraction) -> Place:
    return Place(at(minus, rate), at(plus, rate), square is not None and rate < square)


@dataclass(frozen=True, slots=True)
class _Cut:
    """An end, and of what it is one."""

    end: End
    of: tuple[str, ...]


def _fates(of: Regimes) -> list[Regime | None]:
    """Its regimes in order, with None for those that are left out."""
    return [*of.told[:-1], *([None] if of.untold else []), of.told[-1]]


def _ends(of: Regimes) -> list[Threshold]:
    """Where its fates meet, in order."""
    found = [regime.low for regime in of.told if regime.low]
    return found + [regime.high for regime in of.told if regime.high and regime.high not in found]


def _low(end: End) -> Fraction:
    return end.low if isinstance(end, Threshold) else end


def _high(end: End) -> Fraction:
    return end.high if isinstance(end, Threshold) else end


def _cuts(minus: Regimes, plus: Regimes) -> tuple[list[_Cut], int]:
    """The ends of both in their order, and how many are not told apart from one of the other.

    A zero lies between the ends of its enclosure and is none of them: two that touch are apart.
    """
    named = [(end, MINUS) for end in _ends(minus)] + [(end, PLUS) for end in _ends(plus)]
    cuts: list[_Cut] = []
    unclear = 0
    same = minus.of.atoms == plus.of.atoms and minus.of.counts == plus.of.counts
    for end, side in sorted(named, key=lambda pair: (pair[0].low, pair[0].high)):
        if cuts and end.low < _high(cuts[-1].end):
            unclear += not same and not _equal(cuts[-1].end, end, minus, plus)
            cuts[-1] = _Cut(cuts[-1].end, (*cuts[-1].of, side))
        else:
            cuts.append(_Cut(end, (side,)))
    return cuts, unclear


def _insert(square: Fraction, cuts: list[_Cut], minus: Regimes, plus: Regimes) -> bool:
    """Put the end of mean squares among the cuts; whether it is not told apart from another.

    It lies before the first zero of E ln|1 - lambda chi|, unless chi has one value beside 0: then
    it is that zero.
    """
    place = next((i for i, cut in enumerate(cuts) if square < _high(cut.end)), len(cuts))
    own = _Cut(square, (SQUARE,))
    if place == len(cuts) or square <= _low(cuts[place].end):
        cuts.insert(place, own)
        return False
    cut = cuts[place]
    if cut.of == (MINUS,) and sum(map(bool, minus.of.atoms)) > 1:
        cuts.insert(place, own)
        return False
    cuts[place] = _Cut(square, (SQUARE, *cut.of))
    return cut.of != (MINUS,) and not _equal(square, cut.end, minus, plus)


def _equal(one: End, other: End, minus: Regimes, plus: Regimes) -> bool:
    """Whether two ends are the same number in closed form."""
    known = factors(minus.of), factors(plus.of)
    forms = [
        {form for form in (closed(of, end.low, end.high) for of in known) if form is not None}
        if isinstance(end, Threshold)
        else {end}
        for end in (one, other)
    ]
    return bool(forms[0] & forms[1])


def _inside(
    low: End | None,
    high: End | None,
    phase: Phase,
    minus: Regimes,
    plus: Regimes,
    square: Fraction | None,
) -> Place | None:
    """A simple rate in an interval that is in its phase, where no exponent is -oo if can be."""
    first = Fraction(0) if low is None else _high(low)
    last = 3 * first if high is None else _low(high)
    if high is None and low is None:
        first, last = Fraction(1), Fraction(3)
    if not first < last:
        return None  # narrower than its ends are known
    step = (last - first) / (SHARES + 2)
    found = None
    for share in range(1, SHARES + 1):
        start = first + share * step
        place = _place(minus.of, plus.of, square, simplest(start, start + step))
        if place.phase is phase:
            if place.minus.mu is not None and place.plus.mu is not None:
                return place
            found = found or place
    return found
