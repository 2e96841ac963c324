"""Densities for ball arithmetic: at balls, as power series, in the complex plane, integrated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, final

from flint import arb, arb_series, ctx

from numerics.enclosures import Ball, enclose, hull, integral
from numerics.formulas import evaluate
from numerics.laws import Density, Student

__all__ = ["Shape", "highest", "series", "shape"]

PIECES = 256  # of an interval on which a density is bounded


@final
@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of a law with a density; every function works at the present precision.

    Attributes:
        density: for a ball, a power series of balls or an ``Analytic`` number.
        below: P(X <= x) for a ball x.
        above: P(X > x).
        between: P(x < X <= y) for balls x < y, where that is less work than ``below``.
        low: the least value, None for minus infinity.
        high: the largest value, None for infinity.
    """

    density: Callable[[Any], Any]
    below: Callable[[Ball], Ball]
    above: Callable[[Ball], Ball]
    low: Fraction | None
    high: Fraction | None
    between: Callable[[Ball, Ball], Ball] | None = None


def shape(law: Student | Density) -> Shape:
    """The shape of a law.

    Raises:
        ValueError: what is given as a density does not integrate to 1.
    """
    if isinstance(law, Student):
        return _student(law)
    return _integrated(law) if law.cumulative is None else _given(law)


def _student(law: Student) -> Shape:
    degrees, half = law.degrees, Fraction(1, 2)

    @cache
    def constants(bits: int) -> tuple[Ball, Ball, Ball, Ball]:
        """The location, 1/(degrees scale²), the exponent and the greatest density."""
        del bits  # the key: the constants are those of the present precision
        top = enclose((degrees + 1) / 2).gamma() / enclose(degrees / 2).gamma()
        top /= (enclose(degrees) * arb.pi()).sqrt() * enclose(law.scale)
        inverse = enclose(1 / (degrees * law.scale**2))
        return enclose(law.location), inverse, enclose(-(degrees + 1) / 2), top

    def standard(x: Any) -> Any:
        return (x - enclose(law.location)) / enclose(law.scale)

    def density(x: Any) -> Any:
        location, inverse, exponent, top = constants(ctx.prec)
        y = x - location
        return ((1 + y * y * inverse).log() * exponent).exp() * top

    def tail(z: Ball) -> Ball:
        """P(T > z) = I(ν/(ν + z²); ν/2, ½)/2 for z >= 0."""
        inside = enclose(degrees) / (enclose(degrees) + z * z)
        mass = inside.beta_lower(enclose(degrees / 2), enclose(half), True)  # noqa: FBT003  C name
        return mass / 2

    def beyond(z: Ball) -> Ball:
        """P(T > z); for a ball around 0 both cases are possible."""
        if z >= 0:
            return tail(z)
        return 1 - tail(-z) if z <= 0 else tail(z).union(1 - tail(-z))

    def above(x: Ball) -> Ball:
        return beyond(standard(x))

    def below(x: Ball) -> Ball:
        return beyond(-standard(x))

    return Shape(density, below, above, None, None)


def _given(law: Density) -> Shape:
    """A density with a formula for its distribution function, which must be its primitive."""
    cumulative = law.cumulative or ()

    def below(x: Ball) -> Ball:
        return evaluate(cumulative, x)

    return Shape(
        lambda x: evaluate(law.formula, x), below, lambda x: 1 - below(x), law.low, law.high
    )


def _integrated(law: Density) -> Shape:
    low, high = law.low or Fraction(0), law.high or Fraction(0)

    def density(x: Any) -> Any:
        return evaluate(law.formula, x)

    total = integral(density, low, high, 96)
    if not total.contains(1) or total.rad() > arb(2) ** -64:
        raise ValueError(f"a density integrates to {total.str(12)} over [{low}, {high}], not to 1")

    def below(x: Ball) -> Ball:
        return integral(density, low, x, ctx.prec)

    def above(x: Ball) -> Ball:
        return integral(density, x, high, ctx.prec)

    def between(x: Ball, y: Ball) -> Ball:
        return integral(density, x, y, ctx.prec)

    return Shape(density, below, above, low, high, between)


def highest(law: Density) -> float:
    """A bound of a density on an interval, from balls around pieces of it.

    Raises:
        ValueError: it is not bounded.
    """
    low, high = law.low or Fraction(0), law.high or Fraction(0)
    width = (high - low) / PIECES
    top = arb(0)
    for i in range(PIECES):
        piece = hull(low + i * width, low + (i + 1) * width)
        top = top.max(evaluate(law.formula, piece).abs_upper())
    if not top.is_finite():
        raise ValueError("the density is not bounded")
    return float(top) * (1 + 2.0**-40)


def series(of: Callable[[Any], Any], x: Ball, terms: int) -> list[Ball]:
    """The Taylor coefficients of a function at a ball: each encloses those at all its points.

    Raises:
        ValueError: the function has no power series of this length there.
    """
    before = ctx.cap
    ctx.cap = terms
    try:
        found = of(arb_series([x, arb(1)]))
        coefficients = list(found.coeffs()) if hasattr(found, "coeffs") else [found]
    finally:
        ctx.cap = before
    coefficients += [arb(0)] * (terms - len(coefficients))
    if not all(c.is_finite() for c in coefficients):
        raise ValueError(f"no power series at {x.str(8)}")
    return coefficients
