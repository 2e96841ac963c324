"""What a correction changes of the printed statement: the places where the two trees differ.

Each change can be undone by itself, or be replaced by something else, everything around it kept.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, final

import sympy as sp

from theory.models import Model, Path
from theory.quantities import Supremum
from theory.statements import AtMost, Converges, Equals, ForAll, Iff, Implies, Not, Statement

__all__ = ["Change", "Put", "changes", "same_sides"]

Put = Callable[[Any], Any]
_COMMUTING = (sp.Add, sp.Mul, sp.And, sp.Or)
_NEUTRAL = {sp.Add: sp.S.Zero, sp.Mul: sp.S.One, sp.And: sp.true, sp.Or: sp.false}
_ASIDE = {"witness", "breaks_at", "clock"}  # no part of what is said


@final
@dataclass(frozen=True, slots=True)
class Change:
    """One difference of two statements.

    Attributes:
        old, new: what stands there in the printed and in the corrected statement.
        put: the corrected statement with something else in the place of ``new``.
        side: 1 where more of it makes the statement stronger or weaker as in a conclusion, −1 as in
            a premise, 0 where the statement says exactly this, as an equality or an iff does.
    """

    old: Any
    new: Any
    put: Put
    side: int


def changes(old: Statement, new: Statement) -> tuple[Change, ...]:
    """The differences between the printed and the corrected statement, outermost first."""
    return tuple(_changes(old, new, lambda other: other, 1))


def same_sides(old: Any, new: Any) -> bool:
    """Whether two relations compare the same two things, in whichever direction."""
    return set(_sides(old)) == set(_sides(new))


def _changes(old: Any, new: Any, put: Put, side: int) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(new, AtMost | sp.Rel) and isinstance(old, AtMost | sp.Rel):
        yield from _relations(old, new, put, side)
    elif isinstance(new, sp.Basic) and isinstance(old, sp.Basic):
        yield from _expressions(old, new, put, side)
    elif isinstance(new, tuple) and isinstance(old, tuple) and len(old) == len(new):
        for i, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _changes(before, after, _into(put, new, i), side)
    elif type(old) is type(new) and _comparable(old, new):
        for name in (f.name for f in dataclasses.fields(new) if f.name not in _ASIDE):
            before, after = getattr(old, name), getattr(new, name)
            yield from _changes(before, after, _field(put, new, name), _turned(new, name, side))
    else:
        yield Change(old, new, put, side)


def _comparable(old: Any, new: Any) -> bool:
    """Whether two objects of one kind differ inside, and not in what they are about."""
    if isinstance(new, Path | Model) or not dataclasses.is_dataclass(new):
        return False
    return getattr(old, "over", ()) == getattr(new, "over", ()) or isinstance(new, Converges)


def _turned(node: Any, name: str, side: int) -> int:
    """How what stands in a field strengthens the whole, if the node does so with ``side``."""
    match node, name:
        case Implies(), "premise":
            return -side
        case ForAll(), "within":
            return -side
        case Supremum(), "within":
            return -1  # over more, the supremum is no less
        case Not(), _:
            return -side
        case Equals(), "left" | "right":
            return 0 if side == 1 else side
        case Iff() | Converges(), _:
            return 0
    return side


def _field(put: Put, node: Any, name: str) -> Put:
    if name == "parts":
        return lambda other: put(type(node)(*other))
    return lambda other: put(replace(node, **{name: other}))


def _into(put: Put, node: tuple[Any, ...], i: int) -> Put:
    return lambda other: put((*node[:i], other, *node[i + 1 :]))


def _sides(relation: Any) -> tuple[Any, Any]:
    if isinstance(relation, AtMost):
        return relation.left, relation.right
    return relation.args[0], relation.args[1]


def _relations(old: Any, new: Any, put: Put, side: int) -> Iterator[Change]:
    """One side of a comparison that is otherwise the same, or the comparison as a whole."""
    alike = not isinstance(old, AtMost) or old.strict == getattr(new, "strict", None)
    if type(old) is type(new) and alike:
        pairs = list(zip(_sides(old), _sides(new), strict=True))
        differing = [i for i, (before, after) in enumerate(pairs) if before != after]
        if len(differing) == 1:
            (i,) = differing
            yield from _changes(*pairs[i], _beside(put, new, i), side)
            return
    yield Change(old, new, put, side)


def _beside(put: Put, relation: Any, i: int) -> Put:
    """Another thing on one side of a relation."""
    if isinstance(relation, AtMost):
        return _field(put, relation, ("left", "right")[i])
    left, right = relation.args
    if i == 0:
        return lambda other: put(relation.func(other, right))
    return lambda other: put(relation.func(left, other))


def _expressions(old: sp.Basic, new: sp.Basic, put: Put, side: int) -> Iterator[Change]:
    for kind in _COMMUTING:
        of_kind = [isinstance(node, kind) for node in (old, new)]
        part = old in kind.make_args(new) or new in kind.make_args(old)
        if all(of_kind) or (any(of_kind) and part and kind is not sp.Or):
            yield from _terms(kind, old, new, put, side)
            return
    if isinstance(new, sp.And) and isinstance(old, sp.Rel):
        yield from _terms(sp.And, old, new, put, side)
        return
    if old.func == new.func and len(old.args) == len(new.args) and not isinstance(new, sp.Order):
        pairs = list(zip(old.args, new.args, strict=True))
        differing = [i for i, (before, after) in enumerate(pairs) if before != after]
        if len(differing) == 1:
            (i,) = differing
            arguments = new.args

            def inside(other: Any) -> Any:
                return put(new.func(*arguments[:i], other, *arguments[i + 1 :]))

            yield from _changes(*pairs[i], inside, side)
            return
    yield Change(old, new, put, side)


def _terms(kind: Any, old: sp.Basic, new: sp.Basic, put: Put, side: int) -> Iterator[Change]:
    """Terms, factors or conditions that differ, each beside the one that it replaces."""
    before, after = (sorted(kind.make_args(node), key=str) for node in (old, new))
    kept = [part for part in after if part in before]
    gone = [part for part in before if part not in kept]
    come = [part for part in after if part not in kept]

    def among(others: Sequence[Any]) -> Put:
        return lambda other: put(kind(*others, other))

    if kind in (sp.Add, sp.Mul):
        pair = [kind(*parts) if parts else _NEUTRAL[kind] for parts in (gone, come)]
        if len(gone) == len(come) == 1:
            yield from _changes(pair[0], pair[1], among(kept), side)
        else:
            yield Change(pair[0], pair[1], among(kept), side)
        return
    for part in come:
        twin = _twin(part, gone)
        gone = [other for other in gone if other is not twin]
        others = [other for other in after if other is not part]
        if twin is None:
            yield Change(_NEUTRAL[kind], part, among(others), side)
        else:
            yield from _changes(twin, part, among(others), side)


def _twin(part: Any, gone: Sequence[Any]) -> Any:
    """The condition that another one replaces: it compares the same two things, or one of them."""
    if not isinstance(part, sp.Rel):
        return None
    relations = [other for other in gone if isinstance(other, sp.Rel)]
    shared = {
        other: {x for x in other.args if x in part.args and not x.is_number} for other in relations
    }
    alike = sorted(relations, key=lambda other: -len(shared[other]))
    return alike[0] if alike and shared[alike[0]] else None
