"""mu and s at rates that a reader asks for, and simple rates inside a regime."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import final

import numpy as np
from flint import arb, ctx
from numpy.typing import NDArray

from numerics.enclosures import Ball
from numerics.exponents import Exponent
from numerics.powers import compare_powers
from numerics.thresholds import PRECISIONS, sign_at

__all__ = ["At", "at", "curve", "inside", "simplest"]

SHARES = 12
EXACT = 200  # atoms up to which a sign that balls do not see is decided in integers


@final
@dataclass(frozen=True, slots=True)
class At:
    """The exponent at one rate.

    Attributes:
        rate: lambda.
        sign: that of mu; None if it is not known.
        mu: encloses E ln|1 - lambda x|; None for -oo.
        s: encloses the standard deviation of ln|1 - lambda x|; None where mu is -oo.
    """

    rate: Fraction
    sign: int | None
    mu: Ball | None
    s: Ball | None


def at(of: Exponent, rate: Fraction) -> At:
    """What there is to know at a rate above 0.

    Raises:
        ValueError: the rate is not positive.
    """
    if rate <= 0:
        raise ValueError(f"at: rate={rate} is not in (0, oo)")
    if 1 / rate in of.places:
        return At(rate, -1, None, None)
    if len({abs(1 - rate * atom) for atom in of.atoms[:3] + of.atoms[-3:]}) == 1:
        sizes = {abs(1 - rate * atom) for atom in of.atoms}
        if sizes == {1}:
            return At(rate, 0, arb(0), arb(0))
        if len(sizes) == 1:
            return At(rate, sign_at(of, rate), _finite(of.ball, rate), arb(0))
    variance = _finite(of.variance_ball, rate)
    with ctx.workprec(PRECISIONS[0]):
        spread = abs(variance).sqrt()
    sign = sign_at(of, rate)
    if sign is None and len(of.atoms) <= EXACT:
        sign = compare_powers([abs(1 - rate * atom) for atom in of.atoms], of.counts)
    return At(rate, sign, arb(0) if sign == 0 else _finite(of.ball, rate), spread)


def _finite(enclosed: Callable[[Fraction, int], Ball], rate: Fraction) -> Ball:
    """The enclosure at the first precision that gives one; nan if none does."""
    for prec in PRECISIONS:
        found = enclosed(rate, prec)
        if found.is_finite():
            break
    return found


def inside(of: Exponent, core: tuple[Fraction, Fraction], sign: int) -> At:
    """A simple rate in an interval where mu has this sign, and is not -oo if that can be had."""
    low, high = core
    step = (high - low) / SHARES
    found = at(of, simplest(low, high))
    for share in range(SHARES):
        if found.sign == sign and found.mu is not None:
            break
        start = low + share * step
        found = at(of, simplest(start, start + step))
    return found


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """The decimal number with the fewest digits in [low, high], 0 < low < high."""
    power = 0
    while 10**power < high:
        power += 1
    while True:
        unit = Fraction(10) ** power
        first = -floor(-low / unit) * unit
        if first <= high:
            return first
        power -= 1


def curve(of: Exponent, rates: list[Fraction]) -> NDArray[np.float64]:
    """Values of mu at many rates in floats, shape (rates,); -inf at a pole."""
    return np.array([-np.inf if 1 / rate in of.places else _middle(of, rate) for rate in rates])


def _middle(of: Exponent, rate: Fraction) -> float:
    terms = of.terms(rate)
    return (of.lower(terms.low) + of.upper(terms.high)) / 2
