"""The letters of a paper: real numbers, sizes (step counts) and functions.

Every symbol of a claim is real; its sign is a hypothesis, never an assumption of the symbol, so
that no method can use a sign that the statement does not give.
"""

from __future__ import annotations

import sympy as sp

__all__ = ["function", "real", "size"]


def real(names: str) -> sp.Symbol | tuple[sp.Symbol, ...]:
    """Name one real symbol or several, separated by blanks."""
    return sp.symbols(names, real=True)


def size(names: str) -> sp.Symbol | tuple[sp.Symbol, ...]:
    """Integers ≥ 0, one or several: the step counter ``t``."""
    return sp.symbols(names, integer=True, nonnegative=True)


def function(name: str) -> sp.Function:
    """Name a real-valued function; a Definition gives it its meaning."""
    return sp.Function(name, real=True)
