"""Wrong neighbours of a statement, generated from the statement itself.

Every numeric constant of a formula times 1.05 and 0.95, every sign turned, every term dropped,
every limit exchanged for its opposite; the rivals that a claim names come last. A check that cannot
tell a statement from its rivals is no check.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, final

import sympy as sp

from theory.claims import Claim
from theory.laws import Law
from theory.models import Model, Path
from theory.quantities import Supremum
from theory.statements import (
    All,
    AtMost,
    Equals,
    Event,
    Exists,
    ForAll,
    Implies,
    Not,
    Statement,
)
from theory.trees import walk
from verify.planning.neighbours import DOWN, UP, Change, event, word

__all__ = ["Alternative", "contrary", "rivals"]

MOST = 40


@final
@dataclass(frozen=True, slots=True)
class Alternative:
    """A rival statement.

    Attributes:
        sort: what kind of change it is.
        words: what was changed.
        states: the statement, under the hypotheses of the claim; true where only these differ.
        group: of rivals that are one question; one of them refuted is enough. "" for none.
        variant: the rival as a claim, if it is made under other hypotheses.
    """

    sort: str
    words: str
    states: Statement
    group: str = ""
    variant: Claim | None = None


def rivals(claim: Claim) -> tuple[Alternative, ...]:
    """The rivals of a claim, generated ones first, without repetition."""
    seen: dict[Statement, Alternative] = {}
    for sort, words, states in _statements(claim.states):
        if states != claim.states and states not in seen:
            seen[states] = Alternative(sort, words, states)
        if len(seen) == MOST:
            break  # a large statement has very many more
    if not any(isinstance(part, Equals | sp.Eq) for part in walk(claim.states)):
        # only one direction of an inequality can be wrong, so the two scalings are one sort
        seen = {key: replace(r, sort=r.sort.split(" ×")[0]) for key, r in seen.items()}
    denied = Alternative("contrary", "the conclusion fails", contrary(claim).states)
    own = tuple(Alternative("named", rival.words, rival.states) for rival in claim.rivals)
    return (*seen.values(), *own, denied)


def contrary(claim: Claim) -> Claim:
    """What must be refuted wherever the claim passes: its conclusion fails at every point."""
    return replace(claim, states=_denied(claim.states), corrects="")


def _denied(statement: Statement) -> Statement:
    match statement:
        case Implies(premise=premise, conclusion=conclusion):
            return Implies(premise, _denied(conclusion))
        case ForAll():
            return replace(statement, such_that=_denied(statement.such_that))
        case All(parts=parts) if all(isinstance(p, Implies | All) for p in parts):
            return All(*(_denied(part) for part in parts))
    return Not(statement)


def _statements(node: Any) -> Iterator[Change]:
    """The tree with one thing changed; models, laws and quantified domains stay."""
    if isinstance(node, sp.Basic):
        yield from _expressions(node)
        return
    if isinstance(node, Path | Model | Law | Supremum):
        return
    if isinstance(node, Equals | AtMost) and isinstance(node.right, sp.Expr):
        for sort, factor in (("constant ×1.05", UP), ("constant ×0.95", DOWN)):
            changed = replace(node, right=factor * node.right)
            yield sort, f"right side times {float(factor)}", changed
    if isinstance(node, Event):
        yield from event(node)
        return
    yield from word(node)
    if isinstance(node, Exists) and node.witness is not None:
        yield from _at_witness(node)
        return
    skip = {"within", "over", "witness", "breaks_at", "upto", "kind", "text"}
    for name, child, rebuilt in _children(node):
        if name not in skip:
            for sort, words, changed in _statements(child):
                yield sort, words, rebuilt(changed)


def _at_witness(node: Exists) -> Iterator[Change]:
    """An existence is wrong in a detail if the detail fails at the witness that is proposed."""
    equations = [sp.Eq(s, x) for s, x in zip(node.over, node.witness or (), strict=True)]
    for sort, words, changed in _statements(node.such_that):
        within = sp.And(*equations)
        yield sort, words, ForAll(over=node.over, such_that=changed, within=within)


def _children(node: Any) -> Iterator[tuple[str, Any, Callable[[Any], Any]]]:
    if isinstance(node, tuple):
        for i, child in enumerate(node):
            yield str(i), child, _placing(node, i)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        for field in dataclasses.fields(node):
            yield field.name, getattr(node, field.name), _replacing(node, field.name)


def _placing(node: tuple[Any, ...], i: int) -> Callable[[Any], Any]:
    return lambda new: (*node[:i], new, *node[i + 1 :])


def _replacing(node: Any, name: str) -> Callable[[Any], Any]:
    if name == "parts":
        return lambda new: type(node)(*new)
    return lambda new: replace(node, **{name: new})


def _expressions(expr: sp.Basic) -> Iterator[Change]:
    """The expression with one constant scaled, one sign turned or one term dropped."""
    if expr.is_Rational and expr != 0:
        for sort, factor in (("constant ×1.05", UP), ("constant ×0.95", DOWN)):
            yield sort, f"{expr} → {factor * expr}", factor * expr
        return
    if isinstance(expr, sp.Add):
        for term in expr.args:
            rest = sp.Add(*(other for other in expr.args if other is not term))
            yield "sign", f"{_told(term)} → {_told(-term)} in {_told(expr)}", rest - term
            yield "term", f"{_told(term)} dropped in {_told(expr)}", rest
    for i, child in enumerate(expr.args):
        if isinstance(expr, sp.Pow) and i == 1 and not expr.base.is_number:
            continue  # another power may not be real where the statement is made
        if isinstance(expr, sp.Mul) and child == -1:
            continue  # a sign, turned in the sum above it
        for sort, words, changed in _expressions(child):
            arguments = (*expr.args[:i], changed, *expr.args[i + 1 :])
            rebuilt = expr.func(*arguments)
            if rebuilt not in (sp.true, sp.false) and not rebuilt.has(sp.zoo, sp.nan):
                yield sort, words, rebuilt


@lru_cache(maxsize=1 << 10)
def _told(expr: sp.Expr) -> str:
    return str(expr)
