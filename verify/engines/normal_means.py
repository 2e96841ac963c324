"""Balls around E g(x) for a normal x and a smooth g that grows no faster than a polynomial.

Between the ends of an interval around the mean the integrand is analytic and is integrated with a
bound of its error. Beyond, |g(x)| ≤ B(|x|) for a polynomial B with coefficients of at least 0,
found term by term, and with y = x − m and the density φ of y the integrals of y^k from L on are

    M_0 = erfc(L/√(2v))/2,  M_1 = v φ(L),  M_k = v (L^(k−1) φ(L) + (k − 1) M_{k−2}).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from math import isqrt
from operator import add, mul
from typing import Any

import sympy as sp

from theory.laws import Draw, Normal, single
from verify.engines.closed import Unread
from verify.instances import Instance
from verify.parameters import fraction, here

__all__ = ["normal_mean"]

Ball = Any
Integrand = Callable[[Any], Any]
BOUNDED = (sp.tanh, sp.sin, sp.cos, sp.erf)
SMOOTH = {sp.exp: "exp", sp.tanh: "tanh", sp.sin: "sin", sp.cos: "cos", sp.erf: "erf"}
_R = sp.Dummy("r", nonnegative=True)  # |x|


def normal_mean(of: sp.Expr, draws: tuple[Draw, ...], at: Instance, bits: int) -> Ball:
    """E of, over one normal draw.

    Raises:
        Unread: it is over something else, or the function is not of this kind.
    """
    from flint import arb

    from numerics.enclosures import enclose, integral

    if len(draws) != 1 or not single(draws[0]) or not isinstance(draws[0].law, Normal):
        raise Unread(f"the mean of {of} over a density is not enclosed")
    (x,), law = draws[0].symbols, draws[0].law
    mean, variance = (fraction(here(part, at)) for part in (law.mean, law.variance))
    if mean is None or variance is None or variance <= 0:
        raise Unread(f"the parameters of {law} are no rational numbers with a positive variance")
    g = of.xreplace({s: here(s, at) for s in of.free_symbols - {x}})
    if (exact := _of_polynomial(g, x, mean, variance)) is not None:
        return enclose(exact)
    bound, inside = sp.Poly(_bound(g, x), _R), _integrand(g, x)
    reach = _deviations(bits) * _above_root(variance)
    centre, spread = enclose(mean), enclose(variance)

    def weighted(z: Any) -> Any:
        away = z - centre
        return inside(z) * (-away * away / (2 * spread)).exp()

    try:
        whole = integral(weighted, mean - reach, mean + reach, bits)
    except ValueError as error:
        raise Unread(str(error)) from None
    tail = _tail(bound, abs(mean), variance, reach)
    return whole / (2 * arb.pi() * spread).sqrt() + 2 * tail * arb(0, 1)


def _of_polynomial(g: sp.Expr, x: sp.Symbol, mean: Fraction, variance: Fraction) -> Fraction | None:
    """E g by E x^k = m E x^(k−1) + (k − 1) v E x^(k−2), for a polynomial with rational numbers.

    Not by the moments of the exact method: the two are counted as independent.
    """
    if not g.is_polynomial(x):
        return None
    coefficients = [fraction(c) for c in reversed(sp.Poly(g, x).all_coeffs())]
    moments = [Fraction(1), mean]
    for k in range(2, len(coefficients)):
        moments.append(mean * moments[k - 1] + (k - 1) * variance * moments[k - 2])
    known = [c for c in coefficients if c is not None]
    if len(known) < len(coefficients):
        return None
    return sum((c * m for c, m in zip(known, moments, strict=False)), Fraction(0))


def _deviations(bits: int) -> int:
    """So many that e^(−T²/2) is below 2^(−bits)."""
    return isqrt(2 * bits) + 2


def _above_root(variance: Fraction) -> Fraction:
    """A rational number that is not below the square root, and near it."""
    scale = 1 << 20
    return Fraction(isqrt(variance.numerator * scale * scale // variance.denominator) + 1, scale)


def _tail(bound: sp.Poly, away: Fraction, variance: Fraction, reach: Fraction) -> Ball:
    """∫ B(|m| + y) φ(y) dy from ``reach`` on, at most the tail on either side."""
    from flint import arb

    from numerics.enclosures import enclose

    shifted = bound.compose(sp.Poly(_R + sp.Rational(away.numerator, away.denominator), _R))
    end, v = enclose(reach), enclose(variance)
    density = (-end * end / (2 * v)).exp() / (2 * arb.pi() * v).sqrt()
    moments = [(end / (2 * v).sqrt()).erfc() / 2, v * density]
    coefficients = [enclose(fraction(c) or Fraction(0)) for c in reversed(shifted.all_coeffs())]
    for k in range(2, len(coefficients)):
        moments.append(v * (end ** (k - 1) * density + (k - 1) * moments[k - 2]))
    return reduce(add, (c * m for c, m in zip(coefficients, moments, strict=False)), arb(0))


def _bound(g: sp.Expr, x: sp.Symbol) -> sp.Expr:
    """A polynomial B in |x| with |g(x)| ≤ B(|x|) and coefficients of at least 0.

    Raises:
        Unread: none is found.
    """
    if g.is_Rational:
        return sp.Abs(g)
    if g == x:
        return _R
    if g.is_Add:
        return sp.Add(*(_bound(arg, x) for arg in g.args))
    if g.is_Mul:
        return sp.Mul(*(_bound(arg, x) for arg in g.args))
    if g.is_Pow and g.exp.is_Integer:
        if g.exp > 0:
            return _bound(g.base, x) ** g.exp
        return _least(g.base) ** g.exp
    if isinstance(g, BOUNDED) and g.args[0].free_symbols <= {x}:
        return sp.Integer(1)
    raise Unread(f"nothing bounds {g} for large |{x}|")


def _least(g: sp.Expr) -> sp.Expr:
    """A positive number that g is not below: g is one, plus multiples of exponentials."""
    terms = [term.as_coeff_Mul() for term in sp.Add.make_args(g)]
    constant = [c for c, rest in terms if rest == 1]
    grown = [c for c, rest in terms if isinstance(rest, sp.exp)]
    if len(constant) + len(grown) < len(terms) or not constant or not all(c > 0 for c in grown):
        raise Unread(f"it is not seen that {g} stays away from 0")
    if not (constant[0].is_Rational and constant[0] > 0):
        raise Unread(f"it is not seen that {g} stays away from 0")
    return constant[0]


def _integrand(g: sp.Expr, x: sp.Symbol) -> Integrand:
    """The function in the complex plane.

    Raises:
        Unread: it is not analytic along the line, or not known to be.
    """
    if g.is_Rational:
        number = fraction(g)
        return lambda _: number
    if g == x:
        return lambda z: z
    parts = [_integrand(arg, x) for arg in g.args]
    if g.is_Add or g.is_Mul:
        joined = add if g.is_Add else mul
        return lambda z: reduce(joined, [part(z) for part in parts])
    if g.is_Pow and g.exp.is_Integer:
        exponent, base = int(g.exp), parts[0]
        return lambda z: base(z) ** exponent
    name = SMOOTH.get(g.func)
    if name is None:
        raise Unread(f"{g} is not integrated")
    return lambda z: getattr(parts[0](z), name)()
