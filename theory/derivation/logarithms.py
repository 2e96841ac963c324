"""E ln|α + βx| for a normal x, in closed form.

With c = (α + βm)/(|β| s), x ∼ N(m, s²) and Z ∼ N(0, 1) it is ln(|β| s) + E ln|c + Z|. The moment
E|c + Z|^r = 2^(r/2) Γ((1 + r)/2)/√π ₁F₁(−r/2; ½; −c²/2) has at r = 0 the derivative
E ln|c + Z| = −(γ + ln 2)/2 + k ₂F₂(1, 1; 3/2, 2; −k), k = c²/2, γ being Euler's constant.
"""

from __future__ import annotations

import sympy as sp

from theory.laws import Normal, single
from theory.models import Path
from theory.quantities import Over

__all__ = ["mean_log"]


def mean_log(of: sp.Expr, over: Over) -> sp.Expr | None:
    """E ln|f| for an f that is affine in the only draw, a normal one; None for anything else.

    It holds where the slope of f is not 0.
    """
    draws = over.model.draws if isinstance(over, Path) else over
    if not isinstance(of, sp.log) or not isinstance(of.args[0], sp.Abs):
        return None
    (f,) = of.args[0].args
    if len(draws) != 1 or not single(draws[0]) or not isinstance(draws[0].law, Normal):
        return None
    x, law = draws[0].symbol, draws[0].law
    if not f.is_polynomial(x) or sp.degree(f, x) != 1:
        return None
    slope, constant = (sp.Poly(f, x).coeff_monomial(power) for power in (x, 1))
    variance = sp.expand(slope**2 * law.variance)
    k = sp.expand(constant + slope * law.mean) ** 2 / (2 * variance)
    series = sp.hyper((1, 1), (sp.Rational(3, 2), 2), -k)
    return sp.log(variance) / 2 - (sp.EulerGamma + sp.log(2)) / 2 + k * series
