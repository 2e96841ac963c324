"""Feller's test by exponents: what a diffusion does at the ends of an interval, as conditions.

With r = 2b/σ² the density of the scale is s' = exp(−∫ r), that of the speed m = exp(∫ r)/σ². For
rational r = c v^k + ... and σ² = C v^α + ... near an end, both are powers of v, or one of them
falls and the other grows as exp(const · v^(k + 1)). Then, by comparison of integrals,

    S = ∞ (the scale diverges)    at ∞: k < −1, or k = −1 and c ≤ 1, or k > −1 and c < 0
                                  at 0: k = −1 and c ≥ 1, or k < −1 and c > 0
    M < ∞ (finite speed)          at ∞: c' − α < −1 with c' = c or 0, or k > −1 and c < 0
                                  at 0: c' − α > −1, or k < −1 and c > 0
    near (an end can be reached   at ∞: α > 2, or k > −1 and α + k > 1
    or left)                      at 0: α < 2, or k < −1 and α + k < 1

and an end is regular if S < ∞ and M < ∞; an exit if S < ∞, M = ∞ and near; an entrance if S = ∞ and
near; and natural otherwise (W. Feller 1952; Karlin and Taylor 1981, Section 15.6). The critical
cases are exact because s' and m are powers times functions that are analytic at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import final

import sympy as sp

from theory.diffusions import (
    EXIT,
    NEVER_EXPLODES,
    POSITIVE_RECURRENT,
    REGULAR,
    Boundary,
    Course,
    EndIs,
    Exponent,
    OnInterval,
    Runs,
    StationaryDensity,
    ito_drift,
    variance_rate,
)
from theory.events import Event
from verify.engines.asymptotes import (
    Case,
    Variable,
    cases,
    identically_zero,
    log_slope,
    outward,
    over_cases,
)
from verify.engines.closed import Unread

__all__ = [
    "End",
    "Reduced",
    "density_slope",
    "density_turn",
    "ends_of",
    "exponent_cases",
    "reduced",
    "sinks",
    "tame",
]


@final
@dataclass(frozen=True, slots=True)
class Reduced:
    """An event as a condition on parameters.

    Attributes:
        condition: it holds where the event does.
        inside: (w, low, high, g): the event means something only where g > 0 for low < w < high.
        needs: conditions without which the coefficients do not decide the event.
    """

    condition: sp.Basic
    inside: tuple[sp.Symbol, sp.Expr, sp.Expr, sp.Expr]
    needs: tuple[sp.Basic, ...] = ()


def reduced(event: Event) -> Reduced:
    """The condition under which an event holds.

    Raises:
        Unread: a coefficient is not rational in the state, or the event is another.
    """
    match event:
        case EndIs(kind=kind, end=end, on=on):
            ends = ends_of(on)
            upper = end == on.high
            return Reduced(ends[upper].is_kind(kind), _noise(on))
        case Runs(course=course, on=on):
            ends = ends_of(on)
            return Reduced(_runs(course, ends), _noise(on), _left_open(course, ends))
        case StationaryDensity(density=density, on=on):
            ends, w = ends_of(on), on.state
            error = density_slope(on) - log_slope(_one_sided(density, on), w)
            condition = sp.And(identically_zero(error, w), _runs(POSITIVE_RECURRENT, ends))
            exists = sp.Not(identically_zero(sp.fraction(sp.together(error))[1], w))
            needs = (exists, *_left_open(POSITIVE_RECURRENT, ends))
            return Reduced(condition, _noise(on), needs)
    raise Unread(f"{type(event).__name__} is not said of a diffusion")


def density_slope(on: OnInterval) -> sp.Expr:
    """(ln p)' of the zero-flux density: (2b − (σ²)')/σ²."""
    return density_turn(on) / _coefficients(on)[1]


def density_turn(on: OnInterval) -> sp.Expr:
    """2b − (σ²)', which has the sign of p'."""
    drift, variance = _coefficients(on)
    return 2 * drift - sp.diff(variance, on.state)


@lru_cache(maxsize=256)
def exponent_cases(quantity: Exponent) -> tuple[tuple[sp.Basic, sp.Expr], ...]:
    """The exponent of the stationary density at an end, with the conditions for each value.

    Raises:
        Unread: a coefficient is not rational in the state.
    """
    on = quantity.on
    near = outward(on.state, quantity.at, upper=quantity.at == on.high)
    found = cases(near.turn * density_slope(on), near)
    return tuple(pair for case in found for pair in _powers(case, near.infinite))


def _powers(case: Case, infinite: bool) -> list[tuple[sp.Basic, sp.Expr]]:  # noqa: FBT001
    if case.power == -1:
        return [(case.when, case.coefficient)]
    if case.power is None or (case.power < -1) == infinite:
        return [(case.when, sp.Integer(0))]
    falls, grows = (-sp.oo, sp.oo) if infinite else (sp.oo, -sp.oo)
    down = sinks(case, infinite)
    return [(sp.And(case.when, down), falls), (sp.And(case.when, sp.Not(down)), grows)]


@lru_cache(maxsize=256)
def _coefficients(on: OnInterval) -> tuple[sp.Expr, sp.Expr]:
    drift, variance = ito_drift(on.model), variance_rate(on.model)
    return _one_sided(drift, on), sp.expand(_one_sided(variance, on))


def _one_sided(expr: sp.Expr, on: OnInterval) -> sp.Expr:
    """|w| without bars on an interval on one side of 0."""
    w = on.state
    if on.low.is_nonnegative:
        return expr.xreplace({sp.Abs(w): w})
    return expr.xreplace({sp.Abs(w): -w}) if on.high.is_nonpositive else expr


def _noise(on: OnInterval) -> tuple[sp.Symbol, sp.Expr, sp.Expr, sp.Expr]:
    """σ² > 0, and the drift has no pole: their quotient by the square of its denominator."""
    drift, variance = _coefficients(on)
    return on.state, on.low, on.high, variance / sp.fraction(sp.together(drift))[1] ** 2


@final
@dataclass(frozen=True, slots=True)
class End:
    """What is known at one end: leading terms of r and of σ², turned outwards."""

    rate: tuple[Case, ...]
    variance: tuple[Case, ...]
    infinite: bool

    def is_kind(self, kind: Boundary) -> sp.Basic:
        """The condition under which the end is of a kind."""
        scale, speed, near = self.scale_diverges(), self.speed_is_finite(), self.near()
        match kind:
            case Boundary.REGULAR:
                return sp.And(sp.Not(scale), speed)
            case Boundary.EXIT:
                return sp.And(sp.Not(scale), sp.Not(speed), near)
            case Boundary.ENTRANCE:
                return sp.And(scale, near)
            case Boundary.NATURAL:
                return sp.And(sp.Not(near), sp.Or(scale, sp.Not(speed)))

    def scale_diverges(self) -> sp.Basic:
        """S = ∞."""

        def says(case: Case) -> sp.Basic:
            if tame(case, self.infinite):
                return sp.true if self.infinite else sp.false
            if case.power == -1:
                return case.over(1) <= 0 if self.infinite else case.over(1) >= 0
            return sinks(case, self.infinite)

        return over_cases(self.rate, says)

    def speed_is_finite(self) -> sp.Basic:
        """M < ∞."""

        def says(case: Case) -> sp.Basic:
            if not tame(case, self.infinite) and case.power != -1:
                return sinks(case, self.infinite)
            growth = case if case.power == -1 else Case(sp.true, sp.Integer(0), None)

            def with_variance(alpha: Case) -> sp.Basic:
                beyond = growth.over(int(alpha.power or 0) - 1)
                return beyond < 0 if self.infinite else beyond > 0

            return over_cases(self.variance, with_variance)

        return over_cases(self.rate, says)

    def near(self) -> sp.Basic:
        """Whether paths come to the end, or from it, in finite time."""

        def says(case: Case) -> sp.Basic:
            mild = tame(case, self.infinite) or case.power == -1

            def with_variance(alpha: Case) -> sp.Basic:
                excess = (alpha.power or 0) - (2 if mild else 1 - (case.power or 0))
                return sp.true if (excess > 0 if self.infinite else excess < 0) else sp.false

            return over_cases(self.variance, with_variance)

        return over_cases(self.rate, says)


def sinks(case: Case, infinite: bool) -> sp.Basic:  # noqa: FBT001
    """Whether exp(∫) of a leading term that is not tame tends to 0 at the end."""
    return case.over(0) < 0 if infinite else case.over(0) > 0


def tame(case: Case, infinite: bool) -> bool:  # noqa: FBT001
    """Whether a leading term is integrable up to the end."""
    return case.power is None or (case.power < -1 if infinite else case.power > -1)


@lru_cache(maxsize=256)
def ends_of(on: OnInterval) -> tuple[End, End]:
    """The lower and the upper end.

    Raises:
        Unread: a coefficient is not rational in the state.
    """
    drift, variance = _coefficients(on)

    def end(near: Variable) -> End:
        noise = tuple(case for case in cases(variance, near) if case.power is not None)
        return End(cases(2 * near.turn * drift / variance, near), noise, near.infinite)

    return (
        end(outward(on.state, on.low, upper=False)),
        end(outward(on.state, on.high, upper=True)),
    )


@lru_cache(maxsize=256)
def _runs(course: Course, ends: tuple[End, End]) -> sp.Basic:
    if course is NEVER_EXPLODES:
        reached = (end.is_kind(kind) for end in ends for kind in (REGULAR, EXIT))
        return sp.Not(sp.Or(*reached))
    recurrent = sp.And(*(end.scale_diverges() for end in ends))
    if course is POSITIVE_RECURRENT:
        return sp.And(recurrent, *(end.speed_is_finite() for end in ends))
    return recurrent


def _left_open(course: Course, ends: tuple[End, End]) -> tuple[sp.Basic, ...]:
    """That no finite end is regular: what a path does there, the coefficients do not say."""
    if course is NEVER_EXPLODES:
        return ()
    return tuple(sp.Not(end.is_kind(REGULAR)) for end in ends if not end.infinite)
