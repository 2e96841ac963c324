"""Quantifiers inside a statement as Z3 formulas, to be decided by quantifier elimination.

Fresh variables for roots and reciprocals are bound together with the variable they belong to, and
where a term under a quantifier may be undefined is asked about with all the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import sympy as sp
import z3

from theory.statements import Exists, ForAll, Statement
from theory.trees import leaves, rebuild, walk
from verify.engines.smt import Translation

__all__ = ["bound", "quantified", "settled", "variable"]

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
    own = [*map(variable, statement.over), *inner.fresh]
    if inner.exists:
        real = z3.And(first, z3.Implies(within, z3.And(*inner.exists)))
        to.exists.append(z3.ForAll(own, z3.Implies(meant, real)))
    if isinstance(statement, Exists):
        return z3.Exists(own, z3.And(meant, within, body))
    return z3.ForAll(own, z3.Implies(z3.And(meant, within), body))


def bound(statement: Statement) -> list[sp.Symbol]:
    """The variables of all quantifiers in a statement."""
    quantifiers = [part for part in walk(statement) if isinstance(part, Exists | ForAll)]
    return [symbol for part in quantifiers for symbol in part.over]


def settled(
    inside: Statement,
    over: Sequence[sp.Symbol],
    within: sp.Basic,
    closed: Callable[[sp.Basic], sp.Basic],
) -> Statement:
    """What is said of all ``over`` ``within`` a condition, with the numbers that it gives to some.

    Of rivals at a place the condition gives all of them, and numbers are compared much faster than
    letters of which equations are assumed. Where a number would make a term undefined the letters
    stay, so that it is found ill-posed.
    """
    equal = [part for part in sp.And.make_args(within) if isinstance(part, sp.Eq)]
    known = {part.lhs: part.rhs for part in equal if part.lhs in over and part.rhs.is_Rational}
    if not known or set(known) & set(bound(inside)):
        return inside
    found: Statement = rebuild(inside, lambda expr: closed(expr).xreplace(known))
    return inside if any(leaf.has(sp.zoo, sp.nan) for leaf in leaves(found)) else found
