"""A claim at a point: every free variable has an exact value, every varying law is bound."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from theory.claims import Claim, Hypothesis, Reading
from theory.laws import AnyLaw, Law
from theory.quantities import Definition, Printed, Quantity
from theory.statements import Statement
from theory.trees import rebuild, walk
from verify.printed import spelled

__all__ = ["Instance", "Values", "instance", "meaning", "names_in", "read", "with_law"]

Values = tuple[tuple[sp.Symbol, sp.Expr], ...]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """A statement whose free variables have values.

    Attributes:
        statement: as in the claim, symbols not yet replaced (substitution lets SymPy evaluate).
        given: the hypotheses.
        where: the definitions.
        values: exact values of the free variables.
    """

    statement: Statement
    given: tuple[Hypothesis, ...]
    where: tuple[Definition, ...]
    values: Values

    @property
    def at(self) -> dict[sp.Symbol, sp.Expr]:
        """The values as a mapping."""
        return dict(self.values)


def read(claim: Claim, reading: Reading | None) -> Claim:
    """The claim under one reading: symbols bound, hypotheses added, no reading left open."""
    claim = _spelled(claim)
    if reading is None:
        return claim
    binds = dict(reading.binds)

    def bind(expr: sp.Basic) -> sp.Basic:
        return expr.xreplace(binds) if binds else expr

    parts = rebuild((claim.states, claim.where, claim.given), bind)
    states, where, given = parts
    return dataclasses.replace(
        claim, states=states, where=where, given=(*given, *reading.given), readings=()
    )


def _spelled(claim: Claim) -> Claim:
    """The claim without printed numbers; the very same where it has none."""
    if not any(isinstance(part, Printed) for part in walk(claim.states)):
        return claim
    return dataclasses.replace(claim, states=spelled(claim.states))


def with_law(claim: Claim, bindings: Mapping[AnyLaw, Law]) -> Claim:
    """The claim with its varying laws bound."""
    if not bindings:
        return claim
    states, where = _bind_laws((claim.states, claim.where), bindings)
    return dataclasses.replace(claim, states=states, where=where)


def _bind_laws(node: Any, bindings: Mapping[AnyLaw, Law]) -> Any:
    if isinstance(node, AnyLaw):
        return bindings.get(node, node)
    if isinstance(node, sp.Basic):
        return node
    if isinstance(node, tuple):
        return tuple(_bind_laws(child, bindings) for child in node)
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        fields = {f.name: getattr(node, f.name) for f in dataclasses.fields(node)}
        bound = {name: _bind_laws(child, bindings) for name, child in fields.items()}
        kind: Any = type(node)
        return kind(*bound["parts"]) if [*bound] == ["parts"] else kind(**bound)
    return node


def instance(claim: Claim, values: Values) -> Instance:
    """The claim at a point."""
    return Instance(statement=claim.states, given=claim.given, where=claim.where, values=values)


def meaning(name: sp.Expr, where: tuple[Definition, ...]) -> Quantity | sp.Expr | None:
    """What a defined name (or an applied one, at these arguments) stands for; None if unknown."""
    for definition in where:
        if definition.name == name:
            return definition.means
        if isinstance(name, AppliedUndef) and name.func == definition.name.func:
            swap = dict(zip(definition.name.args, name.args, strict=True))
            return _renamed(definition.means, swap)
    return None


def _renamed(means: Quantity | sp.Expr, swap: Mapping[sp.Expr, sp.Expr]) -> Quantity | sp.Expr:
    renamed: Quantity | sp.Expr = rebuild(means, lambda expr: expr.xreplace(swap))
    return renamed


def names_in(expr: sp.Basic, where: tuple[Definition, ...]) -> tuple[sp.Expr, ...]:
    """The defined names that occur in an expression, as they occur.

    In the order of their texts: which of them is found to be unreadable first is a reason that is
    printed.
    """
    heads = {d.name.func for d in where if isinstance(d.name, AppliedUndef)}
    symbols = {d.name for d in where if isinstance(d.name, sp.Symbol)}
    applied = {f for f in expr.atoms(AppliedUndef) if f.func in heads}
    return tuple(sorted(applied | (expr.free_symbols & symbols), key=str))
