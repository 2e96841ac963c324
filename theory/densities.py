"""Is an expression a density? What can be said exactly before its parameters have values.

SymPy proposes an antiderivative; it counts only if it differentiates back to the density and is
made of functions that have no jumps, since an antiderivative with a jump gives a wrong integral.
"""

from __future__ import annotations

from functools import lru_cache

import sympy as sp

__all__ = ["antiderivative", "mass", "require_density"]

_SMOOTH = (sp.exp, sp.erf, sp.atan, sp.asin, sp.tanh, sp.sin, sp.cos)  # where they are real
_TRIED = 9  # points at which the sign of a density is looked at


def require_density(x: sp.Symbol, density: sp.Expr, low: sp.Expr, high: sp.Expr) -> None:
    """Refuse what is known to be no density of a law on [low, high].

    Raises:
        ValueError: it is negative somewhere, or its integral is not 1.
    """
    if density.free_symbols <= {x} and not (low.free_symbols or high.free_symbols):
        for at in _points(low, high):
            if density.subs(x, at).is_negative:
                raise ValueError(f"Continuous: the density {density} is negative at {x} = {at}")
    total = mass(x, density, low, high)
    if total is not None and sp.simplify(total - 1) != 0:
        raise ValueError(f"Continuous: {density} integrates to {total} over [{low}, {high}], not 1")


def _points(low: sp.Expr, high: sp.Expr) -> list[sp.Expr]:
    """A few points inside the support."""
    shares = [sp.Rational(i, _TRIED + 1) for i in range(1, _TRIED + 1)]
    if low == -sp.oo and high == sp.oo:
        return [(2 * s - 1) / (s * (1 - s)) for s in shares]
    if low == -sp.oo:
        return [high - s / (1 - s) for s in shares]
    if high == sp.oo:
        return [low + s / (1 - s) for s in shares]
    return [low + s * (high - low) for s in shares]


@lru_cache(maxsize=256)
def mass(x: sp.Symbol, density: sp.Expr, low: sp.Expr, high: sp.Expr) -> sp.Expr | None:
    """∫ density over [low, high] from a checked antiderivative; None where there is none."""
    primitive = antiderivative(density, x)
    if primitive is None:
        return None
    ends = [
        sp.limit(primitive, x, end) if end in (sp.oo, -sp.oo) else primitive.subs(x, end)
        for end in (low, high)
    ]
    total = sp.simplify(ends[1] - ends[0])
    return None if total.has(sp.oo, -sp.oo, sp.nan, sp.zoo, sp.AccumBounds) else total


@lru_cache(maxsize=256)
def antiderivative(density: sp.Expr, x: sp.Symbol) -> sp.Expr | None:
    """A function without jumps whose derivative is the density; None if none was found.

    Only densities without other letters are tried, and polynomials: SymPy may take minutes else.
    """
    if not (density.free_symbols <= {x} or density.is_polynomial(x)):
        return None
    found = sp.integrate(density, x)
    if found.has(sp.Integral, sp.Piecewise) or not _continuous(found, x):
        return None
    return found if sp.simplify(sp.diff(found, x) - density) == 0 else None


def _continuous(expr: sp.Expr, x: sp.Symbol) -> bool:
    """Whether an expression in x is made of operations that are continuous on the whole line."""
    if not expr.has(x) or expr == x:
        return True
    if isinstance(expr, sp.Add | sp.Mul | sp.exp):
        return all(_continuous(part, x) for part in expr.args)
    if isinstance(expr, sp.Pow):
        base, exponent = expr.args
        if exponent.has(x) or not _continuous(base, x):
            return not base.has(x) and base.is_positive is True and _continuous(exponent, x)
        return exponent.is_nonnegative is True or base.is_positive is True
    if isinstance(expr, sp.log):
        return expr.args[0].is_positive is True and _continuous(expr.args[0], x)
    return isinstance(expr, _SMOOTH) and _continuous(expr.args[0], x)
