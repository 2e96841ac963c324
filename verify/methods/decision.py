"""Decision: Z3 on semialgebraic statements over unbounded domains.

``unsat`` for "hypotheses, and not the statement" decides the statement for all parameters. A model
is only a proposal: it is evaluated exactly before it counts as a witness.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import sympy as sp

from theory.bridges import SCALE_AND_SPEED
from theory.claims import Claim
from theory.statements import All, Converges, ForAll, Implies, Not, Statement
from theory.trees import leaves, walk
from verify.compare import exact_relation
from verify.engines.asymptotic import asks_for_limits
from verify.engines.closed import Unread, derived
from verify.engines.expanded import TRUSTS
from verify.engines.leaving import beside_zero
from verify.engines.limits import TRUSTS as LIMITS
from verify.engines.negation import inward
from verify.engines.radius import without_radius
from verify.engines.ratchets import relied_on
from verify.engines.reducing import TRUSTS as INTERVALS
from verify.engines.reducing import in_conditions, speaks_of_intervals
from verify.engines.repeats import without_repeats
from verify.engines.saddles import TRUSTS as SADDLES
from verify.engines.saddles import saddles_in_conditions, speaks_of_saddles
from verify.engines.several import steps_relied_on
from verify.engines.starts import starts_of_logarithms
from verify.instances import Values
from verify.outcome import Strength, Truth
from verify.reading import Context, Declines, Derives, unread_model
from verify.weigh import Found, relation, unknown

if TYPE_CHECKING:
    from verify.engines.decide import Decider, Sought

__all__ = ["reads"]

Given = tuple[sp.Basic, ...]

EFFORT = {"quick": 20_000_000, "standard": 100_000_000, "deep": 500_000_000}

FEW = 1  # variables that are eliminated together where a rival is decided
SHORT = 30  # numbers, letters and operations of a rival of which more are


def reads(claim: Claim, context: Context) -> Derives | Declines:
    """Derive, if the statement translates to polynomials."""
    try:
        from verify.engines.decide import Decider
        from verify.engines.smt import Undecidable
    except ModuleNotFoundError as missing:
        return Declines(f"engine missing: {missing.name}")
    if claim.laws:
        return Declines("the law varies: a decision for every law is not semialgebraic")
    unread = unread_model(claim, batches=True, resting_diffusions=True, on_intervals=True)
    if unread:
        return Declines(unread)
    decider = Decider(claim, EFFORT[context.budget], context.forbidden)
    try:
        given = tuple(decider.closed(h.holds) for h in claim.given)
        for start in starts_of_logarithms(claim):
            if decider.search(sp.Ne(start, 0), given).result != "none":
                return Declines(f"the logarithm of a path that may start at {start} = 0 is −∞")
        decided = _search(_reduced(claim.states, decider, given), decider, given)
    except (Undecidable, Unread) as reason:
        return Declines(str(reason))
    bridge = "; ".join(dict.fromkeys(decider.crossed))
    strength = Strength.BALL if decider.engines else Strength.EXACT

    def run() -> tuple[Found, Values]:
        match decided.result:
            case "none":
                reason = "no counterexample exists (unsat)"
                return Found(truth=Truth.HOLDS, strength=strength, reason=reason, bridge=bridge), ()
            case "found":
                reason = "Z3 proposes a counterexample"
                found = Found(truth=Truth.FAILS, strength=strength, reason=reason, bridge=bridge)
                return found, decided.values
            case "ill-posed":
                where = ", ".join(f"{s} = {x}" for s, x in decided.values)
                return unknown(f"ill-posed: a term is undefined at {where}"), ()
        return unknown("budget: Z3 gave up"), ()

    def at(statement: Statement, values: Values) -> Truth:
        return _at(statement, values, _modest(decider, statement), given)

    limits = (LIMITS,) if asks_for_limits(claim) else ()
    limits = (*limits, INTERVALS) if speaks_of_intervals(claim.states) else limits
    limits = (*limits, SADDLES) if speaks_of_saddles(claim.states) else limits
    others = (*relied_on(claim), *steps_relied_on(claim))
    trusts = ("z3", *limits, TRUSTS, *others, *dict.fromkeys(decider.engines))
    return Derives(run, trusts, at)


def _asked(statement: Statement) -> Statement:
    """What is asked in place of a statement: it without repeats and radii, negations inside."""
    return inward(without_radius(without_repeats(statement)))


def _reduced(statement: Statement, decider: Decider, given: Given) -> Statement:
    """The statement with the words on diffusions on intervals, and on noise, as conditions.

    Raises:
        Undecidable: what such a word needs to mean anything has no semialgebraic form.
        Unread: it is not shown, or a coefficient is not rational in the state.
    """
    if speaks_of_saddles(statement):
        statement = saddles_in_conditions(statement)
    if not speaks_of_intervals(statement):
        return statement

    if any(isinstance(p, Converges) and beside_zero(p) is not None for p in walk(statement)):
        if SCALE_AND_SPEED.name in decider.forbidden:
            raise Unread(f"the claim states the bridge “{SCALE_AND_SPEED.name}”")
        decider.crossed.append(SCALE_AND_SPEED.name)

    def shown(asked: Statement, local: Given) -> bool:
        return decider.search(inward(asked), (*given, *local)).result == "none"

    return in_conditions(statement, (), shown)


def _search(statement: Statement, decider: Decider, given: Given) -> Sought:
    """A counterexample; where it is said how a quantifier breaks, that is tried first.

    Raises:
        Undecidable: neither the statement nor its negation is decided.
    """
    from verify.engines.smt import Undecidable

    asked = _asked(statement)
    hinted = _hinted(asked)
    if hinted and (found := _denied(statement, decider, given)) is not None:
        return found
    try:
        return decider.search(asked, given)
    except Undecidable:
        found = None if hinted else _denied(statement, decider, given)
        if found is None:
            raise
        return found


def _hinted(asked: Statement) -> bool:
    """Whether it is said how a quantifier breaks: then the negation is the easier question."""
    return any(isinstance(p, ForAll) and p.breaks_at is not None for p in walk(asked))


def _denied(statement: Statement, decider: Decider, given: Given) -> Sought | None:
    """Any values that satisfy what is given, if the negation holds at all of them."""
    from verify.engines.smt import Undecidable

    try:
        if decider.search(_asked(Not(statement)), given).result != "none":
            return None
    except Undecidable:
        return None
    found = decider.search(sp.false, given)
    own = set(decider.claim.variables)
    return replace(found, values=tuple(pair for pair in found.values if pair[0] in own))


def _modest(decider: Decider, statement: Statement) -> Decider:
    """With little effort, but for a claim without variables: that is asked once, not at points.

    Of rivals, which are many, long ones that need much elimination are not asked at all.
    """
    own = statement == decider.claim.states
    if own and not decider.claim.variables:
        return decider
    nodes = (node for leaf in leaves(statement) for node in sp.preorder_traversal(leaf))
    is_short = next(islice(nodes, SHORT, None), None) is None
    most = None if own or is_short else FEW
    return replace(decider, effort=decider.effort // 100, most=most)


def _at(statement: Statement, values: Values, decider: Decider, given: Given) -> Truth:
    """The truth of a statement at some values, by two questions: it, and its negation.

    Values are rational, or ln r with r rational, which says what the exponential is.
    """
    from verify.engines.smt import Undecidable

    free = set(decider.claim.variables)
    fixed = []
    for s, x in values:
        if not (x.is_Rational or (isinstance(x, sp.log) and x.args[0].is_Rational)):
            return Truth.UNKNOWN
        if s in free:
            left, right = (s, x) if x.is_Rational else (sp.exp(s), x.args[0])
            fixed.append(sp.Eq(left, right, evaluate=False))
    asks = [(_asked(statement), Truth.HOLDS), (_asked(Not(statement)), Truth.FAILS)]
    if _hinted(asks[0][0]):
        asks.reverse()
    for asked, truth in asks:
        try:
            found = decider.search(_reduced(asked, decider, given), (*given, *fixed))
        except (Undecidable, Unread):
            continue
        if found.result == "none":
            return truth
        if found.result == "found" and _breaks(asked, {**dict(found.values), **dict(values)}):
            return Truth.FAILS if truth is Truth.HOLDS else Truth.HOLDS
    return Truth.UNKNOWN


def _breaks(asked: Statement, values: Mapping[sp.Symbol, sp.Expr]) -> bool:
    """Whether values that were found break a statement about all values, evaluated exactly."""
    match asked:
        case ForAll(within=within, such_that=inside):
            return _there(within, values) == sp.true and _breaks(inside, values)
        case Implies(premise=sp.Basic() as premise, conclusion=conclusion):
            return _there(premise, values) == sp.true and _breaks(conclusion, values)
        case All(parts=parts):
            return any(_breaks(part, values) for part in parts)
        case Not(of=inside):
            return _truth(inside, values) is Truth.HOLDS
    return _truth(asked, values) is Truth.FAILS


def _truth(statement: Statement, values: Mapping[sp.Symbol, sp.Expr]) -> Truth:
    """The truth of a comparison of rational numbers; of anything else nothing is said."""
    compared = relation(statement)
    if compared is None:
        return Truth.UNKNOWN
    left, right = compared.left, compared.right
    if not (isinstance(left, sp.Expr) and isinstance(right, sp.Expr)):
        return Truth.UNKNOWN
    left, right = _there(left, values), _there(right, values)
    if not (left.is_Rational and right.is_Rational):
        return Truth.UNKNOWN
    return exact_relation(left, right, compared.sign).truth


def _there(expr: sp.Basic, values: Mapping[sp.Symbol, sp.Expr]) -> sp.Basic:
    """An expression at some values, its derivatives carried out before they are put in."""
    return derived(expr).xreplace(values)
