"""Decision: Z3 on semialgebraic statements over unbounded domains.

``unsat`` for "hypotheses, and not the statement" decides the statement for all parameters. A model
is only a proposal: it is evaluated exactly before it counts as a witness.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import sympy as sp

from theory.claims import Claim
from theory.statements import Not, Statement
from verify.engines.expanded import TRUSTS
from verify.engines.negation import inward
from verify.engines.starts import starts_of_logarithms
from verify.instances import Values
from verify.outcome import Truth
from verify.reading import Context, Declines, Derives, unread_model
from verify.weigh import Found, unknown

if TYPE_CHECKING:
    from verify.engines.decide import Decider

__all__ = ["reads"]

Given = tuple[sp.Basic, ...]

EFFORT = {"quick": 20_000_000, "standard": 100_000_000, "deep": 500_000_000}


def reads(claim: Claim, context: Context) -> Derives | Declines:
    """Derive, if the statement translates to polynomials."""
    try:
        from verify.engines.decide import Decider
        from verify.engines.smt import Undecidable
    except ModuleNotFoundError as missing:
        return Declines(f"engine missing: {missing.name}")
    if claim.laws:
        return Declines("the law varies: a decision for every law is not semialgebraic")
    unread = unread_model(claim, linear_diffusions=True)
    if unread:
        return Declines(unread)
    decider = Decider(claim, EFFORT[context.budget], context.forbidden)
    try:
        given = tuple(decider.closed(h.holds) for h in claim.given)
        for start in starts_of_logarithms(claim):
            if decider.search(sp.Ne(start, 0), given).result != "none":
                return Declines(f"the logarithm of a path that may start at {start} = 0 is −∞")
        decided = decider.search(inward(claim.states), given)
    except Undecidable as reason:
        return Declines(str(reason))
    bridge = "; ".join(dict.fromkeys(decider.crossed))

    def run() -> tuple[Found, Values]:
        match decided.result:
            case "none":
                reason = "no counterexample exists (unsat)"
                return Found(truth=Truth.HOLDS, reason=reason, bridge=bridge), ()
            case "found":
                reason = "Z3 proposes a counterexample"
                return Found(truth=Truth.FAILS, reason=reason, bridge=bridge), decided.values
            case "ill-posed":
                where = ", ".join(f"{s} = {x}" for s, x in decided.values)
                return unknown(f"ill-posed: a term is undefined at {where}"), ()
        return unknown("budget: Z3 gave up"), ()

    def at(statement: Statement, values: Values) -> Truth:
        return _at(statement, values, replace(decider, effort=decider.effort // 100), given)

    return Derives(run, ("z3", TRUSTS), at)


def _at(statement: Statement, values: Values, decider: Decider, given: Given) -> Truth:
    """The truth of a statement at rational values, by two questions: it, and its negation."""
    from verify.engines.smt import Undecidable

    free = set(decider.claim.variables)
    if not all(x.is_Rational for _, x in values):
        return Truth.UNKNOWN
    fixed = tuple(sp.Eq(s, x, evaluate=False) for s, x in values if s in free)
    try:
        for asked, truth in ((statement, Truth.HOLDS), (Not(statement), Truth.FAILS)):
            if decider.search(inward(asked), (*given, *fixed)).result == "none":
                return truth
    except Undecidable:
        return Truth.UNKNOWN
    return Truth.UNKNOWN
