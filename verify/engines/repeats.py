"""What a conclusion repeats of its premise: it is known there, and need not be decided twice."""

from __future__ import annotations

import sympy as sp

from theory.statements import All, Equals, Iff, Implies, Not, Statement
from theory.trees import leaves

__all__ = ["without_repeats"]


def without_repeats(statement: Statement, known: frozenset[Statement] = frozenset()) -> Statement:
    """An equivalent statement: a part of a conclusion that is a part of the premise is left out."""
    match statement:
        case All(parts=parts):
            kept = (part for part in parts if part not in known)
            return All(*(without_repeats(part, known) for part in kept))
        case Implies(premise=premise, conclusion=conclusion):
            told = known | {premise, *_parts(premise)}
            rest = All() if conclusion in told else without_repeats(conclusion, told)
            if _is_plain(rest) and _exists_everywhere(premise):
                return All()
            return Implies(without_repeats(premise, known), rest)
        case Iff(left=left, right=right):
            return Iff(without_repeats(left), without_repeats(right))
        case Not(of=inside):
            return Not(without_repeats(inside))
    return statement


def _is_plain(statement: Statement) -> bool:
    """Whether nothing is left to be decided."""
    if isinstance(statement, All):
        return all(map(_is_plain, statement.parts))
    if isinstance(statement, Equals):
        return statement.upto is None and statement.left == statement.right == 0
    return bool(statement == sp.true)


def _exists_everywhere(statement: Statement) -> bool:
    """Whether every expression is a polynomial, so that no value of a letter is without meaning."""
    return all(
        part.is_polynomial(*part.free_symbols)
        for leaf in leaves(statement)
        for part in (leaf.args if isinstance(leaf, sp.Rel) else (leaf,))
        if isinstance(part, sp.Expr)
    )


def _parts(statement: Statement) -> tuple[Statement, ...]:
    return statement.parts if isinstance(statement, All) else ()
