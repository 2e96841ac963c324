"""Exact: integers and rationals at a point.

Finite-time laws, moments and signs of models with finitely many outcomes are finite sums; signs of
growth rates are comparisons of integer powers. What is not such a sum is declined.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from math import comb
from typing import final

import sympy as sp

from numerics import counts
from theory.bridges import ABSORPTION, AFFINE, FIXED_POINT, LAW_OF_LARGE_NUMBERS, OSCILLATION
from theory.claims import Claim
from theory.diffusions import Modes
from theory.models import Diffusion
from theory.quantities import Critical
from theory.statements import (
    IN_LAW,
    ContinuousDensity,
    Converges,
    Equals,
    Event,
    Exists,
    ForAll,
    Invariant,
    Noiseless,
    Tight,
)
from theory.trees import walk
from verify.asked import asked, not_read
from verify.compare import exact_relation
from verify.engines.affine_fates import of_affine
from verify.engines.asymptotic import asks_for_limits, equal_up_to
from verify.engines.cells import decided_by_cells
from verify.engines.closed import Undefined, Unread, sign
from verify.engines.diffusing import diffusing
from verify.engines.expanded import TRUSTS
from verify.engines.finite import exact_side, growth_factors, tail
from verify.engines.limitlaw import limit_law, some_limit_law
from verify.engines.limits import TRUSTS as LIMITS
from verify.engines.longrun import law_is, long_run, moves_from_zero
from verify.engines.minima import by_shape
from verify.engines.modes import modes_are
from verify.engines.proposals import by_proposal
from verify.engines.ratchets import moved, relied_on, still
from verify.engines.reducing import TRUSTS as INTERVALS
from verify.engines.reducing import Said, holds_at, speaks_of_intervals
from verify.engines.saddles import noiseless, speaks_of_saddles
from verify.engines.several import by_steps, steps_relied_on
from verify.engines.spectral import TRUSTS as SPECTRAL
from verify.engines.stationary import TRUSTS as SETS
from verify.engines.stationary import stationary_set
from verify.instances import Instance
from verify.lowering import factor, start
from verify.outcome import Strength, Truth
from verify.parameters import fraction
from verify.reading import Context, Declines, Measures, unread_model
from verify.unrolling import unrolled
from verify.weigh import Found, Relation, unknown

__all__ = ["reads"]

STEPS = {"quick": 2_000, "standard": 5_000, "deep": 10_000}  # of a finite-time probability


def reads(claim: Claim, context: Context) -> Measures | Declines:
    """Measure, at points, unless something in the claim is no finite sum."""
    unread = unread_model(
        claim, batches=True, steps_in_floats=True, resting_diffusions=True, on_intervals=True
    )
    if unread:
        return Declines(unread)
    reader = Exact(context.forbidden, STEPS[context.budget])
    trusts = (LIMITS, TRUSTS) if asks_for_limits(claim) else ()
    trusts = (*trusts, INTERVALS) if speaks_of_intervals(claim.states) else trusts
    trusts = (*trusts, SPECTRAL) if speaks_of_saddles(claim.states) else trusts
    sets = (SETS,) if any(isinstance(part, Critical) for part in walk(claim.states)) else ()
    others = (*trusts, *sets, *relied_on(claim), *steps_relied_on(claim))
    return Measures(reader, ("integers", "verify.engines.closed", *others))


@final
@dataclass(frozen=True, slots=True)
class Exact:
    """The leaves of a statement by exact arithmetic."""

    forbidden: frozenset[str]
    steps: int

    def relation(self, relation: Relation, at: Instance) -> Found:
        """Both sides exactly, then the sign of their difference."""
        try:
            match relation:
                case Relation(Critical() as points, sp.Set() as claimed, "="):
                    return stationary_set(points, claimed, at)
                case Relation(Modes() as modes, sp.Set() as claimed, "="):
                    return modes_are(modes, claimed, at)
            left, right = exact_side(relation.left, at), exact_side(relation.right, at)
        except Unread as reason:
            return unknown(str(reason))
        except Undefined as reason:
            return unknown(f"ill-posed: {reason}")
        return exact_relation(left, right, relation.sign)

    def event(self, event: Event | Equals, at: Instance) -> Found:
        """A limit of a scalar linear model, through the sign of its growth rate."""
        try:
            if isinstance(event, Equals):
                return equal_up_to(event, at)
            return self._fate(event, replace(at, statement=sp.true))  # rivals share events
        except Unread as reason:
            return unknown(str(reason))
        except Undefined as reason:
            return unknown(f"ill-posed: {reason}")

    @lru_cache(maxsize=512)  # noqa: B019  a reader is a value, and there are few
    def _fate(self, event: Event, at: Instance) -> Found:
        if isinstance(event, Invariant | ContinuousDensity):
            return law_is(event, at)
        if isinstance(event, Noiseless):
            return noiseless(event, at)
        if isinstance(event, Said):
            return holds_at(event, at)
        event = unrolled(event, at)
        if isinstance(event, Converges) and event.how is IN_LAW:
            return limit_law(event, at)
        memoryless = still(event, at, self.forbidden)
        if memoryless is not None:
            return memoryless if isinstance(memoryless, Found) else moved(memoryless, at)
        stepwise = by_steps(event, at, self.forbidden)
        if stepwise is not None:
            return stepwise
        sought = asked(event)
        if AFFINE.name not in self.forbidden and isinstance(event, Converges | Tight):
            driven = of_affine(event, sought, at)
            if driven is not None:
                return driven
        if sought in ("settles", "stays", "in mean"):
            return long_run(event, sought, at, self.forbidden)
        if isinstance(event, Converges) and sought in ("inward", "outward", "absorbed"):
            return self._limit(event, sought, at)
        return unknown(not_read(event))

    def quantifier(self, statement: Exists | ForAll, at: Instance) -> Found:
        """One variable over polynomials, by a sample of every cell, or the variance of a limit.

        More variables by the shape of the function at a point, or by what is proposed for them.
        """
        event = statement.such_that
        try:
            if isinstance(statement, Exists) and isinstance(event, Converges):
                return some_limit_law(statement, at)
            return decided_by_cells(statement, at)
        except Unread as reason:
            shown = by_shape(statement, at) or by_proposal(statement, at, self)
            return shown or unknown(str(reason))
        except Undefined as reason:
            return unknown(f"ill-posed: {reason}")

    def _limit(self, event: Converges, sought: str, at: Instance) -> Found:
        if isinstance(event.over.model, Diffusion):
            return diffusing(event, sought, at, self.forbidden)
        inward = sought == "inward"
        if inward and factor(event.over.model) is None and moves_from_zero(event.over, at):
            reason = "a step moves away from 0 with positive probability"
            return Found(truth=Truth.FAILS, reason=reason, bridge=FIXED_POINT.name)
        factors, w0 = growth_factors(event.over, at), start(event.over, at)
        if w0 is None:
            return unknown("the start is a law")
        if sought == "absorbed":  # w_t = 0 from some step on
            dead = sign(w0) == 0 or any(sign(f) == 0 for f, _ in factors)
            reason = f"P(f = 0) = {sum(p for f, p in factors if sign(f) == 0)}"
            truth = Truth.HOLDS if dead else Truth.FAILS
            return Found(truth=truth, reason=reason, bridge=ABSORPTION.name)
        if sign(w0) == 0:
            truth = Truth.HOLDS if inward else Truth.FAILS
            reason = "w_0 = 0 and the step keeps it"
            return Found(truth=truth, reason=reason, left="w_t = 0 at every step", right="0")
        if any(sign(f) == 0 for f, _ in factors):
            return _limit_is(0, inward, "a factor is exactly 0", ABSORPTION.name, factors)
        if all(sign(sp.Abs(f) - 1) == 0 for f, _ in factors):
            return _limit_is(1, inward, "|w_t| = |w_0| for all t", "", factors)
        if LAW_OF_LARGE_NUMBERS.name in self.forbidden:
            return self._direct(event, inward, at)
        direction = growth_sign(factors)
        if direction is None:
            return unknown("the sign of the growth rate is undecided")
        bridge = LAW_OF_LARGE_NUMBERS if direction else OSCILLATION
        reason = f"Π |f_i|^(n_i) is {('equal to', 'above', 'below')[direction]} 1"
        kind = {-1: 0, 0: 1, 1: 2}[direction]
        return _limit_is(kind, inward, reason, bridge.name, factors)

    def _direct(self, event: Converges, inward: bool, at: Instance) -> Found:  # noqa: FBT001
        """Without a bridge: the probability of |w_t| > |w_0|/100 at a late step, exactly."""
        w0 = start(event.over, at) or sp.Integer(1)
        level = sp.Abs(w0) / 100 if inward else 100 * sp.Abs(w0)
        steps = _affordable(len(growth_factors(event.over, at)), self.steps)
        found = tail(event.over, steps, level, at)
        probability = found if inward else 1 - found
        side = ">" if inward else "≤"
        shown = f"P(|w_t| {side} {level}) = {float(probability):.3g} at t = {steps}"
        if probability > Fraction(1, 100):
            return unknown(f"budget: {shown}; a limit is not seen by then")
        return Found(
            truth=Truth.HOLDS,
            strength=Strength.AGREEMENT,
            reason=f"up to t = {steps}: {shown}",
            radius=f"{float(probability):.3g}",
            detectable="0.01",
        )


def _limit_is(
    kind: int,
    inward: bool,  # noqa: FBT001  which of the two events is asked for, not a mode
    reason: str,
    bridge: str,
    factors: tuple[tuple[sp.Expr, Fraction], ...],
) -> Found:
    """From what the path does (0: to 0, 1: neither, 2: to ∞) to the truth of the event."""
    holds = kind == (0 if inward else 2)
    product = " · ".join(f"|{f}|^({p})" for f, p in factors)
    return Found(
        truth=Truth.HOLDS if holds else Truth.FAILS,
        reason=reason,
        bridge=bridge,
        left=f"geometric mean of the factors: {product}",
        right="1",
    )


def _affordable(factors: int, most: int) -> int:
    """The largest number of steps whose count vectors are at most ten times ``most``."""
    steps = most
    while factors > 2 and comb(steps + factors - 1, factors - 1) > 10 * most:
        steps = steps * 9 // 10
    return steps


def growth_sign(factors: tuple[tuple[sp.Expr, Fraction], ...]) -> int | None:
    """The sign of Σ p_i ln|f_i| by integers for rational factors, else by an exact zero test."""
    rational = [fraction(f) for f, _ in factors]
    if all(f is not None for f in rational):
        known = [f for f in rational if f is not None]
        return counts.growth_sign(known, [p for _, p in factors])
    weights = [sp.Rational(p.numerator, p.denominator) for _, p in factors]
    return sign(
        sp.Add(*(p * sp.log(sp.Abs(f)) for p, (f, _) in zip(weights, factors, strict=True)))
    )
