"""Draws of a density by its inverse distribution function: polynomials with a certified error.

u = (k + 1/2)/2^52 as in `numerics.draws`. With q = min(u, 1 - u) = m 2^e, 1/2 <= m < 1, an octave
-1 - e of either side is cut into a power of 2 of equal cells, and in each the value is a polynomial
in v in [-1, 1), evaluated by Horner's rule: numbers are split, multiplied and added, nothing else.

The polynomial P of a cell is the reversed Taylor series of the distribution function F. It is not
trusted: F(P(v)) - u is enclosed by another Taylor series of F, at a ball around the cell, with the
remainder of Lagrange. So the distance between the law that is drawn and the law is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, final

import numpy as np
from flint import arb, arb_poly, arb_series, ctx

from numerics.draws import Indices, Values, uniform
from numerics.enclosures import Ball, enclose
from numerics.laws import Density, Student
from numerics.shapes import Shape, series, shape
from numerics.streams import Lanes

__all__ = ["InverseDraws", "Table", "quantile"]

BITS: Final = 160
ROUGH: Final = 64  # bits to look for a place
DEGREE: Final = 13
TERMS: Final = DEGREE + 4
OCTAVES: Final = 52
NEWTON: Final = 5
FINEST: Final = 8  # an octave has at most 2^8 cells
ABSOLUTE: Final = Fraction(1, 2**54)  # of F(P(v)) - u, without the rounding of the evaluation
RELATIVE: Final = Fraction(1, 2**40)  # and as a part of q


@final
@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The inverse of a distribution function.

    Attributes:
        first: the number of the first cell of each (side, octave), shape (2, 52).
        cells: how many cells it has, a power of 2, as floats of shape (2, 52).
        coefficients: one row for each power of v, shape (14, all cells).
        ends: the least and the largest value; rounding must not lead beyond.
        bias: a bound on sup |F_drawn - F|.
    """

    first: Indices
    cells: Values
    coefficients: Values
    ends: tuple[float, float]
    bias: float


@final
class InverseDraws:
    """One word a draw: the polynomial of the cell of u."""

    def __init__(self, lanes: Lanes, table: Table) -> None:
        self._lanes = lanes
        self._table = table

    def values(self) -> Values:
        """Return the next draw of every lane, shape (4096,), and advance."""
        return inverse(self._table, uniform(self._lanes.words()))


def inverse(table: Table, u: Values) -> Values:
    """Return the values at u = (k + 1/2)/2^52, shape (n,)."""
    upper = (u > 0.5).astype(np.int64)
    mantissa, exponent = np.frexp(np.minimum(u, 1.0 - u))
    octave = -1 - exponent
    scaled = (2.0 * mantissa - 1.0) * table.cells[upper, octave]
    part = np.floor(scaled)
    v = 2.0 * (scaled - part) - 1.0
    cell = table.first[upper, octave] + part.astype(np.int64)
    x: Values = table.coefficients[-1][cell]
    for row in table.coefficients[-2::-1]:
        x = x * v + row[cell]
    return np.clip(x, *table.ends)


@final
@dataclass(frozen=True, slots=True)
class Cell:
    """A polynomial, its certified error, and where to look for the next cell.

    Attributes:
        powers: coefficients of v, lowest first.
        error: a bound on sup |F_drawn - F| over the cell, the rounding of its evaluation included.
        centre: near the middle of the cell.
        reached: the mass between the end of the law and the centre.
        reverse: from a difference of masses to a difference of values, from the centre.
    """

    powers: tuple[float, ...]
    error: float
    centre: Ball
    reached: Ball
    reverse: Any


@lru_cache(maxsize=64)
def quantile(law: Student | Density) -> Table:
    """The table of a law.

    Raises:
        ValueError: it is no density, or it varies too fast for so many cells.
    """
    first = np.zeros((2, OCTAVES), dtype=np.int64)
    many = np.zeros((2, OCTAVES))
    cells: list[Cell] = []
    with ctx.workprec(BITS):
        form = shape(law)
        for side in (0, 1):
            place, fine = _located(form, side), 0
            for octave in range(OCTAVES):
                found, fine = _octave(form, side, octave, place, max(fine - 1, 0))
                first[side, octave], many[side, octave] = len(cells), len(found)
                cells += found
                place = found[0]
    rows = np.array([cell.powers for cell in cells]).T.copy()
    bias = max(cell.error for cell in cells) + 2.0**-53
    low = -np.inf if form.low is None else float(form.low)
    high = np.inf if form.high is None else float(form.high)
    return Table(first, many, rows, (low, high), float(np.nextafter(bias, np.inf)))


def _octave(
    form: Shape, side: int, octave: int, place: Cell | Ball, fine: int
) -> tuple[list[Cell], int]:
    """The cells of q in [2^-(octave + 2), 2^-(octave + 1)), lowest first, and their fineness."""
    low, width = Fraction(1, 2 ** (octave + 2)), Fraction(1, 2 ** (octave + 2))
    for level in range(fine, FINEST + 1):
        half = width / 2 ** (level + 1)
        found: list[Cell] = []
        at = place
        for part in reversed(range(2**level)):
            cell = _cell(form, side, low + (2 * part + 1) * half, half, at)
            if cell is None:
                break
            found.append(cell)
            at = cell
        else:
            return found[::-1], level
    raise ValueError("the density varies too fast to be drawn from a table")


def _cell(form: Shape, side: int, mass: Fraction, half: Fraction, near: Cell | Ball) -> Cell | None:
    """A cell of masses mass +- half, or None if it is too wide for its polynomial."""
    turn = 1 if side == 0 else -1
    try:
        centre = _next(form, side, near, mass)
        slopes = series(form.density, centre, TERMS)
        reached = _reached(form, side, near, centre)
        grown = [arb(0), *(turn * c / (k + 1) for k, c in enumerate(slopes))]
        before, ctx.cap = ctx.cap, TERMS
        try:
            reverse = arb_poly(arb_series(grown).reversion().coeffs())
        finally:
            ctx.cap = before
        path = reverse(arb_poly([enclose(mass) - reached, enclose(half)]))
        powers = [float((c + centre if i == 0 else c).mid()) for i, c in enumerate(path.coeffs())]
        powers = (powers + [0.0] * DEGREE)[: DEGREE + 1]
        error = _error(form, centre, reached, grown, powers, (mass, half))
    except (ValueError, ZeroDivisionError):
        return None
    return None if error is None else Cell(tuple(powers), error, centre, reached, reverse)


def _reached(form: Shape, side: int, near: Cell | Ball, centre: Ball) -> Ball:
    """The mass between the end of the law and the centre; from that of the last cell if shorter."""
    if form.between is None or not isinstance(near, Cell):
        return form.below(centre) if side == 0 else form.above(centre)
    turned = (near.centre, centre) if (near.centre < centre) else (centre, near.centre)
    step = form.between(*turned)
    return near.reached - step if (near.centre > centre) == (side == 0) else near.reached + step


def _next(form: Shape, side: int, near: Cell | Ball, mass: Fraction) -> Ball:
    """A number near which the mass is reached: where does not matter, only that it is exact.

    From the last cell by its series, from a mere number by Newton's rule.
    """
    if isinstance(near, Cell):
        guess = near.centre + near.reverse(enclose(mass) - near.reached)
        return guess.mid()
    reach, turn = (form.below, 1) if side == 0 else (form.above, -1)
    for _ in range(NEWTON):
        gap = turn * (enclose(mass) - reach(near)) / form.density(near)
        near = (near + gap).mid()
    return near


def _error(
    form: Shape,
    centre: Ball,
    reached: Ball,
    grown: list[Ball],
    powers: list[float],
    masses: tuple[Fraction, Fraction],
) -> float | None:
    """A bound on |F(P(v)) - u| and the rounding of P; None if it is more than is allowed."""
    mass, half = masses
    moved = arb_poly([arb(c) - centre if i == 0 else arb(c) for i, c in enumerate(powers)])
    radius = _size(moved)
    around = centre.union(centre + radius).union(centre - radius)
    rest = abs(series(form.density, around, TERMS + 1)[TERMS]) * radius ** (TERMS + 1)
    height = form.density(around)
    if not height > 0:
        return None
    gap = arb_poly(grown)(moved) + arb_poly([reached - enclose(mass), -enclose(half)])
    wrong = (_size(gap) + (rest / (TERMS + 1)).abs_upper()).upper()
    rounding = height.abs_upper() * sum((2 * i + 2) * abs(c) for i, c in enumerate(powers))
    rounding *= arb(2) ** -53  # of the coefficients, and in Horner's rule
    if not wrong <= enclose(min(ABSOLUTE, RELATIVE * mass)) + rounding:
        return None
    return float((wrong + rounding).upper()) * (1 + 2.0**-40)


def _size(polynomial: Any) -> Ball:
    """A bound of a polynomial on [-1, 1]."""
    total = arb(0)
    for c in polynomial.coeffs():
        total += c.abs_upper()
    return total.upper()


def _located(form: Shape, side: int) -> Ball:
    """Near the point beyond which the mass 3/8 lies, by bisection."""
    low = -1.0 if form.low is None else float(form.low)
    high = 1.0 if form.high is None else float(form.high)
    reach = form.below if side == 0 else form.above

    def short(x: float) -> bool:
        """Whether the point lies towards the end of the law."""
        with ctx.workprec(ROUGH):
            return bool(reach(arb(x)) < enclose(Fraction(3, 8)))

    while form.low is None and short(low) != (side == 0):
        low *= 2
    while form.high is None and short(high) != (side == 1):
        high *= 2
    for _ in range(40):
        middle = (low + high) / 2
        if short(middle) == (side == 0):
            low = middle
        else:
            high = middle
    return arb((low + high) / 2)
