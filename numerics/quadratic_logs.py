"""Certified E ln|1 + Σ ν_j A_j| for independent A_j, each of a chi-square law with k_j degrees.

A polynomial of degree two in centred normal numbers is of this form, up to a factor: the ν_j are
eigenvalues. Since ln|u| = int_0^oo (e^-t - cos(t u)) dt/t for u != 0, and the integral up to T is
within |ln|u|| and a constant of its limit, the mean is the real part of

    int_0^oo (e^-t - φ(t)) dt/t,   φ(t) = e^(it) prod_j (1 - 2i ν_j t)^(-k_j/2),

φ the characteristic function. Its singular points 1/(2i ν_j) are on the imaginary axis, so that
both terms are analytic in the first quadrant, where 1 - 2i ν t has a positive real part (ν > 0) or
a positive imaginary part (ν < 0), which keeps each power on its principal branch. So the integral
may be taken along the ray t = e^(v + iπ/4), over all real v, where f(v) = e^-t - φ(t) decays at
both ends and is analytic for |Im v| < π/4, whatever the sizes of the ν_j. There the trapezoidal
rule of step h is off by at most (M + M')/(e^(2πd/h) - 1), M and M' the integrals of |f| on the
lines Im v = d and Im v = -d (L. N. Trefethen and J. A. C. Weideman, 2014, Theorem 5.1).

Bounds. On the ray of angle θ, with c = cos θ <= sin θ or the other way round, s the smaller one,
|1 - 2i ν t| is at least 1 (ν > 0) or c (ν < 0). With K the sum of the k_j with ν_j < 0 therefore
|φ| <= G e^(-s r), G = c^(-K/2), and |d/dt (e^-t - φ)| <= L = 1 + G (1 + Σ k_j |ν_j| / c), so that
|f| <= L r as well. What is left out of the sum counts at most L ε below r = ε and at most
(1 + G) e^(-sT)/(sT) above r = T, since the bounds are monotone. Of d = π/8 the two lines have
s = sin(π/8) and c >= s, hence M <= int_0^(1/L) L dr + (1 + G) (ln L + int_1^oo e^(-sr) dr/r)
<= 1 + (1 + G) (ln L + 2), the last integral being at most e^-s/s < 2.
"""

from __future__ import annotations

from collections.abc import Sequence

from flint import acb, arb, ctx

from numerics.enclosures import Ball

__all__ = ["expect_log_quadratic"]

Terms = Sequence[tuple[Ball, int]]

GUARD = 16
MOST = 4096  # of the degrees with ν < 0: each may cost a bit


def expect_log_quadratic(terms: Terms, prec: int) -> Ball:
    """Enclose E ln|1 + Σ ν A|.

    Args:
        terms: (ν, k) of each A of a chi-square law with k >= 1 degrees; the ball ν is without 0.
        prec: the bits wanted: the radius is about 2^-prec, unless a ν is wider.

    Raises:
        ValueError: prec or a k is not positive, a ν has no sign, or there are more than 4096
            degrees with ν < 0.
    """
    _require(terms, prec)
    negative = _negative(terms)
    with ctx.workprec(prec + negative + GUARD):
        small = arb(2) ** -(prec + 2)  # each of three errors is about as large
        growth, steep = _bounds(terms, (arb.pi() / 8).sin())
        step = float(arb.pi() ** 2 / 4 / (2 * _across(growth, steep) / small).log())
        side = arb(2).sqrt() / 2
        growth, steep = _bounds(terms, side)
        first = float((small / steep).log())
        last = float((((1 + growth) / small).log() / side + 2).log())
        return _summed(terms, step, int(first / step) - 1, int(last / step) + 1)


def _summed(terms: Terms, step: float, first: int, last: int) -> Ball:
    """The trapezoidal sum over v = first h, ..., last h, with what it may be off by."""
    total = arb(0)
    for j in range(first, last + 1):
        total += _real_part((j * arb(step)).exp(), terms)
    growth, steep = _bounds(terms, (arb.pi() / 8).sin())
    between = 2 * _across(growth, steep) / ((arb.pi() ** 2 / 4 / arb(step)).exp() - 1)
    side = arb(2).sqrt() / 2
    growth, steep = _bounds(terms, side)
    below = steep * (first * arb(step)).exp()
    end = side * (last * arb(step)).exp()
    above = (1 + growth) * (-end).exp() / end
    error = (between + below + above).upper()
    return total * arb(step) + error.union(-error)


def _across(growth: Ball, steep: Ball) -> Ball:
    """A bound of M and of M'."""
    return 1 + (1 + growth) * (steep.log() + 2)


def _negative(terms: Terms) -> int:
    return sum(k for nu, k in terms if nu < 0)


def _bounds(terms: Terms, side: Ball) -> tuple[Ball, Ball]:
    """G and L where c is at least ``side``."""
    growth = side ** (arb(-_negative(terms)) / 2)
    return growth, 1 + growth * (1 + sum((abs(nu) * k for nu, k in terms), arb(0)) / side)


def _real_part(r: Ball, terms: Terms) -> Ball:
    """Of f on the ray of π/4."""
    t = r * acb(1, 1) / arb(2).sqrt()
    exponent = t * acb(0, 1)
    for nu, k in terms:
        exponent -= (1 - t * acb(0, 2 * nu)).log() * k / 2
    return ((-t).exp() - exponent.exp()).real


def _require(terms: Terms, prec: int) -> None:
    if prec < 1:
        raise ValueError(f"expect_log_quadratic: prec={prec} is not in 1, 2, ...")
    for nu, k in terms:
        if k < 1 or not (nu > 0 or nu < 0):
            raise ValueError(f"expect_log_quadratic: ν={nu}, k={k} are not ν ≠ 0 and k = 1, 2, ...")
    if _negative(terms) > MOST:
        many = _negative(terms)
        raise ValueError(f"expect_log_quadratic: {many} degrees with ν < 0 are above {MOST}")
