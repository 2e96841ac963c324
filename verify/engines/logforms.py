"""Logarithms of densities, and what is affine in the logarithm of a state: α ln|w_t/w_0| + β."""

from __future__ import annotations

import sympy as sp

from verify.engines.closed import Unread

__all__ = ["in_logarithm", "logarithm", "under_logarithm"]


def in_logarithm(of: sp.Expr, w: sp.Symbol, w0: sp.Expr) -> tuple[sp.Expr, sp.Expr]:
    """α and β with of = α ln|w/w_0| + β, free of w.

    Raises:
        Unread: ``of`` has another shape.
    """
    growth, swap = sp.Symbol("S", real=True), {}
    for part in of.atoms(sp.log):
        if part.has(w):
            ratio = sp.simplify(part.args[0] / sp.Abs(w))  # ln|c w_t| = S + ln|c w_0|
            swap[part] = growth + sp.log(sp.simplify(sp.Abs(ratio * w0)))
    form = sp.expand(of.xreplace(swap), log=False)
    if form.has(w) or not form.is_polynomial(growth) or sp.degree(form, growth) != 1:
        raise Unread(f"{of} is not α_t ln|w_t/w_0| + β_t")
    return form.coeff(growth, 1), form.coeff(growth, 0)


def logarithm(density: sp.Expr) -> sp.Expr:
    """Ln of a density, taken apart so that nothing overflows."""
    match density:
        case sp.Mul(args=factors):
            return sp.Add(*map(logarithm, factors))
        case sp.exp(args=(inside,)):
            return inside.doit()
        case sp.Pow(base=base, exp=exponent):
            return exponent * logarithm(base)
    return sp.log(sp.Abs(density))


def under_logarithm(of: sp.Expr) -> sp.Expr | None:
    """The f of ln|f|, also where SymPy has moved the bars, as of 1 + x² or 2|x|; else None."""
    if not isinstance(of, sp.log) or not of.args[0].is_nonnegative:
        return None
    factors = sp.Mul.make_args(of.args[0])
    return sp.Mul(*(part.args[0] if isinstance(part, sp.Abs) else part for part in factors))
