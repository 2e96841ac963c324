"""Symbolic: SymPy and our derivations propose closed forms, a small checker disposes.

An equality is PROVED when both sides have the same normal form and every side condition (positive
arguments of logarithms, non-zero denominators) is decided on the claim's whole domain. Limits, and
equalities up to an order, are read off expansions whose coefficients are shown to be 0 or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, final

import sympy as sp

from theory.claims import Claim
from theory.derivation import growth
from theory.models import Path
from theory.quantities import Probability, Supremum
from theory.statements import (
    IN_LAW,
    All,
    AtMost,
    Converges,
    Equals,
    ForAll,
    Implies,
    Not,
    Statement,
)
from verify.engines.asymptotic import asks_for_limits
from verify.engines.closed import derived
from verify.engines.conditions import shown_everywhere
from verify.engines.expanded import TRUSTS, expand_names, side_closed_form
from verify.engines.facts import OnDomain
from verify.engines.limits import TRUSTS as LIMITS
from verify.engines.limits import Undecided, resolved, size
from verify.engines.normal_form import Conditions, Powers, Unshown, same
from verify.engines.reality import require_real
from verify.engines.starts import starts_of_logarithms
from verify.instances import Values
from verify.outcome import Truth
from verify.reading import Context, Declines, Derives, unread_model
from verify.weigh import Found, unknown

__all__ = ["reads"]

Given = tuple[sp.Basic, ...]
Leaf: TypeAlias = "Equals | AtMost | sp.Eq | Not"


@final
@dataclass(frozen=True, slots=True)
class Ready:
    """Two sides in closed form.

    Attributes:
        given: local conditions.
        needs: what must be non-zero besides.
        upto: the order of their difference, None if they are to be equal.
        differ: whether they are to be different everywhere instead.
    """

    left: sp.Expr
    right: sp.Expr
    given: Given
    needs: tuple[sp.Expr, ...]
    upto: sp.Order | None
    differ: bool


def reads(claim: Claim, context: Context) -> Derives | Declines:
    """Derive, if the statement is made of equalities with closed forms."""
    del context  # a derivation is the same at every budget
    unread = unread_model(claim, batches=True)  # a closed form has every average, or is none
    if unread:
        return Declines(unread)
    if _rests(claim):
        found = Found(truth=Truth.HOLDS, reason="the path starts at a fixed point of every step")
        return Derives(lambda: (found, ()), ("verify.methods.symbolic",))
    if claim.laws:
        return Declines("the law varies: no closed form is derived for every law")
    parts = _equalities(claim.states, ())
    if parts is None:
        return Declines("not an equality, nor a conjunction of equalities")
    forms = [_closed(part, given, claim) for part, given in parts]
    known = [form for form in forms if form is not None]
    if len(known) < len(forms):
        return Declines("no closed form is derived for a quantity of the statement")
    moving = starts_of_logarithms(claim)
    ready = [replace(form, needs=(*form.needs, *moving)) for form in known]

    def run() -> tuple[Found, Values]:
        return _checked(ready, claim), ()

    limits = (LIMITS,) if asks_for_limits(claim) else ()
    return Derives(run, ("verify.engines.normal_form", *limits, TRUSTS))


def _rests(claim: Claim) -> bool:
    """Whether the statement is that a path stays at 0, from which no draw can move it."""
    event, given = claim.states, [h.holds for h in claim.given]
    while isinstance(event, Implies) and isinstance(event.premise, sp.Basic):
        given.append(event.premise)
        event = event.conclusion
    if not isinstance(event, Converges) or event.to != 0 or event.how is IN_LAW:
        return False
    model, begun = event.over.model, event.over.start
    if not isinstance(begun, tuple) or event.of not in model.state:
        return False
    zeros = {c.lhs if c.rhs == 0 else c.rhs for c in given if isinstance(c, sp.Eq) and 0 in c.args}
    if not all(s == 0 or s in zeros for s in begun):
        return False
    still = dict.fromkeys(model.state, sp.Integer(0))
    try:
        return all(sp.expand(step.subs(still)) == 0 for step in model.step)
    except ValueError:  # SymPy does not compare 0/0 with the ends of an interval
        return False


def _equalities(statement: Statement, given: Given) -> list[tuple[Leaf, Given]] | None:
    match statement:
        case Equals(left=Supremum()) | Equals(right=Supremum()):
            return None
        case Equals() | sp.Eq():
            return [(statement, given)]
        case Not(of=Equals(left=sp.Limit(), upto=None)):
            return [(statement, given)]
        case AtMost(left=Probability(of=sp.Ne(), over=Path()), strict=False):
            return [(statement, given)]
        case Implies(premise=sp.Basic() as premise, conclusion=conclusion):
            return _equalities(conclusion, (*given, premise))
        case ForAll(within=within, such_that=inside):
            return _equalities(inside, (*given, within))
        case All(parts=parts):
            lists = [_equalities(part, given) for part in parts]
            return None if None in lists else [pair for found in lists for pair in found or []]
    return None


def _closed(leaf: Leaf, given: Given, claim: Claim) -> Ready | None:
    """Both sides in closed form, the local conditions, and what else must be non-zero."""
    part = leaf.of if isinstance(leaf, Not) else leaf
    if not isinstance(part, Equals | AtMost | sp.Eq):
        return None
    left, right = (part.lhs, part.rhs) if isinstance(part, sp.Eq) else (part.left, part.right)
    needs: tuple[sp.Expr, ...] = ()
    sides = []
    for side in (left, right):
        if isinstance(side, Probability) and isinstance(side.over, Path) and side.at is not None:
            known = growth.probability(side.of, side.over, side.at)
            if known is None:
                return None
            sides.append(known[0])
            if side is right or not isinstance(part, AtMost):  # a left side is at most its form
                needs = (*needs, *known[1])
        else:
            form = side_closed_form(side, claim.where)
            if not isinstance(form, sp.Expr):
                return None
            sides.append(form)
    local = [expand_names(g, claim.where) for g in given]
    if any(g is None for g in local):
        return None
    upto = part.upto if isinstance(part, Equals) else None
    local = [g for g in local if g is not None]
    return Ready(sides[0], sides[1], tuple(local), needs, upto, isinstance(leaf, Not))


def _checked(forms: Sequence[Ready], claim: Claim) -> Found:
    """Every part; an equality in the reading of powers that needs the fewest conditions."""
    for form in forms:
        why = _not_shown(form, claim)
        if why:
            return unknown(why)
    if any(form.upto is not None for form in forms):
        return Found(truth=Truth.HOLDS, reason="every coefficient below the order is 0")
    return Found(truth=Truth.HOLDS, reason="both sides have the same normal form")


def _not_shown(form: Ready, claim: Claim) -> str:
    """Why a part is not shown, "" if it is."""
    facts = OnDomain(claim, form.given)
    limiting = form.differ or form.upto is not None
    try:
        left, right = (resolved(derived(side), facts) for side in (form.left, form.right))
        if form.differ:
            require_real(right, facts)
        if form.upto is not None:
            found = size(left - right, form.upto, facts)
            if not found.within:
                return f"left − right has the term {found.coefficient} · {found.leading}"
    except Undecided as reason:
        return f"limit: {reason}"
    still = next((need for need in form.needs if not facts.shows(need, "≠")), None)
    infinite = any(side.is_infinite for side in (left, right))
    if still is not None and (limiting or infinite):
        return f"not shown on the whole domain: {still} ≠ 0"
    if form.upto is not None:
        return ""
    if infinite:
        return "" if (left == right) is not form.differ else "a limit is infinite"
    if form.differ:
        return "" if facts.shows(left - right, "≠") else f"not shown: {left} ≠ {right}"
    tries = [_shown(replace(form, left=left, right=right), claim, powers) for powers in Powers]
    return "" if "" in tries else tries[-1]


def _shown(form: Ready, claim: Claim, powers: Powers) -> str:
    """Why an equality is not shown, "" if it is."""
    conditions = Conditions()
    try:
        if not same(form.left, form.right, conditions, powers):
            return "the two sides have different normal forms"
    except Unshown as reason:
        return str(reason)
    missing = _undecided(form.left, form.right, conditions, form.given, form.needs, claim)
    return f"not shown on the whole domain: {missing}" if missing else ""


def _undecided(
    left: sp.Expr,
    right: sp.Expr,
    conditions: Conditions,
    given: Given,
    needs: tuple[sp.Expr, ...],
    claim: Claim,
) -> str:
    """The first side condition that is not decided, "" if all are."""
    for inside in dict.fromkeys(conditions.positive):
        if inside.is_positive or shown_everywhere(sp.Gt(inside, 0), given, claim):
            continue
        harmless = _harmless_zero(left, inside) and _harmless_zero(right, inside)
        if harmless and (inside.is_nonnegative or shown_everywhere(sp.Ge(inside, 0), given, claim)):
            continue
        return f"{inside} > 0"
    for below in dict.fromkeys((*conditions.nonzero, *needs)):
        if not (below.is_nonzero or shown_everywhere(sp.Ne(below, 0), given, claim)):
            return f"{below} ≠ 0"
    for q in dict.fromkeys(conditions.logs):
        if q.is_nonzero or shown_everywhere(sp.Ne(q, 0), given, claim):
            continue
        if not (_minus_infinity_at(q, left) and _minus_infinity_at(q, right)):
            return f"{q} ≠ 0 inside a logarithm"
    return ""


def _harmless_zero(side: sp.Expr, inside: sp.Expr) -> bool:
    """A square root may be 0, and so may a logarithm that is one positive term of a sum."""
    inverse = [p for p in side.atoms(sp.Pow) if p.exp.is_negative and p.base.has(inside)]
    return not inverse and _minus_infinity_at(inside, side)


def _minus_infinity_at(q: sp.Expr, side: sp.Expr) -> bool:
    """Whether the side is −∞ where q = 0: q only occurs in logarithms that are added.

    Then both sides are −∞ there, because they have the same normal form elsewhere.
    """
    for term in sp.Add.make_args(sp.expand(side, log=False)):
        coefficient, rest = term.as_coeff_Mul()
        if isinstance(rest, sp.log):
            inner = rest.args[0]
            divided = [p for p in inner.atoms(sp.Pow) if p.exp.is_negative and p.base.free_symbols]
            if coefficient <= 0 or divided:
                return False
        elif rest.free_symbols & q.free_symbols:
            return False
    return True
