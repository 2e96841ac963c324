"""Events of diffusions on intervals, replaced by the conditions on parameters that they amount to.

At a point the condition is evaluated; for a whole domain the statement with its conditions is left
to a decision procedure, after what the event needs to mean anything has been shown there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import sympy as sp

from theory.diffusions import (
    POSITIVE_RECURRENT,
    RECURRENT,
    EndIs,
    Exponent,
    Integrable,
    Modes,
    OnInterval,
    Runs,
    StationaryDensity,
)
from theory.statements import All, AtMost, Converges, Equals, ForAll, Iff, Implies, Not, Statement
from theory.steering import SomeDrift, SomeNoise
from theory.trees import walk
from verify.engines.closed import Undefined, Unread, nameless, value
from verify.engines.feller import Reduced, exponent_cases, reduced
from verify.engines.integrability import integrable
from verify.engines.leaving import Beside, beside_zero
from verify.engines.positive import require_positive
from verify.engines.signs import decided
from verify.engines.steering import some_drift, some_noise, why_no_noise
from verify.engines.summits import inside, modes_in_conditions
from verify.engines.zero_flux import on_the_whole_line, stationary_by_flux
from verify.instances import Instance
from verify.outcome import Truth
from verify.weigh import Found

__all__ = [
    "TRUSTS",
    "Said",
    "exponent",
    "happens",
    "holds_at",
    "in_conditions",
    "shape_at_ends",
    "speaks_of_intervals",
]

TRUSTS = "verify.engines.feller"
Said = StationaryDensity | Integrable | EndIs | Runs | SomeNoise | SomeDrift
Shown = Callable[[Statement, tuple[sp.Basic, ...]], bool]


def speaks_of_intervals(statement: Statement) -> bool:
    """Whether a word on diffusions on an interval, on an integral, or a limit by ends occurs."""
    return any(
        isinstance(part, Said | Exponent | Modes)
        or (isinstance(part, Converges) and beside_zero(part) is not None)
        for part in walk(statement)
    )


@lru_cache(maxsize=256)
def _reduced(event: Said) -> Reduced:
    match event:
        case Integrable():
            return integrable(event)
        case SomeNoise():
            return some_noise(event)
        case SomeDrift():
            return some_drift(event)
    return reduced(event)


def holds_at(event: Said, at: Instance) -> Found:
    """Whether an event holds where the parameters have values.

    Raises:
        Unread: a coefficient is not rational in the state, or the event is left open by them.
        Undefined: the noise vanishes inside the interval.
    """
    try:
        found = _reduced(event)
    except Unread:
        if not isinstance(event, StationaryDensity) or not on_the_whole_line(event):
            raise
        return stationary_by_flux(event, at)
    holds = happens(found, at)
    return Found(
        truth=Truth.HOLDS if holds else Truth.FAILS,
        reason="by the exponents at both ends" if holds else _why(event, at) + _shape(event, at),
    )


def happens(found: Reduced, at: Instance) -> bool:
    """Whether an event happens where the parameters have values.

    Raises:
        Unread: the event is left open by the coefficients.
        Undefined: the noise vanishes inside the interval.
    """
    w, low, high, positive = found.inside
    ends = tuple(e if e in (sp.oo, -sp.oo) else value(e, at.at, nameless) for e in (low, high))
    require_positive(positive.xreplace(at.at), w, *ends)
    if not all(decided(need, at) for need in found.needs):  # a density exists at any point
        raise Unread(
            "what a path does at a regular end, or beyond ∞, is not said by the coefficients"
        )
    return decided(found.condition, at)


def _why(event: Said, at: Instance) -> str:
    """Which part of a stationary density, or of a noise for it, fails."""
    if isinstance(event, SomeNoise):
        return why_no_noise(event, at)
    if not isinstance(event, StationaryDensity):
        return "by the exponents at the ends"
    settles = _reduced(Runs(POSITIVE_RECURRENT, event.on)).condition
    if decided(settles, at):
        return "the flux of the density is not 0"
    return "the diffusion is not positive recurrent: it has no stationary law"


def _shape(event: Said, at: Instance) -> str:
    """How the density without flux behaves at the ends, for a reader who checks it alone."""
    return shape_at_ends(event.on, at) if isinstance(event, StationaryDensity | Runs) else ""


def shape_at_ends(on: OnInterval, at: Instance) -> str:
    """The density without flux at both ends, in words; "" if its exponents are not known."""
    try:
        found = [exponent(Exponent(end, on), at) for end in (on.low, on.high)]
    except (Unread, Undefined):
        return ""
    ends = zip(found, (on.low, on.high), strict=True)
    return f"; the density without flux {' and '.join(_goes(c, on.state, end) for c, end in ends)}"


def _goes(c: sp.Expr, w: sp.Symbol, end: sp.Expr) -> str:
    place = {sp.oo: "∞", -sp.oo: "−∞"}.get(end, str(end))
    infinite = end in (sp.oo, -sp.oo)
    if c in (sp.oo, -sp.oo):
        falls = (c == -sp.oo) == infinite
        return f"{'falls' if falls else 'grows'} faster than any power at {place}"
    return f"goes as |{w if infinite or end == 0 else w - end}|^({c}) at {place}"


def exponent(quantity: Exponent, at: Instance) -> sp.Expr:
    """The exponent of a stationary density where the parameters have values.

    Raises:
        Unread: a coefficient is not rational in the state.
        Undefined: the noise vanishes inside the interval.
    """
    event = Runs(RECURRENT, quantity.on)
    w, low, high, positive = _reduced(event).inside
    ends = tuple(e if e in (sp.oo, -sp.oo) else value(e, at.at, nameless) for e in (low, high))
    require_positive(positive.xreplace(at.at), w, *ends)
    for when, known in exponent_cases(quantity):
        if decided(when, at):
            return known if known in (sp.oo, -sp.oo) else value(known, at.at, nameless)
    raise Undefined("the coefficients are undefined")


def in_conditions(statement: Statement, given: tuple[sp.Basic, ...], shown: Shown) -> Statement:
    """The statement with its events replaced.

    Args:
        statement: made of relations, connectives and these events.
        given: what is known where it is made.
        shown: whether a statement holds wherever some conditions do.

    Raises:
        Unread: an event is not reduced, or what it needs is not shown.
    """
    match statement:
        case _ if isinstance(statement, Said):
            return _condition(_reduced(statement), given, shown)
        case Converges() if (beside := beside_zero(statement)) is not None:
            return _beside(beside, statement.over.start, given, shown)
        case Implies(premise=sp.Basic() as premise, conclusion=conclusion):
            return Implies(premise, in_conditions(conclusion, (*given, premise), shown))
        case Equals(left=Exponent() as quantity, right=sp.Expr() as right):
            return _of_exponent(quantity, lambda known: sp.Eq(known, right))
        case AtMost(left=Exponent() as quantity, right=sp.Expr() as right, strict=strict):
            compared = sp.Lt if strict else sp.Le
            return _of_exponent(quantity, lambda known: compared(known, right))
        case AtMost(left=sp.Expr() as left, right=Exponent() as quantity, strict=strict):
            compared = sp.Lt if strict else sp.Le
            return _of_exponent(quantity, lambda known: compared(left, known))
        case Equals(left=Modes() as modes, right=sp.Set() as points) if points.is_finite_set:
            _require_noise(_reduced(Runs(RECURRENT, modes.on)), given, shown)
            return modes_in_conditions(modes, tuple(points.args))
    return rebuild_statements(statement, lambda part: in_conditions(part, given, shown))


def _of_exponent(quantity: Exponent, said: Callable[[sp.Expr], sp.Basic]) -> sp.Basic:
    """What is said of an exponent, in each of its cases."""
    return sp.And(*(sp.Or(sp.Not(when), said(known)) for when, known in exponent_cases(quantity)))


def _beside(beside: Beside, start: object, given: tuple[sp.Basic, ...], shown: Shown) -> sp.Basic:
    """The condition for a start at a point on either side of 0, or there.

    Raises:
        Unread: the start is a law, or what the event needs is not shown.
    """
    if not isinstance(start, tuple):
        raise Unread("the start is a law")
    (w0,) = start
    parts = [sp.And(sp.Eq(w0, 0), sp.true if beside.at_rest else sp.false)]
    for side, found in ((w0 < 0, beside.below), (w0 > 0, beside.above)):
        if side != sp.false:
            parts.append(sp.And(side, _condition(found, (*given, side), shown)))
    return sp.Or(*parts)


def _condition(found: Reduced, given: tuple[sp.Basic, ...], shown: Shown) -> sp.Basic:
    _require_noise(found, given, shown)
    for need in found.needs:
        if need != sp.true and not shown(need, given):
            raise Unread(
                "what a path does at a regular end, or beyond ∞, is not said by the coefficients"
            )
    return found.condition


def _require_noise(found: Reduced, given: tuple[sp.Basic, ...], shown: Shown) -> None:
    """Show that an event means something all over the interval.

    Raises:
        Unread: it is not shown.
    """
    w, low, high, positive = found.inside
    whole = ForAll(
        over=(w,), within=inside(w, low, high), such_that=AtMost(0, positive, strict=True)
    )
    if not shown(whole, given):
        raise Unread(f"not shown inside the interval: {positive} > 0")


def rebuild_statements(node: Statement, change: Callable[[Statement], Statement]) -> Statement:
    """A connective with its parts changed; a leaf as it is."""
    match node:
        case Not(of=of):
            return Not(change(of))
        case All(parts=parts):
            return All(*(change(part) for part in parts))
        case Iff(left=left, right=right):
            return Iff(change(left), change(right))
        case Implies(premise=premise, conclusion=conclusion):
            return Implies(change(premise), change(conclusion))
    return node
