"""The functions h of which E h(|alpha + beta x|) is enclosed: logarithm, its square, powers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import final

from flint import arb

from numerics.enclosures import Analytic, Ball, enclose

__all__ = ["LOG", "LOG_SQUARED_UNSCALED", "LOG_UNSCALED", "Kernel", "power"]


@final
@dataclass(frozen=True, slots=True)
class Kernel:
    """A function h on (0, oo), of one sign on (0, 1), with what the three pieces need.

    Attributes:
        value: h(u) for a ball u > 0.
        zero: h(0), None if it is infinite.
        integrand: h in the complex plane cut along the negative axis.
        primitive: u -> int_0^u h for a ball u > 0.
        core: e -> int_0^e w^2 h(w) dw.
        growth: T -> A + B + C with |h(T + x)| <= A + B x + C x^2 for x >= 0, T >= 1.
        rate: how fast the integral of w^-(nu + 1) h(w) over [T, oo) falls: T^-rate.
        decay: (nu, T) -> a bound on that integral, for T >= 1.
        rescale: from E h(w) and d to E h(d w).
        moment: k -> E h(|c + Z|) for a ball k = c^2/2, where it has a closed form.
    """

    value: Callable[[Ball], Ball]
    zero: Fraction | None
    integrand: Callable[[Analytic], Analytic]
    primitive: Callable[[Ball], Ball]
    core: Callable[[Ball], Ball]
    growth: Callable[[Ball], Ball]
    rate: Callable[[Fraction], Fraction]
    decay: Callable[[Ball, Ball], Ball]
    rescale: Callable[[Ball, Ball], Ball]
    moment: Callable[[Ball], Ball] | None = None


def _keep(mean: Ball, _: Ball) -> Ball:
    return mean


def power(s: Fraction) -> Kernel:
    """h(u) = u^s. Growth: (T + x)^s <= T^s (1 + s x / T) for s > 0, <= T^s for s < 0."""
    return Kernel(
        value=lambda u: u ** enclose(s),
        zero=Fraction(0) if s > 0 else None,
        integrand=lambda z: z**s,
        primitive=lambda u: u ** enclose(1 + s) / enclose(1 + s),
        core=lambda e: e ** enclose(3 + s) / enclose(3 + s),
        growth=lambda t: t ** enclose(s) * (1 + enclose(max(s, Fraction(0))) / t),
        rate=lambda nu: nu - s,
        decay=lambda nu, t: t ** (enclose(s) - nu) / (nu - enclose(s)),
        rescale=lambda mean, d: mean * d ** enclose(s),
        moment=lambda k: _absolute_moment(s, k),
    )


def _absolute_moment(s: Fraction, k: Ball) -> Ball:
    """E|c + Z|^s, k = c^2/2."""
    half = enclose(s / 2)
    outside = arb(2) ** half * (half + enclose(Fraction(1, 2))).gamma() / arb.pi().sqrt()
    return outside * (-k).hypgeom_1f1(-half, enclose(Fraction(1, 2)))


def _logarithmic_moment(k: Ball) -> Ball:
    """E ln|c + Z|, k = c^2/2."""
    series = (-k).hypgeom([arb(1), arb(1)], [enclose(Fraction(3, 2)), arb(2)])
    return k * series - (arb.const_euler() + arb.const_log2()) / 2


LOG_UNSCALED = Kernel(
    value=lambda u: u.log(),
    zero=None,
    integrand=lambda z: z.log(),
    primitive=lambda u: u * u.log() - u,
    core=lambda e: e**3 * (e.log() / 3 - arb(1) / 9),
    growth=lambda t: t.log() + 1 / t,  # ln(T + x) <= ln T + x / T
    rate=lambda nu: nu,
    decay=lambda nu, t: t**-nu * (t.log() / nu + 1 / nu**2),
    rescale=_keep,
    moment=_logarithmic_moment,
)
LOG = replace(LOG_UNSCALED, rescale=lambda mean, d: mean + d.log())
LOG_SQUARED_UNSCALED = Kernel(
    value=lambda u: u.log() ** 2,
    zero=None,
    integrand=lambda z: z.log() ** 2,
    primitive=lambda u: u * (u.log() ** 2 - 2 * u.log() + 2),
    core=lambda e: e**3 * (e.log() ** 2 / 3 - 2 * e.log() / 9 + arb(2) / 27),
    growth=lambda t: (t.log() + 1 / t) ** 2,
    rate=lambda nu: nu,
    decay=lambda nu, t: t**-nu * (t.log() ** 2 / nu + 2 * t.log() / nu**2 + 2 / nu**3),
    rescale=_keep,
)
