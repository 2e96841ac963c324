"""When the integral of a function is finite, by its exponents at both ends, as a condition."""

from __future__ import annotations

import sympy as sp

from theory.diffusions import Integrable
from verify.engines.asymptotes import (
    Case,
    Variable,
    cases,
    identically_zero,
    log_slope,
    outward,
    over_cases,
)
from verify.engines.feller import Reduced, sinks, tame

__all__ = ["integrable", "singular"]


def integrable(event: Integrable) -> Reduced:
    """The condition under which it is finite.

    Raises:
        Unread: the slope of the logarithm is not rational.
    """
    w = event.over
    slope = sp.together(log_slope(event.of, w))
    conditions = []
    for end, upper in ((event.low, False), (event.high, True)):
        near = outward(w, end, upper=upper)

        def says(case: Case, near: Variable = near) -> sp.Basic:
            if tame(case, near.infinite):
                return sp.false if near.infinite else sp.true
            if case.power == -1:
                return case.over(-1) < 0 if near.infinite else case.over(-1) > 0
            return sinks(case, near.infinite)

        conditions.append(over_cases(cases(near.turn * slope, near), says))
    inside = sp.Mul(*(base**2 for base in singular(event.of, w)))
    condition = sp.Or(_vanishes(event.of, w), sp.And(*conditions))
    return Reduced(condition, (w, event.low, event.high, inside))


def _vanishes(function: sp.Expr, w: sp.Symbol) -> sp.Basic:
    """The condition under which it is 0 everywhere: a factor is, for some value of a parameter."""
    match function:
        case sp.Mul(args=factors):
            return sp.Or(*(_vanishes(factor, w) for factor in factors))
        case sp.Abs(args=(inside,)):
            return _vanishes(inside, w)
        case _ if not function.has(w):
            return sp.Eq(function, 0)
        case sp.Add() if function.is_polynomial(w):
            return identically_zero(function, w)
    return sp.false


def _vanishing(function: sp.Expr, w: sp.Symbol) -> set[sp.Expr]:
    """What is 0 or infinite where the function is."""
    match function:
        case sp.Mul(args=factors):
            return {base for factor in factors for base in _vanishing(factor, w)}
        case sp.Pow(base=base):
            return _vanishing(base, w)
        case sp.exp():
            return singular(function, w)
    parts = sp.fraction(sp.together(function))
    return {part for part in parts if part.has(w)}


def singular(function: sp.Expr, w: sp.Symbol) -> set[sp.Expr]:
    """What must not be 0 inside, for the function to be finite there."""
    match function:
        case sp.Mul(args=factors):
            return {base for factor in factors for base in singular(factor, w)}
        case sp.Pow(base=base, exp=exponent) if base.has(w):
            harmless = exponent.is_Integer and exponent > 0 and base.is_polynomial(w)
            return set() if harmless else _vanishing(base, w)
        case sp.exp(args=(inside,)):
            return {sp.fraction(sp.together(inside))[1]}
    return {sp.fraction(sp.together(function))[1]} if function.has(w) else set()
