"""Three-valued logic: from what a method says of the leaves to what it says of a statement.

The leaves are relations between numbers and events about limits; a ``Reader`` (one per method)
answers those. Connectives are the same for every method:

* a premise that fails sets the point aside, an undecided premise leaves it undecided;
* ``Exists`` is established by a verified witness only, a failed search says nothing;
* two sides that agree within a radius may differ, so that "not equal" is not refuted by it;
* a conclusion is as strong as its weakest step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, final

import sympy as sp

from theory.statements import (
    All,
    AtMost,
    Equals,
    Event,
    Exists,
    ForAll,
    Iff,
    Implies,
    Not,
    Side,
    Statement,
)
from verify.engines.closed import Undefined, Unread, nameless, value
from verify.instances import Instance, Values
from verify.outcome import Strength, Truth

__all__ = ["Found", "Reader", "Relation", "relation", "unknown", "weigh"]

HOLDS, FAILS, UNKNOWN, SET_ASIDE = Truth.HOLDS, Truth.FAILS, Truth.UNKNOWN, Truth.SET_ASIDE


@final
@dataclass(frozen=True, slots=True)
class Relation:
    """``left`` relates to ``right`` by one of "=", "≠", "≤", "<"."""

    left: Side
    right: Side
    sign: str


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A truth with its strength and what there is to print about it."""

    truth: Truth
    strength: Strength = Strength.EXACT
    reason: str = ""
    left: str = ""
    right: str = ""
    radius: str = ""
    detectable: str = ""
    gap: str = ""  # how far apart the sides of a failing equality are at least
    unseen: str = ""  # how far apart sides may be that agree
    alpha: float = 0.0
    samples: int = 0
    bridge: str = ""
    sample: Values = ()  # of a quantified variable, the value that decides


class Reader(Protocol):
    """How one method answers the leaves of a statement at a point."""

    def relation(self, relation: Relation, at: Instance) -> Found:
        """Compare two numbers."""

    def event(self, event: Event | Equals, at: Instance) -> Found:
        """Decide a limit, an equality up to an order, or what a law is."""

    def quantifier(self, statement: Exists | ForAll, at: Instance) -> Found:
        """Decide a statement about all or some values of a variable."""


def unknown(reason: str) -> Found:
    """Nothing decided, and why."""
    return Found(truth=UNKNOWN, reason=reason)


def relation(statement: Statement) -> Relation | None:
    """The relation that a leaf states, if it states one."""
    match statement:
        case Equals(left=left, right=right, upto=None):
            return Relation(left, right, "=")
        case AtMost(left=left, right=right, strict=strict):
            return Relation(left, right, "<" if strict else "≤")
        case sp.Eq():
            return Relation(statement.lhs, statement.rhs, "=")
        case sp.Ne():
            return Relation(statement.lhs, statement.rhs, "≠")
        case sp.Rel():
            lower, upper = statement.lts, statement.gts
            strict = isinstance(statement, sp.StrictLessThan | sp.StrictGreaterThan)
            return Relation(lower, upper, "<" if strict else "≤")
    return None


def weigh(statement: Statement, at: Instance, reader: Reader) -> Found:
    """What a method says of a statement at a point."""
    leaf = relation(statement)
    if leaf is not None:
        return reader.relation(leaf, at)
    if isinstance(statement, Event | Equals):
        return reader.event(statement, at)
    match statement:
        case Not(of=inside) | sp.Not(args=(inside,)):
            return _negation(weigh(inside, at, reader))
        case All(parts=parts) | sp.And(args=parts):
            return _conjunction([weigh(part, at, reader) for part in parts])
        case sp.Or(args=parts):
            return _turned(_conjunction([_turned(weigh(part, at, reader)) for part in parts]))
        case Implies(premise=premise, conclusion=conclusion):
            return _implication(premise, conclusion, at, reader)
        case Iff(left=left, right=right):
            return _equivalence(weigh(left, at, reader), weigh(right, at, reader))
        case Exists():
            return _existence(statement, at, reader)
        case ForAll():
            return _universal(statement, at, reader)
    if statement in (sp.true, sp.false):
        return Found(truth=HOLDS if statement == sp.true else FAILS)
    return unknown(f"{type(statement).__name__} is not read at points")


def _negation(found: Found) -> Found:
    return _no_equality(found) if found.truth is HOLDS and found.unseen else _turned(found)


def _no_equality(found: Found) -> Found:
    reason = f"an agreement is no equality: a difference of {found.unseen} is not seen"
    return replace(found, truth=UNKNOWN, reason=reason)


def _turned(found: Found) -> Found:
    # an implication whose premise is false is true, so its negation fails there
    turned = {HOLDS: FAILS, FAILS: HOLDS, SET_ASIDE: FAILS}.get(found.truth, found.truth)
    return replace(found, truth=turned)


def _conjunction(parts: Sequence[Found]) -> Found:
    """The part that decides, with the strength of the weakest part that was needed.

    Of several parts the gap is dropped: the radius of another method may be that of another part.
    """
    for truth in (FAILS, UNKNOWN):
        decided = [part for part in parts if part.truth is truth]
        if decided:
            first = max(decided, key=lambda part: part.strength)
            return first if len(parts) == 1 else replace(first, gap="")
    held = [part for part in parts if part.truth is HOLDS]
    if not held:
        return Found(truth=SET_ASIDE if parts else HOLDS)
    first = _as_weak_as(min(held, key=lambda part: part.strength), held)
    return first if len(parts) == 1 else replace(first, gap="")


def _implication(premise: Statement, conclusion: Statement, at: Instance, reader: Reader) -> Found:
    before = weigh(premise, at, reader)
    if before.truth is not HOLDS:
        if before.truth is FAILS:
            return Found(truth=SET_ASIDE, reason="the premise is false here")
        return replace(before, truth=UNKNOWN, reason=f"premise undecided: {before.reason}")
    after = weigh(conclusion, at, reader)
    both = _as_weak_as(after, (before, after))
    return _no_equality(both) if after.truth is FAILS and both.unseen else both


def _equivalence(left: Found, right: Found) -> Found:
    for side in (left, right):
        if side.truth in (UNKNOWN, SET_ASIDE):
            return side
    same = left.truth is right.truth
    told = replace(
        _as_weak_as(right, (left, right)),
        left=_said(left),
        right=_said(right),
        reason=f"the left side {left.truth}, the right side {right.truth}",
        sample=(),
    )
    if right.truth is FAILS:  # its radius is not that of an agreement
        told = replace(told, radius="", detectable="")
    if not same and told.unseen:
        return _no_equality(told)
    return replace(told, truth=HOLDS if same else FAILS)


def _said(side: Found) -> str:
    """What one side of an equivalence compares, or how it was decided."""
    return f"{side.truth}: {side.left} vs {side.right}" if side.left else str(side.truth)


def _universal(statement: ForAll, at: Instance, reader: Reader) -> Found:
    """``For all s with s = c``: the statement at s = c. Any other domain is not a point.

    Where the variables have values, as in a counterexample, the statement can only fail.
    """
    conditions = sp.And.make_args(statement.within)
    chosen = {c.lhs: c.rhs for c in conditions if isinstance(c, sp.Eq)}
    if set(statement.over) <= set(at.at):
        one = weigh(Implies(statement.within, statement.such_that), at, reader)
        if one.truth is FAILS:
            return one
    if set(chosen) != set(statement.over) or len(conditions) != len(chosen):
        return reader.quantifier(statement, at)
    there = _chosen(statement.over, tuple(chosen[s] for s in statement.over), at)
    if isinstance(there, Found):
        return there
    return weigh(statement.such_that, there, reader)


def _chosen(
    over: tuple[sp.Symbol, ...], values: tuple[sp.Expr, ...], at: Instance
) -> Instance | Found:
    """The instance in which quantified symbols have values too."""
    try:
        pairs = tuple((s, value(x, at.at, nameless)) for s, x in zip(over, values, strict=True))
    except (Undefined, Unread) as reason:
        return unknown(f"the proposed value is undefined: {reason}")
    return replace(at, values=(*at.values, *pairs))


def _existence(statement: Exists, at: Instance, reader: Reader) -> Found:
    if statement.witness is None:
        return reader.quantifier(statement, at)
    there = _chosen(statement.over, statement.witness, at)
    if isinstance(there, Found):
        return there
    within = weigh(statement.within, there, reader)
    inside = weigh(statement.such_that, there, reader)
    if inside.truth is SET_ASIDE:
        return unknown("vacuous: the premise is false at the proposed witness")
    both = _conjunction([within, inside])
    if both.truth is HOLDS:
        return both
    found = reader.quantifier(replace(statement, witness=None), at)
    if found.truth in (HOLDS, FAILS):
        return found  # another choice serves, or none does
    return unknown(f"the proposed witness is not verified: {both.reason or both.truth}")


def _as_weak_as(found: Found, steps: Sequence[Found]) -> Found:
    weakest = min(step.strength for step in steps)
    return replace(
        found,
        strength=weakest,
        unseen=next((step.unseen for step in steps if step.truth is HOLDS and step.unseen), ""),
        alpha=sum(step.alpha for step in steps),
        samples=max(step.samples for step in steps),
        bridge="; ".join(dict.fromkeys(s.bridge for s in steps if s.bridge)),
    )
