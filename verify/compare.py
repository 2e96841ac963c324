"""Comparing two numbers that are known exactly, enclosed, or sampled.

The only decision rules for relations: every method brings its own numbers here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any, final

import sympy as sp

from verify.engines.balls import PRECISIONS, ball
from verify.engines.closed import Unread, sign
from verify.outcome import Strength, Truth
from verify.weigh import Found

__all__ = ["Interval", "around", "exact_relation", "interval", "interval_relation", "shown"]

MOST_EXPONENT = 1_000_000  # of 2; e^(-10^12) has as many digits as a disk
UNDER_POWERED = Fraction(1, 10)  # a radius above a tenth of the claimed value


@final
@dataclass(frozen=True, slots=True)
class Interval:
    """An enclosure [low, high] of a number; ``alpha`` is the risk that it misses."""

    low: Fraction
    high: Fraction
    alpha: float = 0.0
    samples: int = 0

    @property
    def centre(self) -> Fraction:
        """The midpoint."""
        return (self.low + self.high) / 2

    @property
    def radius(self) -> Fraction:
        """Half the width."""
        return (self.high - self.low) / 2


def interval(x: Any) -> Interval:
    """The ends of a ball (``flint.arb``) as fractions.

    Raises:
        ValueError: an exponent is so large that a fraction would not fit into memory.
    """
    centre, radius = _fraction(x.mid()), _fraction(x.rad())  # exact; lower() rounds to 53 bits
    return Interval(centre - radius, centre + radius)


def around(exact: sp.Expr) -> Interval:
    """A narrow interval around an exact number.

    Raises:
        Unread: it is infinite, or has no enclosure.
    """
    enclosure = ball(exact, {}, PRECISIONS[0])
    if enclosure is None or exact in (sp.oo, -sp.oo):
        raise Unread(f"{exact} is no finite number")
    return interval(enclosure)


def _fraction(exact: Any) -> Fraction:
    mantissa, exponent = exact.man_exp()
    if abs(int(exponent)) > MOST_EXPONENT:
        raise ValueError(f"a number of the size 2^{exponent} is not compared")
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def exact_relation(left: sp.Expr, right: sp.Expr, kind: str) -> Found:
    """Decide a relation between two exactly known numbers; −∞ = −∞ holds."""
    seen = Found(truth=Truth.UNKNOWN, left=shown(left), right=shown(right))
    side: int | None
    if left == right:
        side = 0
    elif sp.oo in (left, right) or -sp.oo in (left, right):
        side = 1 if left == sp.oo or right == -sp.oo else -1
    else:
        side = sign(left - right)
    if side is None:
        return replace(
            seen, reason=f"the sign of the difference is undecided{_within(left - right)}"
        )
    if {"=": side == 0, "≠": side != 0, "≤": side <= 0, "<": side < 0}[kind]:
        return replace(seen, truth=Truth.HOLDS)
    gap = (
        ""
        if kind != "=" or left.is_infinite or right.is_infinite
        else f"{sp.N(abs(left - right), 6)}"
    )
    reason = f"claimed: {seen.left} {kind} {seen.right}"
    return replace(seen, truth=Truth.FAILS, reason=reason, gap=gap)


def _within(difference: sp.Expr) -> str:
    """Where balls of the highest precision leave a number whose sign they cannot tell."""
    enclosure = ball(difference, {}, PRECISIONS[-1])
    if enclosure is None:
        return ""
    ends = interval(enclosure)
    return f": it lies in [{_short(ends.low)}, {_short(ends.high)}] at {PRECISIONS[-1]} bits"


def interval_relation(left: Interval, right: Interval, kind: str, resolution: Fraction) -> Found:
    """Decide a relation between two enclosed numbers.

    Strict separation decides everything. An equality is at most an agreement: the intervals meet,
    and their joint radius is small against the claimed value and the claim's resolution.
    """
    alpha = left.alpha + right.alpha
    seen = Found(
        truth=Truth.UNKNOWN,
        strength=Strength.BALL if alpha == 0 else Strength.AGREEMENT,
        reason="budget: the two sides overlap",
        left=_shown_interval(left),
        right=_shown_interval(right),
        alpha=alpha,
        samples=left.samples + right.samples,
    )
    holds = replace(seen, truth=Truth.HOLDS, reason="")
    fails = replace(seen, truth=Truth.FAILS, reason=f"claimed: {seen.left} {kind} {seen.right}")
    below, above = left.high < right.low, left.low > right.high
    if kind in ("=", "≠") and (below or above):
        low, high = (left.high, right.low) if below else (right.high, left.low)
        return replace(fails, gap=_apart(low, high)) if kind == "=" else holds
    if kind == "=":
        return _agreement(left, right, resolution, seen)
    if kind == "≠":
        return seen
    if below or (kind == "≤" and left.high <= right.low):
        return holds
    return fails if above or (kind == "<" and left.low >= right.high) else seen


def _agreement(left: Interval, right: Interval, resolution: Fraction, seen: Found) -> Found:
    radius = left.radius + right.radius
    claimed = min(abs(left.centre), abs(right.centre))
    seen = replace(seen, radius=_short(radius), detectable=_short(2 * radius))
    if radius > UNDER_POWERED * claimed:
        reason = f"under-powered: radius {_short(radius)} against a value {_short(claimed)}"
        return replace(seen, reason=reason)
    if radius > resolution * claimed:
        reason = f"under-powered: radius {_short(radius)} above the resolution {resolution}"
        return replace(seen, reason=reason)
    agrees = replace(seen, truth=Truth.HOLDS, strength=Strength.AGREEMENT, reason="")
    return replace(agrees, unseen=agrees.detectable if radius else "")


@lru_cache(maxsize=4096)
def shown(x: sp.Expr) -> str:
    """An exact number as text, with a decimal where it is not a short rational."""
    try:
        plain = str(x).replace("**", "^")
    except ValueError:  # an integer too long for the interpreter to print
        return f"≈ {sp.N(x, 12)}"
    if x.is_Integer and len(plain) <= 40:
        return plain
    if x in (sp.oo, -sp.oo):
        return "∞" if x == sp.oo else "−∞"
    decimal = str(sp.N(x, 12))
    return f"{plain} ≈ {decimal}" if len(plain) <= 40 else f"≈ {decimal}"


def _shown_interval(x: Interval) -> str:
    if x.low == x.high:
        return shown(sp.Rational(x.low.numerator, x.low.denominator))
    return f"[{_short(x.low, 12)}, {_short(x.high, 12)}]"


def _apart(low: Fraction, high: Fraction) -> str:
    """``high − low``, not reduced: of the ends of exp(−10^6) that alone takes seconds."""
    difference = high.numerator * low.denominator - low.numerator * high.denominator
    return _decimal(difference, high.denominator * low.denominator, 6)


def _short(x: Fraction, digits: int = 3) -> str:
    """A fraction as a short decimal, whatever its exponent."""
    return _decimal(x.numerator, x.denominator, digits)


def _decimal(numerator: int, denominator: int, digits: int) -> str:
    try:
        rounded = numerator / denominator
    except OverflowError:
        rounded = 0.0
    if rounded or not numerator:
        return f"{rounded:.{digits}g}"
    shift = 64 + denominator.bit_length() - numerator.bit_length()
    high, low = numerator << max(shift, 0), denominator << max(-shift, 0)
    return str(sp.N(sp.Float(high // low) * sp.Float(2) ** -shift, digits))
