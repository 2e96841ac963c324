"""Certified quantiles of laws with a density: x with F(x) = p.

For a normal and a uniform law they have closed forms. Elsewhere an interval with F(low) < p and
p < F(high), F being enclosed at both ends, is halved; where F cannot be told from p in its middle,
it is cut beside the middle.
"""

from __future__ import annotations

from fractions import Fraction

from flint import arb, ctx

from numerics.enclosures import Ball, enclose
from numerics.laws import Atoms, Blend, Density, Drawn, Gaussian, Interval, Student
from numerics.shapes import shape

__all__ = ["below", "quantile"]

GUARD = 32
QUADRUPLINGS = 64  # of a first interval
CUTS = (Fraction(1, 2), Fraction(3, 8), Fraction(5, 8))


def quantile(law: Drawn, level: Fraction, prec: int) -> Ball:
    """A ball around the number below which the law has the mass ``level``.

    Args:
        law: with a density; its distribution function rises strictly where it is not 0 or 1.
        level: in (0, 1).
        prec: the bits wanted: the radius is about 2^-prec max(1, |value|).

    Raises:
        ValueError: the level is not in (0, 1), the law has atoms, or no interval is certified.
    """
    if not 0 < level < 1:
        raise ValueError(f"quantile: level={level} is not in (0, 1)")
    with ctx.workprec(prec + GUARD):
        match law:
            case Gaussian(mean, variance):
                share = enclose(2 * level - 1).erfinv()
                return enclose(mean) + enclose(2 * variance).sqrt() * share
            case Interval(low, high):
                return enclose(low + (high - low) * level)
            case Student(location=middle) if level == Fraction(1, 2):
                return enclose(middle)
            case Atoms():
                raise ValueError("quantile: the law has atoms")
        return _located(law, level, prec)


def below(law: Drawn, x: Ball) -> Ball:
    """P(X <= x) for a ball x, at the present precision.

    Raises:
        ValueError: the law has atoms.
    """
    match law:
        case Gaussian(mean, variance):
            return (1 + ((x - enclose(mean)) / enclose(2 * variance).sqrt()).erf()) / 2
        case Interval(low, high):
            share = (x - enclose(low)) / enclose(high - low)
            return share.max(arb(0)).min(arb(1))
        case Student():
            return shape(law).below(x)
        case Density(low=low, high=high):
            if low is not None and x <= enclose(low):
                return arb(0)
            return arb(1) if high is not None and x >= enclose(high) else shape(law).below(x)
        case Blend(laws, weights):
            parts = zip(weights, laws, strict=True)
            return sum((enclose(weight) * below(part, x) for weight, part in parts), arb(0))
    raise ValueError("quantile: the law has atoms")


def _located(law: Drawn, level: Fraction, prec: int) -> Ball:
    """An interval, cut until it is narrow or F cannot be told from the level inside."""
    target, narrow = enclose(level), arb(2) ** -prec
    low, high = _bracket(law, target)
    while high - low > narrow * abs(low).max(abs(high)).max(arb(1)):
        for cut in CUTS:
            middle = (low + (high - low) * enclose(cut)).mid()
            mass = below(law, middle)
            if mass < target:
                low = middle
                break
            if mass > target:
                high = middle
                break
        else:
            break
    found: Ball = low.union(high)
    return found


def _bracket(law: Drawn, target: Ball) -> tuple[Ball, Ball]:
    low, high = arb(-1), arb(1)
    for _ in range(QUADRUPLINGS):
        if below(law, low) < target:
            break
        low *= 4
    for _ in range(QUADRUPLINGS):
        if below(law, high) > target:
            break
        high *= 4
    if not (below(law, low) < target < below(law, high)):
        raise ValueError(f"quantile: no interval around the level {target.str(6)} is found")
    return low, high
