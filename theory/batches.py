"""The mean over a minibatch as a function that expressions can use and differentiate."""

from __future__ import annotations

import sympy as sp

__all__ = ["Average", "averaged", "batched"]


class Average(sp.Function):  # type: ignore[misc]  # SymPy has no types
    """(1/S) Σ g(x_s) over the S draws of a batch, for an expression g of batched draws.

    Everything else in g is the same for all members, so that d/dw Average(g) = Average(dg/dw).
    """

    nargs = (1,)

    @classmethod
    def eval(cls, g: sp.Expr) -> sp.Expr | None:
        """The mean of a number is that number."""
        return g if g.is_number else None

    def _eval_derivative(self, s: sp.Symbol) -> sp.Expr:
        return Average(sp.diff(self.args[0], s))

    def _eval_is_real(self) -> bool | None:
        real: bool | None = self.args[0].is_real
        return real


def batched(expr: sp.Expr) -> set[sp.Symbol]:
    """The symbols inside the averages of an expression."""
    return {s for part in expr.atoms(Average) for s in part.args[0].free_symbols}


def averaged(g: sp.Expr, draws: set[sp.Symbol]) -> sp.Expr:
    """Average(g) with every factor and term that no draw is in taken out of the mean."""
    total = sp.Integer(0)
    for term in sp.Add.make_args(sp.expand(g)):
        outside, inside = term.as_independent(*draws, as_Add=False)
        total += outside * (Average(inside) if inside.free_symbols & draws else inside)
    return total
