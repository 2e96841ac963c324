"""The law of a mean of draws from a finite law, exact: every value that it can take is an atom."""

from __future__ import annotations

import math
from fractions import Fraction

from flint import fmpz_poly

from numerics.laws import Atoms

__all__ = ["MEANS", "TooManyError", "means", "sample"]

MEANS = 100_000
PAIRS = 2 * 10**7  # sums that are formed in one step
DENSE = 10**9  # bits of a polynomial whose exponents are the sums


class TooManyError(ValueError):
    """There are more values than can be told apart here."""


def sample(rows: list[Fraction]) -> Atoms:
    """The law of a row that is chosen at random: equal rows are one atom.

    Raises:
        ValueError: there are no rows.
    """
    if not rows:
        raise ValueError("sample: 0 rows are not in 1, 2, ...")
    counts: dict[Fraction, int] = {}
    for row in rows:
        counts[row] = counts.get(row, 0) + 1
    return Atoms(tuple(counts), tuple(Fraction(n, len(rows)) for n in counts.values()))


def means(law: Atoms, batch: int) -> Atoms:
    """The law of (x_1 + ... + x_S)/S for S independent draws.

    The values are integer multiples of a unit, and the law of the sum is a power of a polynomial.

    Raises:
        ValueError: S is not positive, or an atom is a float.
        TooManyError: more than ``MEANS`` values, or more work than it takes to find so many.
    """
    if batch < 1:
        raise ValueError(f"means: batch={batch} is not in 1, 2, ...")
    values = [Fraction(value) for value in law.values if isinstance(value, Fraction | int)]
    if len(values) != len(law.values):
        raise ValueError("means: an atom is a float; allowed is a Fraction")
    unit = math.lcm(*(value.denominator for value in values))
    whole = [value.numerator * (unit // value.denominator) for value in values]
    least, total = min(whole), math.lcm(*(weight.denominator for weight in law.weights))
    step = math.gcd(*(value - least for value in whole)) or 1
    counts = {
        (value - least) // step: int(weight * total)
        for value, weight in zip(whole, law.weights, strict=True)
    }
    sums = _sums(counts, batch, total)
    if len(sums) > MEANS:
        raise TooManyError(f"a mean of {batch} has {len(sums)} values, more than {MEANS}")
    return Atoms(
        tuple(Fraction(least * batch + step * s, unit * batch) for s in sums),
        tuple(Fraction(count, total**batch) for count in sums.values()),
    )


def _sums(counts: dict[int, int], batch: int, total: int) -> dict[int, int]:
    """How often each sum of S of the keys comes, by a polynomial where the keys are dense."""
    reach = max(counts) * batch + 1
    if reach * total.bit_length() * batch <= DENSE:
        power = fmpz_poly([counts.get(i, 0) for i in range(max(counts) + 1)]) ** batch
        return {i: int(count) for i, count in enumerate(power) if count}
    found, square, left = {0: 1}, counts, batch
    while left:
        if left % 2:
            found = _added(found, square, batch)
        left //= 2
        square = _added(square, square, batch) if left else square
    return found


def _added(one: dict[int, int], other: dict[int, int], batch: int) -> dict[int, int]:
    """The law of the sum of two, unnormalised; a sum has no fewer values than either."""
    if len(one) * len(other) > PAIRS:
        raise TooManyError(
            f"a mean of {batch} needs {len(one) * len(other)} sums, more than {PAIRS}"
        )
    sums: dict[int, int] = {}
    for a, p in one.items():
        for b, q in other.items():
            sums[a + b] = sums.get(a + b, 0) + p * q
        if len(sums) > MEANS:
            raise TooManyError(f"a mean of {batch} has more than {MEANS} values")
    return sums
