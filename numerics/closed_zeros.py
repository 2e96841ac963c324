"""Zeros of E ln|1 - lambda x| in closed form, where a polynomial of low degree has them.

With weights n_i/N the zeros are those of prod (1 - lambda x_i)^n_i - 1 and of the same product + 1,
which are factored over the rationals. A factor of degree 1 or 2 gives its zeros exactly, and a
factor that is there twice a place where mu touches 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, final

from flint import fmpq, fmpq_poly, fmpz

from numerics.exponents import Exponent

__all__ = ["Closed", "Factors", "Surd", "closed", "factors", "touching"]

DEGREE = 40
BITS = 20_000  # of the coefficients
DISCRIMINANT = 128  # bits that are factored
HALVINGS = 60

Factors = Sequence[tuple[Any, int]]
"""Irreducible integer polynomials, and how often each is there."""


@final
@dataclass(frozen=True, slots=True)
class Surd:
    """rational + factor * sqrt(radicand), with a square-free radicand above 1."""

    rational: Fraction
    factor: Fraction
    radicand: int


Closed = Fraction | Surd


def factors(of: Exponent) -> Factors:
    """The factors of both polynomials; none if their degree or coefficients are too large."""
    pairs = [pair for pair in zip(of.atoms, of.counts, strict=True) if pair[0]]
    share = math.gcd(*(count for _, count in pairs))
    degree = sum(count // share for _, count in pairs)
    if not 0 < degree <= DEGREE:
        return ()
    size = max(a.numerator.bit_length() + a.denominator.bit_length() for a, _ in pairs)
    if degree * size > BITS:
        return ()
    product = fmpq_poly([1])
    for atom, count in pairs:
        product *= fmpq_poly([1, fmpq(-atom.numerator, atom.denominator)]) ** (count // share)
    found: list[tuple[Any, int]] = []
    for value in (1, -1):
        found += (product - value).numer().factor()[1]
    return found


def closed(of: Factors, low: Fraction, high: Fraction) -> Closed | None:
    """The zero in [low, high], where there is one zero, if it is rational or a square root."""
    for polynomial, _ in of:
        if polynomial.degree() == 1:
            root = Fraction(-int(polynomial[0]), int(polynomial[1]))
            if low <= root <= high:
                return root
        elif polynomial.degree() == 2 and _changes(polynomial, low, high):
            return _surd(polynomial, _at(polynomial, low) * polynomial[2] < 0)
    return None


def touching(of: Factors, left: Fraction, right: Fraction) -> tuple[Fraction, Fraction] | None:
    """Ends around the one rate in a gap where mu touches 0, if a double factor shows that it does.

    There mu and mu' are 0, so that 0 is the largest value of mu in the gap.
    """
    for polynomial, times in of:
        if times < 2 or not _changes(polynomial, left, right):
            continue
        low, high = left, right
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            if _at(polynomial, middle) == 0:
                return middle, middle
            low, high = (low, middle) if _changes(polynomial, low, middle) else (middle, high)
        return low, high
    return None


def _changes(polynomial: Any, low: Fraction, high: Fraction) -> bool:
    return bool(_at(polynomial, low) * _at(polynomial, high) < 0)


def _at(polynomial: Any, place: Fraction) -> Any:
    return fmpq_poly(polynomial)(fmpq(place.numerator, place.denominator))


def _surd(polynomial: Any, larger: bool) -> Surd | None:  # noqa: FBT001  which of two roots
    """One of the roots of a polynomial of degree 2 without rational ones."""
    c, b, a = (int(polynomial[i]) for i in range(3))
    inside = b * b - 4 * a * c
    if inside.bit_length() > DISCRIMINANT:
        return None
    square, free = 1, 1
    for prime, times in fmpz(inside).factor():
        square *= int(prime) ** (times // 2)
        free *= int(prime) ** (times % 2)
    middle = Fraction(-b, 2 * a)
    factor = abs(Fraction(square, 2 * a))
    return Surd(middle, factor if larger else -factor, free)
