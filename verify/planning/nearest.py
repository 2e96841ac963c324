"""The nearest neighbours of a correction: the printed statement, and what lies one per cent away.

A correction is as strong as the truth allows if none of them holds: neither the statement as
printed, nor the correction with one of its changes undone, nor with a change moved by one per cent.
A bound moved in one direction says less and still holds, so that only one of its two directions
has to fail; of an equality, an iff and a limit both have to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

import sympy as sp

from theory.claims import Claim, Hypothesis
from theory.laws import Normal
from theory.statements import All, AtMost, Converges, Exists, ForAll, Iff, Implies, Not, Statement
from theory.trees import walk
from verify.counterfeits import AS_PRINTED, ONE_PER_CENT, UNDONE
from verify.engines.conditions import shown_everywhere
from verify.planning.corrections import Change, changes
from verify.planning.rivals import Alternative
from verify.show import said

__all__ = ["nearest"]

_SMALL = sp.Rational(1, 100)
_UP, _DOWN = 1 + _SMALL, 1 - _SMALL
_TOGGLED = {sp.Lt: sp.Le, sp.Le: sp.Lt, sp.Gt: sp.Ge, sp.Ge: sp.Gt}
_EXACTLY = 0  # the side of a change both of whose directions have to fail


def nearest(claim: Claim, printed: Claim) -> tuple[Alternative, ...]:
    """The neighbours of a correction that must fail, those of one group for one of its members."""
    stated = changes(printed.states, claim.states)
    added, removed = _hypotheses(claim, printed)
    found = [_as_printed(claim, printed)]
    if len(stated) + (1 if removed and added else len(added)) > 1:
        found += _undone(claim, printed, stated, added, removed)
    for number, change in enumerate(stated):
        found += _stated(change, f"statement {number + 1}")
    for number, hypothesis in enumerate(added):
        found += _assumed(claim, hypothesis, f"hypothesis {number + 1}")
    told = (a for a in found if a.states != claim.states)  # the print keeps what it proposes
    return tuple(
        a if a.sort == AS_PRINTED else replace(a, states=_searched(a.states)) for a in told
    )


def _hypotheses(
    claim: Claim, printed: Claim
) -> tuple[tuple[Hypothesis, ...], tuple[Hypothesis, ...]]:
    """Hypotheses of the correction that the printed claim does not make; printed ones it drops."""
    before, after = {h.holds for h in printed.given}, {h.holds for h in claim.given}
    bounds = [part.within for part in walk(printed.states) if isinstance(part, Exists | ForAll)]
    before |= {part for bound in bounds for part in sp.And.make_args(bound)}
    added = [h for h in claim.given if h.holds not in before]
    removed = tuple(h for h in printed.given if h.holds not in after)
    if removed:
        added = [h for h in added if not shown_everywhere(h.holds, (), printed)]
    return tuple(added), removed


def _as_printed(claim: Claim, printed: Claim) -> Alternative:
    """The printed statement: under its own hypotheses, and where those of the correction hold."""
    before, after = ({h.holds for h in one.given} for one in (printed, claim))
    variant = None if after <= before else replace(printed, readings=(), at=(), corrects="")
    here: Statement = sp.true
    if printed.states != claim.states:
        dropped = sp.And(*(h.holds for h in printed.given if h.holds not in after))
        here = printed.states if dropped is sp.true else Implies(dropped, printed.states)
    return Alternative(AS_PRINTED, printed.title, here, "", variant)


def _undone(
    claim: Claim,
    printed: Claim,
    stated: Sequence[Change],
    added: Sequence[Hypothesis],
    removed: Sequence[Hypothesis],
) -> Iterator[Alternative]:
    """The correction with one of its changes undone: one change is enough where one is."""
    for change in stated:
        words = f"{said(change.old)} as printed instead of {said(change.new)}"
        yield Alternative(UNDONE, words, change.put(change.old), "", None)
    if removed and added:
        yield _without(claim, "the printed hypotheses", printed.given)
    else:
        for hypothesis in added:
            rest = tuple(h for h in claim.given if h is not hypothesis)
            yield _without(claim, f"without {hypothesis.words}", rest)


def _without(claim: Claim, words: str, given: tuple[Hypothesis, ...]) -> Alternative:
    variant = replace(claim, given=given, at=(), corrects="")
    return Alternative(UNDONE, words, sp.true, "", variant)


def _stated(change: Change, group: str) -> Iterator[Alternative]:
    """The correction with a change of its statement moved by one per cent."""
    for number, (words, moved, together) in enumerate(_moved(change.old, change.new, change.side)):
        name = f"{group}.{number + 1}" if together else ""
        for other in moved:
            states = change.put(other)
            if states not in (sp.true, sp.false):
                told = f"{words} → {said(other)}"
                yield Alternative(ONE_PER_CENT, told, states, name, None)


def _assumed(claim: Claim, hypothesis: Hypothesis, group: str) -> Iterator[Alternative]:
    """The correction with a hypothesis that it adds moved by one per cent."""
    relations = sorted(hypothesis.holds.atoms(sp.Rel), key=str)
    for number, relation in enumerate(relations):
        for part, (words, moved, together) in enumerate(_relation(relation, -1)):
            name = f"{group}.{number + 1}.{part + 1}" if together else ""
            for other in moved:
                holds = hypothesis.holds.xreplace({relation: other})
                if holds in (sp.true, sp.false):
                    continue
                told = replace(hypothesis, holds=holds)
                given = tuple(told if h is hypothesis else h for h in claim.given)
                variant = replace(claim, given=given, at=(), corrects="")
                told_words = f"{words} → {said(other)}"
                yield Alternative(ONE_PER_CENT, told_words, sp.true, name, variant)


Moved = Iterator[tuple[str, list[Any], bool]]  # in words; instead of it; whether one is enough


def _moved(old: Any, new: Any, side: int) -> Moved:
    """What may stand one per cent away from ``new``."""
    match new:
        case sp.Order():
            powers = [sp.Order(new.expr**by, *new.args[1:]) for by in (_UP, _DOWN)]
            yield said(new), powers, True
        case AtMost() | sp.Rel():
            yield from _relation(new, side)
        case sp.And() | sp.Or():
            yield from _connected(new, side)
        case sp.Expr():
            yield said(new), _scaled(new, old), side != _EXACTLY
        case Converges(to=Normal() as law):
            laws = [Normal(law.mean, by * law.variance) for by in (_UP, _DOWN)]
            yield "the limit law", [replace(new, to=other) for other in laws], False


def _connected(new: Any, side: int) -> Moved:
    """Conditions in a chain of "and" or "or": each moved, and each left out if that says more."""
    parts = sorted(new.args, key=str)  # SymPy's own order is another in every process
    for part in parts:
        rest = [other for other in parts if other is not part]
        if isinstance(new, sp.Or) is (side == 1):
            yield f"{said(part)} left out", [new.func(*rest)], False
        if isinstance(part, sp.Rel):
            for words, moved, together in _relation(part, side):
                others = [new.func(*rest, other) for other in moved]
                yield words, others, together


def _relation(relation: Any, side: int) -> Moved:
    """A comparison with its threshold moved, and with ≤ for < or the reverse if that says more."""
    exact = side == _EXACTLY or isinstance(relation, sp.Ne)
    yield said(relation), _thresholds(relation), not exact
    says_less = isinstance(relation, AtMost) and not relation.strict
    says_less = says_less or isinstance(relation, sp.Le | sp.Ge)
    if not isinstance(relation, sp.Eq | sp.Ne) and (side == _EXACTLY or says_less is (side == 1)):
        yield f"strictness of {said(relation)}", [_toggled(relation)], False


def _toggled(relation: Any) -> Any:
    if isinstance(relation, AtMost):
        return replace(relation, strict=not relation.strict)
    return _TOGGLED[relation.func](*relation.args)


def _thresholds(relation: Any) -> list[Any]:
    """The comparison with its threshold moved: a number, or else the right side unless a symbol."""
    ends = isinstance(relation, AtMost)
    left, right = (relation.left, relation.right) if ends else relation.args
    first = isinstance(left, sp.Expr) and (
        left.is_number or not isinstance(right, sp.Expr) or (right.is_Symbol and not left.is_Symbol)
    )
    if ends and not (first or isinstance(right, sp.Expr)):
        return []
    moved = _scaled(left if first else right, sp.S.One)
    pairs = [(x, right) if first else (left, x) for x in moved]
    if ends:
        return [AtMost(*pair, strict=relation.strict) for pair in pairs]
    return [relation.func(*pair) for pair in pairs]


def _scaled(new: sp.Expr, old: Any) -> list[sp.Expr]:
    """1.01 and 0.99 times a number; of 0, plus and minus a hundredth of what was printed."""
    if new != 0:
        return [_UP * new, _DOWN * new]
    size = old if isinstance(old, sp.Expr) and old != 0 else sp.S.One
    return [_SMALL * size, -_SMALL * size]


def _searched(node: Any) -> Any:
    """The statement without the witnesses that are proposed for what exists in the correction."""
    if isinstance(node, Exists):
        return replace(node, such_that=_searched(node.such_that), witness=None)
    if isinstance(node, All):
        return All(*map(_searched, node.parts))
    if isinstance(node, Implies | Iff | Not | ForAll):
        inside = {f.name: _searched(getattr(node, f.name)) for f in fields(node)}
        return replace(node, **inside)
    return node
