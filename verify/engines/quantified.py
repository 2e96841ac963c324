"""Quantifiers inside a statement as Z3 formulas, to be decided by quantifier elimination.

Fresh variables for roots and reciprocals are bound together with the variable they belong to, and
where a term under a quantifier may be undefined is asked about with all the others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp
import z3

from theory.statements import Exists, ForAll, Statement
from verify.engines.smt import Translation

__all__ = ["quantified", "variable"]

Term = Any
Formula = Callable[[Statement, Translation], Term]


def variable(symbol: sp.Symbol) -> Term:
    """The Z3 constant that stands for a symbol."""
    return z3.Int(str(symbol)) if symbol.is_integer else z3.Real(str(symbol))


def quantified(statement: Exists | ForAll, formula: Formula, to: Translation) -> Term:
    """The statement with its quantifier.

    Raises:
        Undecidable: it is not semialgebraic.
    """
    inner = to.inside(statement.over)
    within = formula(statement.within, inner)
    first = z3.And(*inner.exists)
    body = formula(statement.such_that, inner)
    meant = z3.And(*inner.meanings)
    bound = [*map(variable, statement.over), *inner.fresh]
    if inner.exists:
        real = z3.And(first, z3.Implies(within, z3.And(*inner.exists)))
        to.exists.append(z3.ForAll(bound, z3.Implies(meant, real)))
    if isinstance(statement, Exists):
        return z3.Exists(bound, z3.And(meant, within, body))
    return z3.ForAll(bound, z3.Implies(z3.And(meant, within), body))
