"""Certified expectations of ln|alpha + beta x|, its variance, and E|alpha + beta x|^s.

Over an interval they have closed forms, also across the zero of alpha + beta x. For a normal x,
with |alpha + beta x| = d |c + Z|, Z standard normal and c >= 0 by symmetry,

    E h(|c + Z|) = int_0^oo h(w) g(w) dw,   g(w) = phi(w - c) + phi(w + c),

is cut in three. Near the singularity, on [0, e], g is even, so that by Taylor's theorem
g(w) = g(0) + w^2 g''(xi)/2, and h does not change sign, so that the mean value theorem gives
g(0) int_0^e h + [g''([0, e])/2] int_0^e w^2 h with both integrals in closed form. On [e, c + R] the
integrand is analytic. Beyond T = c + R, |h(T + x)| <= A + B x + C x^2, and for R >= 1 each of
int_R^oo phi, int_R^oo (z - R) phi, int_R^oo (z - R)^2 phi is at most phi(R); the image at -c is
smaller still, so the rest is at most 2 (A + B + C) phi(R).

A power and a logarithm have hypergeometric moments as well, which take a thousandth of the time
while c is of ordinary size: with k = c^2/2,

    E|c + Z|^s = 2^(s/2) Gamma((1 + s)/2) / sqrt(pi) 1F1(-s/2; 1/2; -k),

and its derivative at s = 0, E ln|c + Z| = -(gamma + ln 2)/2 + k 2F2(1, 1; 3/2, 2; -k). These are
used then; the tests hold them against the integral.

The balls themselves (:func:`enclose`, :func:`integral`, :func:`sign`, ...) are those of
:mod:`numerics.enclosures`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

from flint import arb, ctx

from numerics.enclosures import (
    Analytic,
    Ball,
    contains,
    enclose,
    hull,
    integral,
    sign,
    whole_power,
)
from numerics.integrands import LOG, LOG_SQUARED_UNSCALED, LOG_UNSCALED, Kernel, power
from numerics.laws import Atoms, Blend, Density, Drawn, Gaussian, Interval, Student
from numerics.smooth import over_density

__all__ = [
    "Analytic",
    "Ball",
    "contains",
    "enclose",
    "expect_log",
    "expect_power",
    "hull",
    "integral",
    "sign",
    "variance_log",
]

GUARD = 32
DOUBLINGS = 6
ORDINARY = 400  # c^2 up to which the series is used: it cancels 1.45 c^2 / 2 bits


def expect_log(law: Drawn, alpha: Fraction, beta: Fraction, prec: int) -> Ball | None:
    """Enclose E ln|alpha + beta x|; None says that it is -oo, a factor 0 having positive mass.

    Args:
        law: of x.
        alpha: the constant, exact.
        beta: the slope, exact.
        prec: the bits wanted: the radius is about 2^-prec max(1, |value|).

    Raises:
        ValueError: prec is not positive, a parameter or an atom is a float, or an integral is
            refused.
    """
    return _expect(LOG, law, alpha, beta, prec)


def variance_log(law: Drawn, alpha: Fraction, beta: Fraction, prec: int) -> Ball | None:
    """Enclose Var ln|alpha + beta x|; None if a factor 0 has positive mass.

    Raises:
        ValueError: as :func:`expect_log`.
    """
    # a scale adds a constant to the logarithm: both moments leave it out
    mean = _expect(LOG_UNSCALED, law, alpha, beta, prec + GUARD)
    square = _expect(LOG_SQUARED_UNSCALED, law, alpha, beta, prec + GUARD)
    if mean is None or square is None:
        return None
    with ctx.workprec(prec + 2 * GUARD):
        return square - whole_power(mean, 2)


def expect_power(
    law: Drawn, alpha: Fraction, beta: Fraction, s: Fraction, prec: int
) -> Ball | None:
    """Enclose E|alpha + beta x|^s; None says that it is +oo (s < 0 and a factor 0 with mass).

    Args:
        law: of x.
        alpha: the constant, exact.
        beta: the slope, exact.
        s: the power, in (-1, 0) or (0, 1).
        prec: the bits wanted: the radius is about 2^-prec max(1, value).

    Raises:
        ValueError: s is outside its domain, or as :func:`expect_log`.
    """
    if not (-1 < s < 1 and s != 0):
        raise ValueError(f"expect_power: s={s} is not in (-1, 0) or (0, 1)")
    return _expect(power(s), law, alpha, beta, prec)


def _expect(kernel: Kernel, law: Drawn, alpha: Fraction, beta: Fraction, prec: int) -> Ball | None:
    """E h(|alpha + beta x|), None if it is infinite."""
    if prec < 1:
        raise ValueError(f"expectation: prec={prec} is not in 1, 2, ...")
    enclose(alpha), enclose(beta)  # refuses floats
    if beta == 0:
        law = Atoms((Fraction(0),), (Fraction(1),))
    match law:
        case Atoms(values, weights):
            factors = [_exact(alpha, beta, value) for value in values]
            if kernel.zero is None and 0 in factors:
                return None
            return _sharpen(lambda _: _over_atoms(kernel, factors, weights), prec)
        case Interval(low, high):
            ends = sorted((alpha + beta * low, alpha + beta * high))
            return _sharpen(lambda _: _over_interval(kernel, *ends), prec)
        case Gaussian(mean, variance):
            centre, spread = alpha + beta * mean, beta**2 * variance
            return _sharpen(lambda bits: _over_gaussian(kernel, centre, spread, bits), prec)
        case Blend(laws, weights):
            parts = [_expect(kernel, part, alpha, beta, prec + 2) for part in laws]
            if any(part is None for part in parts):
                return None
            with ctx.workprec(prec + GUARD):
                return sum((enclose(w) * b for w, b in zip(weights, parts, strict=True)), arb(0))
    return _over_density(kernel, law, alpha, beta, prec)


@lru_cache(maxsize=256)
def _over_density(
    kernel: Kernel, law: Student | Density, alpha: Fraction, beta: Fraction, prec: int
) -> Ball | None:
    with ctx.workprec(prec + GUARD):
        answer = over_density(kernel, law, alpha, beta, prec + GUARD)
    if answer is None or answer.is_finite():
        return answer
    raise ValueError(f"expectation: no finite enclosure of the mean over {law}")


def _exact(alpha: Fraction, beta: Fraction, value: Fraction | float) -> Fraction:
    if not isinstance(value, (Fraction, int)):
        raise ValueError(f"Atoms: value={value!r} is a float; a ball needs a Fraction")
    return abs(alpha + beta * value)


def _sharpen(compute: Callable[[int], Ball], prec: int) -> Ball:
    """Double the working precision until the radius is 2^-prec max(1, |mid|), a few times."""
    bits = prec + GUARD
    for attempt in range(DOUBLINGS):
        with ctx.workprec(bits << attempt):
            answer = compute(bits << attempt)
            if answer.rad() <= arb(2) ** -prec * answer.abs_upper().max(1):
                break
    return answer


def _over_atoms(kernel: Kernel, factors: Sequence[Fraction], weights: Sequence[Fraction]) -> Ball:
    total = arb(0)
    for factor, weight in zip(factors, weights, strict=True):
        value = kernel.value(enclose(factor)) if factor else enclose(kernel.zero or Fraction(0))
        total += enclose(weight) * value
    return total


def _over_interval(kernel: Kernel, low: Fraction, high: Fraction) -> Ball:
    """The average over [low, high] of h(|u|), whose odd primitive is sgn(u) H(|u|)."""

    def primitive(u: Fraction) -> Ball:
        if u == 0:
            return arb(0)
        return kernel.primitive(enclose(abs(u))) * (1 if u > 0 else -1)

    return (primitive(high) - primitive(low)) / enclose(high - low)


def _over_gaussian(kernel: Kernel, mean: Fraction, variance: Fraction, bits: int) -> Ball:
    """E h(|u|), u ~ N(mean, variance), in the pieces of this module's docstring."""
    scale, square = enclose(variance).sqrt(), mean**2 / variance
    if kernel.moment is not None and square <= ORDINARY:
        return kernel.rescale(kernel.moment(enclose(square / 2)), scale)
    centre = enclose(square).sqrt()
    near = Fraction(1, 2 ** (bits // 3 + 1))
    reach = math.isqrt(14 * bits // 10) + 1  # reach^2 / 2 > bits ln 2
    end = (centre + reach).upper()
    cuts = [enclose(near)]
    for cut in (arb(1), (centre - reach).lower(), end):
        if cut > cuts[-1]:
            cuts.append(cut)
    answer = _core(kernel, centre, near)
    for left, right in pairwise(cuts):
        answer += integral(
            lambda w: kernel.integrand(w) * (_density(w - centre) + _density(w + centre)),
            left,
            right,
            bits,
        )
    rest = 2 * kernel.growth(end) * _density(arb(reach))
    return kernel.rescale(answer + rest.union(-rest), scale)


def _core(kernel: Kernel, centre: Ball, near: Fraction) -> Ball:
    """int_0^near h g, with g'' = sum over the two images of (y^2 - 1) phi(y), y = w -+ centre."""
    reached = hull(Fraction(0), near)
    curvature = arb(0)
    for image in (reached - centre, reached + centre):
        curvature += (image**2 - 1) * _density(image)
    end = enclose(near)
    return 2 * _density(centre) * kernel.primitive(end) + curvature / 2 * kernel.core(end)


def _density(y: Any) -> Any:
    """The standard normal density."""
    return (-(y * y) / 2).exp() / (2 * arb.pi()).sqrt()
