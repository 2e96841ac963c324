"""Factors whose law is the same for all parameters: the sign of their growth is one number's.

α + βx with x ∼ N(m, v) has the law N(α + βm, β²v), and with x uniform it is uniform between the
images of the ends. Where these are numbers, whatever the parameters are, so is E ln|α + βx|.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import sympy as sp

from theory.laws import Draw, Normal, Uniform, single
from verify.engines.normal_form import Conditions, Powers, Unshown, same
from verify.engines.smt import Translation, Undecidable

if TYPE_CHECKING:
    from numerics.laws import Gaussian, Interval

__all__ = ["ENGINE", "growth_side"]

ENGINE = "numerics.balls"
BITS = (64, 128, 256)

Closed = Callable[[sp.Basic], Any]


def growth_side(f: sp.Expr, draws: tuple[Draw, ...], closed: Closed, to: Translation) -> int:
    """The sign of E ln|f|, 1 or −1.

    Raises:
        Undecidable: the law of f depends on parameters or is another one, the number is too close
            to 0, or the engine is missing.
    """
    law = _law(f, draws, closed, to)
    try:
        from numerics.balls import expect_log
        from numerics.enclosures import sign
    except ModuleNotFoundError as missing:
        raise Undecidable(f"engine missing: {missing.name}") from None
    for bits in BITS:
        mean = expect_log(law, Fraction(0), Fraction(1), bits)
        side = None if mean is None else sign(mean)
        if side:
            return side
    raise Undecidable(f"E ln|f| of {law} is too close to 0")


def _law(
    f: sp.Expr, draws: tuple[Draw, ...], closed: Closed, to: Translation
) -> Gaussian | Interval:
    drawn = draws[0].law if len(draws) == 1 and single(draws[0]) else None
    if not isinstance(drawn, Normal | Uniform):
        raise Undecidable("the factor is not that of one normal or uniform draw")
    x, f = draws[0].symbol, closed(f)
    if not f.is_polynomial(x) or sp.degree(f, x) != 1:
        raise Undecidable(f"the factor {f} is not affine in the draw")
    constant, slope = (sp.Poly(f, x).coeff_monomial(power) for power in (1, x))
    from numerics.laws import Gaussian, Interval

    try:
        if isinstance(drawn, Normal):
            mean, variance = closed(drawn.mean), closed(drawn.variance)
            moved = constant + slope * mean, slope**2 * variance
            return Gaussian(*(_number(part, to) for part in moved))
        images = (constant + slope * closed(end) for end in (drawn.low, drawn.high))
        low, high = sorted(_number(image, to) for image in images)
        return Interval(low, high)
    except ValueError as error:
        raise Undecidable(str(error)) from None


def _number(expr: sp.Expr, to: Translation) -> Fraction:
    """The value of an expression that is the same rational number wherever it exists.

    Where it exists is put into the translation.

    Raises:
        Undecidable: it is not shown to be one.
    """
    constant = sp.cancel(expr)
    try:
        shown = constant.is_Rational and same(expr, constant, Conditions(), Powers.KEPT)
    except Unshown:
        shown = False
    if not shown:
        raise Undecidable(f"{expr} is not one number for all parameters")
    to.term(expr)
    return Fraction(int(constant.p), int(constant.q))
