"""Rational numbers that a reader can redo by hand: small denominators first."""

from __future__ import annotations

from fractions import Fraction
from math import floor

__all__ = ["EXPONENTS", "POOL", "SIZES", "beside", "complexity", "simplest_between"]

_POSITIVE = ("1", "2", "1/2", "3", "1/4", "3/2", "4", "4/5", "1/10", "5", "5/4", "10", "1/100")
POOL: tuple[Fraction, ...] = (
    *(sign * Fraction(value) for value in _POSITIVE for sign in (1, -1)),
    Fraction(0),
)
# Where e^ε occurs, ε is the logarithm of a simple fraction q; q² − 1 is a square for most of these.
EXPONENTS: tuple[Fraction, ...] = tuple(
    Fraction(q) for q in ("5/4", "5/3", "2", "13/12", "3/2", "17/8", "4/5", "1/2")
)
SIZES: tuple[int, ...] = (1, 2, 0, 3, 5, 10, 40)


def complexity(x: Fraction) -> tuple[int, int, int]:
    """A sort key: small denominators, then small numerators, positive before negative.

    Zero is not simple: it is where most statements degenerate, and is visited on purpose.
    """
    return (x.denominator, abs(x.numerator) if x else 8, int(x < 0))


def simplest_between(low: Fraction, high: Fraction) -> Fraction:
    """The fraction of smallest denominator in [low, high], by the Stern-Brocot tree.

    Raises:
        ValueError: low is above high.
    """
    if low > high:
        raise ValueError(f"simplest_between: low={low} is above high={high}")
    if low <= 0 <= high:
        return Fraction(0)
    if high < 0:
        return -simplest_between(-high, -low)
    whole = floor(low)
    if whole == low:
        return Fraction(whole)
    if whole < floor(high):
        return Fraction(whole + 1)
    return whole + 1 / simplest_between(1 / (high - whole), 1 / (low - whole))


def beside(edge: Fraction, distance: Fraction) -> Fraction:
    """A simple fraction at relative distance ``distance`` (within a tenth of it) from an edge.

    The distance is signed; at the edge 0 it is absolute.
    """
    scale = abs(edge) if edge else Fraction(1)
    ends = sorted((edge + scale * distance * Fraction(9, 10), edge + scale * distance * 11 / 10))
    return simplest_between(ends[0], ends[1])
