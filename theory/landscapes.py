"""Loss landscapes as expressions, each built once, with its letters as arguments.

They are sampled losses: x is a draw of the data, and so is the label y.
"""

from __future__ import annotations

import sympy as sp

__all__ = ["network", "quadratic", "quartic", "two_valleys"]


def quadratic(w: sp.Symbol, x: sp.Expr) -> sp.Expr:
    """X w²/2: the loss whose curvature is drawn."""
    return x * w**2 / 2


def quartic(w: sp.Symbol, x: sp.Expr) -> sp.Expr:
    """X w²/2 + w⁴/4: bounded below, like the quadratic near w = 0."""
    return x * w**2 / 2 + w**4 / 4


def two_valleys(w1: sp.Symbol, w2: sp.Symbol, *, a: sp.Expr, b: sp.Expr, x: sp.Expr) -> sp.Expr:
    """½ [−(w₁ − w₂)² − (w₁ + w₂)² + (w₁ − w₂)⁴ + (w₁ + w₂)⁴ − 2 a w₂² + x b w₁²].

    Two pairs of minima, of which those on the axis w₁ = 0 are the sharper for a > 0; the noise
    moves along w₁.
    """
    apart, together = w1 - w2, w1 + w2
    valleys = -(apart**2) - together**2 + apart**4 + together**4
    return (valleys - 2 * a * w2**2 + x * b * w1**2) / 2


def network(w1: sp.Symbol, w2: sp.Symbol, *, x: sp.Expr, y: sp.Expr) -> sp.Expr:
    """(f(x) − y)² for f(x) = w₂ (w₁ x)²: one hidden neuron with a quadratic activation."""
    return (w2 * (w1 * x) ** 2 - y) ** 2
