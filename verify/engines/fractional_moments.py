"""Fractional moments of the factors of a path, enclosed: E|f|^s < 1 says that the path vanishes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, final

import sympy as sp

from theory.models import Path
from verify.engines.balls import ball
from verify.engines.closed import Unread, sign
from verify.engines.finite import growth_factors
from verify.instances import Instance
from verify.lowering import Affine, affine_factor, factor
from verify.outcomes import atoms

__all__ = ["Moment", "moment_below_one"]

Ball = Any


@final
@dataclass(frozen=True, slots=True)
class Moment:
    """A fractional moment shown to be below 1: E|f|^s < 1, with its enclosure as text."""

    s: Fraction
    shown: str


@lru_cache(maxsize=1024)
def moment_below_one(path: Path, at: Instance, powers: tuple[int, ...]) -> Moment | None:
    """The first s = ±2^−n, n in ``powers``, with a certified E|f|^s < 1, or None.

    If E|f|^s < 1 for one s > 0 then for every smaller one, so few need to be tried.

    Raises:
        Unread: the model is not w ← f(x) w with finitely many factors or an affine one.
        Undefined: a factor has no real value.
    """
    if factor(path.model) is None:
        raise Unread("the model is not w ← f(x) w with one state")
    sizes = growth_factors(path, at) if atoms(path, at) is not None else None
    form = affine_factor(path, at) if sizes is None else None
    if sizes is None and form is None:
        raise Unread("the factor is not affine in one draw with a density")
    from flint import ctx

    for power in powers:
        for side in (1, -1):
            s = Fraction(side, 2**power)
            bits = 64 + 2 * power
            with ctx.workprec(bits):
                moment = _finite_moment(sizes, s, bits) if sizes else _affine_moment(form, s, bits)
            if moment is not None and moment < 1:
                return Moment(s, str(moment.str(20)))
    return None


def _affine_moment(form: Affine | None, s: Fraction, bits: int) -> Ball | None:
    from numerics.balls import expect_power

    return None if form is None else expect_power(form.law, form.alpha, form.beta, s, bits)


def _finite_moment(
    sizes: tuple[tuple[sp.Expr, Fraction], ...], s: Fraction, bits: int
) -> Ball | None:
    """Σ p_i |f_i|^s; None if it is infinite or not enclosed."""
    total, exponent = ball(sp.Integer(0), {}, bits), sp.Rational(s.numerator, s.denominator)
    for size, p in sizes:
        if sign(size) == 0:
            if s < 0:
                return None
            continue
        inside = ball(sp.exp(exponent * sp.log(sp.Abs(size)), evaluate=False), {}, bits)
        if inside is None:
            return None
        total = total + ball(sp.Rational(p.numerator, p.denominator), {}, bits) * inside
    return total
