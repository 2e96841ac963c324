"""Real numbers enclosed in balls: the only way to Arb, and to its integrator in particular.

Three properties of the library are guarded here. An integrand that forgets the flag ``analytic``
makes ``acb.integral`` return a narrow ball without the true value: :func:`integral` hands out
:class:`Analytic` numbers, whose operations carry the flag, and compares the answer with a Riemann
sum that needs no analyticity. A float becomes the binary fraction it is, not the decimal it was
typed as: :func:`enclose` takes fractions only. An undecided comparison is False: :func:`sign`
answers None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, final

from flint import acb, arb, ctx, fmpq

__all__ = [
    "Analytic",
    "Ball",
    "contains",
    "enclose",
    "hull",
    "integral",
    "sign",
    "times",
    "whole_power",
]

Ball = Any
"""An ``arb`` (python-flint has no stubs)."""
Box = Any
"""An ``acb``."""

STRIPS = 24


def enclose(value: Fraction) -> Ball:
    """The ball of a fraction at the current precision.

    Raises:
        ValueError: ``value`` is no fraction; a float is not the number it was typed as.
    """
    if not isinstance(value, (Fraction, int)):
        raise ValueError(f"enclose: {value!r} is a {type(value).__name__}; allowed is a Fraction")
    return arb(fmpq(value.numerator, value.denominator))


def hull(low: Fraction, high: Fraction) -> Ball:
    """A ball that contains the whole interval [low, high].

    Raises:
        ValueError: low is above high, or either is no fraction.
    """
    if low > high:
        raise ValueError(f"hull: low={low} is above high={high}")
    return enclose(low).union(enclose(high)) if low < high else enclose(low)


def sign(ball: Ball) -> int | None:
    """1, -1, or 0 for a ball that is exactly {0}; None if the ball does not tell (or is nan)."""
    if ball > 0:
        return 1
    if ball < 0:
        return -1
    return 0 if ball.is_zero() else None


def whole_power(base: Ball, n: int) -> Ball:
    """base^n, also where the midpoint of the base is 0, for which FLINT goes through a logarithm.

    There the ball is the range from 0, or from −|base|^n, to |base|^n. A power of a positive base
    stays positive.
    """
    if n > 1 and base > 0:
        plain = base**n
        ends = base.lower() ** n, base.upper() ** n
        return ends[0].union(ends[1]) if plain.contains(0) else plain
    if n <= 0 or base.mid() != 0 or not base.is_finite():
        return base**n
    widest = base.abs_upper() ** n
    return widest.union(arb(0) if n % 2 == 0 else -widest)


def times(left: Ball, right: Ball) -> Ball:
    """The product; that of two balls without 0 has no 0 either, however wide they are.

    The radius of a product of midpoints and radii is too large for that.
    """
    plain = left * right
    if not plain.contains(0) or left.contains(0) or right.contains(0):
        return plain
    one, other = abs(left), abs(right)
    inside = (one.lower() * other.lower()).union(one.upper() * other.upper())
    return inside if (left > 0) == (right > 0) else -inside


def contains(ball: Ball, value: Fraction) -> bool:
    """Whether the ball contains this fraction; the test is exact, and False for nan."""
    if ball.is_nan():
        return False
    return bool(ball.contains(fmpq(value.numerator, value.denominator)))


@final
@dataclass(frozen=True, slots=True)
class Analytic:
    """A complex ball on its way through an integrand, together with the integrator's flag.

    Only analytic operations exist (no absolute value, real part, minimum or maximum), and those
    with a branch cut pass the flag on. Other operands are fractions, integers or balls.
    """

    ball: Box
    flag: bool

    def __add__(self, other: object) -> Analytic:
        return Analytic(self.ball + _operand(other), self.flag)

    __radd__ = __add__

    def __neg__(self) -> Analytic:
        return Analytic(-self.ball, self.flag)

    def __sub__(self, other: object) -> Analytic:
        return Analytic(self.ball - _operand(other), self.flag)

    def __rsub__(self, other: object) -> Analytic:
        return Analytic(_operand(other) - self.ball, self.flag)

    def __mul__(self, other: object) -> Analytic:
        return Analytic(self.ball * _operand(other), self.flag)

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Analytic:
        return Analytic(self.ball / _operand(other), self.flag)

    def __rtruediv__(self, other: object) -> Analytic:
        return Analytic(_operand(other) / self.ball, self.flag)

    def __pow__(self, exponent: object) -> Analytic:
        if isinstance(exponent, int):
            return Analytic(self.ball**exponent, self.flag)
        return Analytic(self.ball.pow(acb(_operand(exponent)), analytic=self.flag), self.flag)

    def exp(self) -> Analytic:
        """The exponential."""
        return Analytic(self.ball.exp(), self.flag)

    def sin(self) -> Analytic:
        """The sine."""
        return Analytic(self.ball.sin(), self.flag)

    def cos(self) -> Analytic:
        """The cosine."""
        return Analytic(self.ball.cos(), self.flag)

    def tanh(self) -> Analytic:
        """The hyperbolic tangent."""
        return Analytic(self.ball.tanh(), self.flag)

    def erf(self) -> Analytic:
        """The error function."""
        return Analytic(self.ball.erf(), self.flag)

    def log(self) -> Analytic:
        """The logarithm, cut along the negative axis."""
        return Analytic(self.ball.log(analytic=self.flag), self.flag)

    def sqrt(self) -> Analytic:
        """The square root, cut along the negative axis."""
        return Analytic(self.ball.sqrt(analytic=self.flag), self.flag)


def integral(
    f: Callable[[Analytic], Analytic], low: Fraction | Ball, high: Fraction | Ball, prec: int
) -> Ball:
    """Enclose the integral of f over [low, high] (real limits, f real there) at ``prec`` bits.

    The answer is the one at ``prec`` bits; it must be finite, real, overlap the one at twice the
    precision, and overlap a Riemann sum of interval values where that is finite.

    Raises:
        ValueError: a limit is a float, or the answer fails one of these conditions.
    """
    first = _integrate(f, low, high, prec)
    second = _integrate(f, low, high, 2 * prec)
    with ctx.workprec(prec):
        crude = _riemann(f, low, high)
    for name, other in (("twice the precision", second), ("a Riemann sum", crude)):
        if not first.overlaps(other):
            raise ValueError(f"integral: {first} at {prec} bits but {other} by {name}")
    return first


def _integrate(
    f: Callable[[Analytic], Analytic], low: Fraction | Ball, high: Fraction | Ball, prec: int
) -> Ball:
    with ctx.workprec(prec):
        answer = acb.integral(lambda z, flag: f(Analytic(z, flag)).ball, _end(low), _end(high))
    if not answer.is_finite():
        raise ValueError(f"integral: {answer} over [{low}, {high}] at {prec} bits is not finite")
    if not answer.imag.contains(0):
        raise ValueError(f"integral: {answer} over [{low}, {high}] at {prec} bits is not real")
    return answer.real


def _riemann(
    f: Callable[[Analytic], Analytic], low: Fraction | Ball, high: Fraction | Ball
) -> Ball:
    """Sum of length times value over equal strips: true for any f, however coarse.

    A strip on which f has no finite enclosure makes the sum say nothing: the whole line.
    """
    start, step = _end(low), (_end(high) - _end(low)) / STRIPS
    total = arb(0)
    for i in range(STRIPS):
        strip = (start + i * step).union(start + (i + 1) * step)
        total += f(Analytic(acb(strip), flag=False)).ball.real * step
    return total if total.is_finite() else arb.pos_inf().union(arb.neg_inf())


def _end(value: Fraction | Ball) -> Ball:
    return value if isinstance(value, arb) else enclose(value)


def _operand(value: object) -> Ball:
    if isinstance(value, Analytic):
        return value.ball
    if isinstance(value, (arb, acb)):
        return value
    if isinstance(value, (Fraction, int)):
        return enclose(Fraction(value))
    raise ValueError(f"Analytic: {value!r} is a {type(value).__name__}; allowed is a Fraction")
