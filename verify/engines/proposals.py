"""Quantified statements at a point, by what was proposed for their quantifiers.

One choice that serves is enough for "there is", and one place where it breaks is enough against
"for all". With the proposals put in few variables are left, often one; what they do not show is
left open.
"""

from __future__ import annotations

import sympy as sp

from theory.statements import All, Exists, ForAll, Iff, Implies, Not, Statement
from theory.trees import leaves, rebuild, walk
from verify.engines.negation import inward
from verify.instances import Instance
from verify.outcome import Truth
from verify.weigh import Found, Reader, weigh

__all__ = ["by_proposal", "laid_out", "put_in"]


def by_proposal(statement: Exists | ForAll, at: Instance, reader: Reader) -> Found | None:
    """What the proposals in a statement, or in its negation, show; None if they show nothing."""
    for asked, truth in ((statement, Truth.HOLDS), (Not(statement), Truth.FAILS)):
        turned = inward(asked)
        enough = put_in(turned)
        if enough == turned:
            continue
        found = weigh(enough, at, reader)
        if found.truth is Truth.HOLDS:
            verb = "holds" if asked is statement else "breaks"
            reason = f"it {verb} at {_proposed(turned)}"
            return Found(truth=truth, strength=found.strength, reason=reason)
    return None


def _proposed(turned: Statement) -> str:
    """Every choice that is proposed in a statement whose negations are inside, in words."""
    chosen = (part for part in walk(turned) if isinstance(part, Exists) and part.witness)
    pairs = (pair for part in chosen for pair in zip(part.over, part.witness or (), strict=True))
    return ", ".join(f"{symbol} = {value}" for symbol, value in pairs)


def put_in(statement: Statement) -> Statement:
    """A statement that implies this one: every proposed witness in its place.

    A variable that is then nowhere in what is said of it is no longer quantified.
    """
    match statement:
        case Exists(over=over, such_that=inside, within=within, witness=place) if place is not None:
            swap = dict(zip(over, place, strict=True))
            chosen = rebuild((within, inside), lambda expr: expr.xreplace(swap))
            return All(chosen[0], put_in(chosen[1]))
        case ForAll(over=over, such_that=inside, within=within):
            body = put_in(inside)
            used = {s for part in leaves((within, body)) for s in part.free_symbols}
            kept = tuple(s for s in over if s in used)
            if not kept:
                return body if within == sp.true else Implies(within, body)
            return ForAll(over=kept, such_that=body, within=within)
        case All(parts=parts):
            return All(*map(put_in, parts))
        case Implies(premise=premise, conclusion=conclusion):
            return Implies(premise, put_in(conclusion))
    return statement


def laid_out(statement: Statement) -> Statement:
    """The statement at all that is proposed, for a reader to look at: it implies nothing."""
    match statement:
        case (
            Exists(over=over, such_that=inside, within=within, witness=place)
            | ForAll(over=over, such_that=inside, within=within, breaks_at=place)
        ) if place is not None:
            swap = dict(zip(over, place, strict=True))
            chosen = rebuild((within, inside), lambda expr: expr.xreplace(swap))
            return All(chosen[0], laid_out(chosen[1]))
        case All(parts=parts):
            return All(*map(laid_out, parts))
        case Not(of=inside):
            return Not(laid_out(inside))
        case Implies(premise=left, conclusion=right):
            return Implies(laid_out(left), laid_out(right))
        case Iff(left=left, right=right):
            return Iff(laid_out(left), laid_out(right))
    return statement
