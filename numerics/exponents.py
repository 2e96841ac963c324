"""mu(lambda) = E ln|1 - lambda x| over a finite law, in floats with error bounds and in balls.

The atoms stand in the order of their poles 1/x on lambda > 0, the others after them. A number is a
mantissa and an exponent here, so that it may be as large or as small as an exact number can be.

Rounding, with u = 2^-53: y = lambda x is computed with a relative error below 4 u (each number is
rounded once, and so is the product), f = 1 - y with an absolute one below u (4 + 6 |f|), which is
added to |f|, or taken off, before the logarithm. The logarithm of NumPy is taken to be right within
4 units in the last place. A mean of n terms adds (2 n + 16) u times the mean of their sizes,
whatever the order of summation.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import final

import numpy as np
from flint import arb, ctx
from numpy.typing import NDArray

from numerics.enclosures import Ball, enclose, whole_power
from numerics.laws import Atoms

__all__ = ["Exponent", "Terms", "as_float", "exponent", "log_ratio", "shortened"]

Floats = NDArray[np.float64]
ROUNDING = 2.0**-53
LEAST = 5e-324
SUBNORMAL = 1e-150  # more than what numbers near the least float can lose


@final
@dataclass(frozen=True, slots=True)
class Terms:
    """The factors 1 - lambda x and bounds of their logarithms at one lambda, shape (atoms,).

    Attributes:
        factors: 1 - lambda x.
        errors: how far a factor may be from the true one.
        low: lower bounds of ln|1 - lambda x|; -inf where the sign of the factor is not known.
        high: upper bounds.
    """

    factors: Floats
    errors: Floats
    low: Floats
    high: Floats

    @property
    def signs(self) -> Floats:
        """Those of the factors; 0 where they are not known."""
        known: Floats = np.where(np.abs(self.factors) > self.errors, np.sign(self.factors), 0.0)
        return known


@final
@dataclass(frozen=True, eq=False)
class Exponent:
    """E ln|1 - lambda x|; ``atoms`` and ``counts`` have the shape (atoms,).

    Attributes:
        atoms: the positive ones first, descending, so that their poles ascend.
        counts: integers proportional to the weights.
        poles: how many atoms are positive.
        total: the sum of the counts.
    """

    atoms: tuple[Fraction, ...]
    counts: tuple[int, ...]
    poles: int
    total: int

    @cached_property
    def weights(self) -> Floats:
        """The probabilities of the atoms."""
        shares: Floats = np.array([count / self.total for count in self.counts])
        return np.where(shares > 0, shares, LEAST)

    @cached_property
    def _scaled(self) -> tuple[Floats, NDArray[np.int32]]:
        parts = [_split(atom) for atom in self.atoms]
        exponents = np.array([exponent for _, exponent in parts], dtype=np.int32)
        return np.array([mantissa for mantissa, _ in parts]), exponents

    @cached_property
    def _kept(self) -> dict[int, list[tuple[int, list[Ball]]]]:
        return {}

    def _groups(self, prec: int) -> list[tuple[int, list[Ball]]]:
        """The atoms other than 0 as balls, those with one count together."""
        if prec not in self._kept:
            groups: dict[int, list[Ball]] = {}
            for atom, count in zip(self.atoms, self.counts, strict=True):
                if atom:
                    groups.setdefault(count, []).append(enclose(atom))
            self._kept[prec] = list(groups.items())
        return self._kept[prec]

    @cached_property
    def places(self) -> dict[Fraction, int]:
        """Where each atom stands."""
        return {atom: index for index, atom in enumerate(self.atoms)}

    def pole(self, index: int) -> Fraction:
        """The index-th pole 1/x, from 0."""
        return 1 / self.atoms[index]

    def terms(self, rate: Fraction, exact: Sequence[int] = ()) -> Terms:
        """All factors at this rate; those of the atoms ``exact`` from their exact values."""
        mantissas, exponents = self._scaled
        mantissa, power = _split(rate)
        products = mantissas * mantissa
        with np.errstate(over="ignore", under="ignore", divide="ignore"):
            shifts = np.ldexp(products, exponents + power)
            factors = 1 - shifts
            errors = ROUNDING * (4 + 6 * np.abs(factors))
            for index in exact:
                mantissa, shift = _split(1 - rate * self.atoms[index])
                factors[index] = np.ldexp(mantissa, shift)
                errors[index] = 3 * ROUNDING * abs(factors[index])
            sizes, wide = np.abs(factors), np.isinf(factors)
            errors[wide] = 0.0
            high = np.log(sizes + errors)
            low = np.log(np.maximum(sizes - errors, 0.0))
        if wide.any():
            far = np.log(np.abs(products[wide])) + (exponents[wide] + power) * math.log(2)
            high[wide], low[wide] = far, far
        return Terms(factors, errors, low, high)

    def upper(self, logs: Floats) -> float:
        """An upper bound of the mean of numbers that are at most these."""
        return self._mean(logs) + self._slack(logs)

    def lower(self, logs: Floats) -> float:
        """A lower bound of the mean of numbers that are at least these; they may be -inf."""
        mean = self._mean(logs)
        return mean - self._slack(logs) if mean > -math.inf else mean

    def slopes(self, terms: Terms) -> tuple[float, float]:
        """Bounds of lambda mu'(lambda) = sum weight (1 - 1/f)."""
        sizes = np.abs(terms.factors)
        if not (sizes > 2 * terms.errors).all():
            return -math.inf, math.inf
        if sizes.min() < SUBNORMAL:
            return -math.inf, math.inf
        inverses = 1 / terms.factors
        doubt = 2 * terms.errors / sizes / sizes
        error = self._mean(doubt) * 1.01 + self._slack(1 + np.abs(inverses))
        mean = self._mean(1 - inverses)
        return mean - error, mean + error

    def _mean(self, numbers: Floats) -> float:
        return float((self.weights * numbers).sum())

    def _slack(self, logs: Floats) -> float:
        sizes = self._mean(np.abs(logs))
        return (2 * len(self.atoms) + 16) * ROUNDING * sizes + SUBNORMAL

    def ball(self, rate: Fraction, prec: int) -> Ball:
        """Enclose mu(rate); nan or unbounded below when the ball of a factor has 0 in it."""
        with ctx.workprec(prec):
            step, mean = enclose(rate), arb(0)
            for count, atoms in self._groups(prec):
                product = arb(1)
                for atom in atoms:
                    product *= 1 - step * atom
                mean += count * abs(product).log()
            return mean / self.total

    def slope_ball(self, rate: Fraction, prec: int) -> Ball:
        """Enclose rate mu'(rate)."""
        with ctx.workprec(prec):
            step, mean = enclose(rate), arb(0)
            for count, atoms in self._groups(prec):
                inverses = arb(0)
                for atom in atoms:
                    inverses += 1 / (1 - step * atom)
                mean += count * (len(atoms) - inverses)
            return mean / self.total

    def variance_ball(self, rate: Fraction, prec: int) -> Ball:
        """Enclose Var ln|1 - rate x|."""
        with ctx.workprec(prec):
            step, mean, square = enclose(rate), arb(0), arb(0)
            for count, atoms in self._groups(prec):
                for atom in atoms:
                    log = abs(1 - step * atom).log()
                    mean += count * log
                    square += count * log * log
            return square / self.total - whole_power(mean / self.total, 2)


def exponent(law: Atoms) -> Exponent:
    """The exponent of a law.

    Raises:
        ValueError: an atom is a float or is there twice.
    """
    total = math.lcm(*(weight.denominator for weight in law.weights))
    counts: dict[Fraction, int] = {}
    for value, weight in zip(law.values, law.weights, strict=True):
        if not isinstance(value, Fraction | int) or value in counts:
            raise ValueError(f"exponent: the atom {value!r} is a float or is there twice")
        counts[Fraction(value)] = weight.numerator * (total // weight.denominator)
    scale = math.lcm(*(atom.denominator for atom in counts))
    atoms = sorted(counts, key=lambda a: a.numerator * (scale // a.denominator), reverse=True)
    share = math.gcd(*counts.values())
    return Exponent(
        tuple(atoms),
        tuple(counts[atom] // share for atom in atoms),
        sum(atom > 0 for atom in atoms),
        total // share,
    )


def shortened(value: Fraction, bits: int) -> Fraction:
    """A fraction with at most so many bits before a power of 2, at a relative distance 2^-bits."""
    shift = bits - value.numerator.bit_length() + value.denominator.bit_length()
    scale = Fraction(2) ** shift
    return round(value * scale) / scale


def as_float(value: Fraction) -> float:
    """The nearest float, infinite if it is too large for one."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def log_ratio(low: Fraction, high: Fraction) -> float:
    """ln(high / low) for 0 < low <= high of any size, also where they are very close."""
    excess = high / low - 1
    if excess < 1:
        return math.log1p(float(excess))
    top, bottom = (high.numerator, low.denominator), (high.denominator, low.numerator)
    return math.fsum([*map(math.log, top), *(-math.log(part) for part in bottom)])


def _split(value: Fraction) -> tuple[float, int]:
    """(mantissa, exponent) with 1/2 <= |mantissa| < 1; (0.0, 0) for 0."""
    if value == 0:
        return 0.0, 0
    power = value.numerator.bit_length() - value.denominator.bit_length()
    top, bottom = value.numerator << max(0, -power), value.denominator << max(0, power)
    mantissa, rest = math.frexp(top / bottom)
    return mantissa, rest + power
