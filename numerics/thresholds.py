"""The zeros of mu(lambda) = E ln|1 - lambda x|: each between two rates where balls see its sign.

Between a pole, where mu is -oo, and a rate with mu > 0 on one side of it with no pole in between,
mu is concave and has exactly one zero. It is approached in floats by Newton's method for
mu as a function of ln|lambda - pole|, of which the atom of the pole is a linear part.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import final

from numerics.enclosures import sign
from numerics.exponents import Exponent, as_float, shortened
from numerics.hills import between

__all__ = ["Threshold", "beyond", "sign_at", "threshold"]

PRECISIONS = (96, 192, 512, 2048)
STEPS = 200
SHARES = tuple(Fraction(1, 2**k) for k in range(49, 9, -4))
STEPS_OUT = 64
HALVINGS = 200


@final
@dataclass(frozen=True, slots=True)
class Threshold:
    """The only zero of mu in [low, high], where mu changes its sign.

    Attributes:
        low: an end, exact.
        high: the other.
        pole: the pole beside it, which may be an end.
    """

    low: Fraction
    high: Fraction
    pole: Fraction


def sign_at(of: Exponent, rate: Fraction) -> int | None:
    """The sign of mu at a rate, by balls of growing precision; None if 2048 bits do not tell."""
    if rate > 0 and 1 / rate in of.places:
        return -1
    for prec in PRECISIONS:
        found = sign(of.ball(rate, prec))
        if found is not None:
            return found
    return None


def threshold(of: Exponent, pole: int, peak: Fraction) -> Threshold:
    """The zero between a pole and a rate with mu > 0, with no other pole in between.

    It is enclosed to a relative width of 2^-48, or as narrowly as the signs are seen.
    """
    place = of.pole(pole)
    near = _approached(of, pole, peak)
    for share in SHARES:
        inner, outer = near * (1 - share), near * (1 + share)
        if peak < place:
            inner, outer = outer, inner
        inner, outer = shortened(inner, 80), shortened(outer, 80)
        if not min(place, peak) < inner < max(place, peak):
            inner = place
        if not min(place, peak) < outer < max(place, peak):
            outer = peak
        if (inner == place or sign_at(of, inner) == -1) and sign_at(of, outer) == 1:
            return Threshold(min(inner, outer), max(inner, outer), place)
    return _halved(of, place, peak)


def _halved(of: Exponent, place: Fraction, peak: Fraction) -> Threshold:
    """The zero by balls alone, where mu is too small for floats."""
    below, above = place, peak
    for _ in range(HALVINGS):
        ends = min(below, above), max(below, above)
        if ends[1] - ends[0] < ends[0] * SHARES[0]:
            break
        middle = between(*ends, below)
        found = sign_at(of, middle)
        if found == 1:
            above = middle
        elif found == -1:
            below = middle
        else:
            break
    return Threshold(min(below, above), max(below, above), place)


def beyond(of: Exponent) -> Fraction:
    """A rate above the last pole with mu > 0 from there on, for a law with a positive atom.

    mu increases there to +oo, as it is concave and each of its terms is positive from some rate on.
    """
    rate = of.pole(of.poles - 1) * 2
    for step in range(STEPS_OUT):
        if of.lower(of.terms(rate).low) > 0:
            break
        rate *= 2 ** (step + 1)
    return rate


def _approached(of: Exponent, pole: int, peak: Fraction) -> Fraction:
    """The zero in floats; the pole itself, where it cannot be told from it."""
    place = of.pole(pole)
    side = 1 if peak > place else -1
    below, above = Fraction(0), abs(peak - place)
    distance = above / 2
    for step in range(STEPS):
        rate = place + side * distance
        terms = of.terms(rate, exact=(pole,))
        value = (of.lower(terms.low) + of.upper(terms.high)) / 2
        if value > 0:
            above = distance
        else:
            below = distance
        if above < place / 2**64:
            return place
        if above - below < rate / 2**52:
            break
        slope = sum(of.slopes(terms)) / 2 * side * as_float(distance / rate)
        move = -value / slope if slope > 0 else math.nan
        if abs(move) < 0.01 and abs(move) * as_float(distance / rate) < 2.0**-52:
            break
        guess = distance * Fraction(math.exp(move)) if abs(move) < 40 else below
        if not below < guess < above or step % 4 == 3:
            guess = _middle(below, above)
        distance = shortened(guess, 64)
    return place + side * distance


def _middle(below: Fraction, above: Fraction) -> Fraction:
    """A place between two distances, geometric where they differ in size."""
    if below == 0:
        return above / 2**16
    if above > 4 * below:
        return below * Fraction(2 ** (math.floor(above / below).bit_length() // 2))
    return (below + above) / 2
