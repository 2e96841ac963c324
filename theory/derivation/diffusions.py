"""Closed forms for dw = b w dt + Σ σ_k w dB_k: ln|w_t/w_0| is normal, with mean γ t, variance s² t.

By Itô's formula γ = b − ½ Σ σ_k² for the integral of Itô and γ = b for that of Stratonovich, and
s² = Σ σ_k².
"""

from __future__ import annotations

import sympy as sp

from theory.diffusions import OnInterval, ito_drift, variance_rate
from theory.models import ITO, Diffusion, Model

__all__ = ["half_lines", "log_growth"]


def log_growth(model: Model) -> tuple[sp.Expr, sp.Expr] | None:
    """γ and s² of a diffusion with one state that is linear in it; None for any other model."""
    if not isinstance(model, Diffusion) or len(model.state) != 1:
        return None
    (w,), (drift,), (row,) = model.state, model.drift, model.volatility
    slopes = [sp.cancel(sp.expand(part) / w) for part in (drift, *row)]
    if any(slope.has(w) for slope in slopes):
        return None
    b, spread = slopes[0], sp.Add(*(slope**2 for slope in slopes[1:]))
    return (b - spread / 2 if model.calculus is ITO else b), spread


def half_lines(model: Model) -> tuple[OnInterval, OnInterval] | None:
    """The model below 0 and above, if it has one state and rests at 0, its coefficients rational.

    Then a path from 0 stays there, and no path crosses it.
    """
    if not isinstance(model, Diffusion) or len(model.state) != 1:
        return None
    (w,) = model.state
    drift, rate = (sp.cancel(sp.together(c)) for c in (ito_drift(model), variance_rate(model)))
    for coefficient in (drift, rate):
        top, bottom = sp.fraction(coefficient)
        if not (top.is_polynomial(w) and bottom.is_polynomial(w)):
            return None
        if sp.expand(top.subs(w, 0)) != 0:  # then it is no pole either: they have no common factor
            return None
    return OnInterval(model, -sp.oo, sp.Integer(0)), OnInterval(model, sp.Integer(0), sp.oo)
