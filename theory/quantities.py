"""Named numbers of a path or of a draw: what a statement compares.

A quantity is not an expression: it says *what* is meant, and each method finds its value in its own
way. ``Definition(γ(λ), Rate(w, path))`` gives it a name that expressions can use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import sympy as sp

from theory.laws import Draw
from theory.models import Path

__all__ = ["Definition", "Mean", "Probability", "Quantity", "Rate", "Supremum", "Variance"]

Over = Path | tuple[Draw, ...]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """E[of], over one draw of the data, or over a path at step ``at``.

    Over a path the state symbols in ``of`` stand for the state at that step.
    """

    of: sp.Expr
    over: Over
    at: sp.Expr | None = None


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Variance:
    """Var[of], over one draw of the data, or over a path at step ``at``."""

    of: sp.Expr
    over: Over
    at: sp.Expr | None = None


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Probability:
    """P(of), for a condition on one draw, or on the state at step ``at`` of a path."""

    of: sp.Basic
    over: Over
    at: sp.Expr | None = None


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """lim (1/t) E ln|of| along a path: the asymptotic average growth rate of ``of``."""

    of: sp.Expr
    over: Path


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Supremum:
    """sup of ``of`` as ``over`` varies ``within`` a condition; the other symbols stay free."""

    of: sp.Expr
    over: sp.Symbol
    within: sp.Basic


Quantity = Mean | Variance | Probability | Rate | Supremum


@final
@dataclass(frozen=True, slots=True)
class Definition:
    """``name`` stands for ``means``: a quantity, or an expression in earlier names.

    The name is a symbol, or a function applied to the symbols that vary under a quantifier, a limit
    or a derivative: ``Definition(γ(λ), Rate(of=w, over=path))``.

    Raises:
        TypeError: the name is neither a symbol nor an applied function of symbols.
    """

    name: sp.Expr
    means: Quantity | sp.Expr

    def __post_init__(self) -> None:
        named = isinstance(self.name, sp.Symbol) or (
            isinstance(self.name, sp.core.function.AppliedUndef)
            and all(isinstance(arg, sp.Symbol) for arg in self.name.args)
        )
        if not named:
            raise TypeError(f"Definition: {self.name!r} is not a symbol or a function of symbols")
