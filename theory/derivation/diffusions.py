"""Closed forms for dw = b w dt + Σ σ_k w dB_k: ln|w_t/w_0| is normal, with mean γ t, variance s² t.

By Itô's formula γ = b − ½ Σ σ_k² for the integral of Itô and γ = b for that of Stratonovich, and
s² = Σ σ_k².
"""

from __future__ import annotations

import sympy as sp

from theory.models import ITO, Diffusion, Model

__all__ = ["log_growth"]


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
