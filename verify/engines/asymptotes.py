"""Leading terms of rational functions at the ends of an interval, for all values of the parameters.

Every case comes with the condition on the parameters under which it is the case: a leading
coefficient that may vanish gives two. So what follows from exponents is a condition too, which is
evaluated at a point, or decided for a whole domain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import final

import sympy as sp

from verify.engines.closed import Unread

__all__ = ["Case", "Variable", "cases", "identically_zero", "log_slope", "outward", "over_cases"]


@final
@dataclass(frozen=True, slots=True)
class Variable:
    """A state near an end: v tends to 0 from above at a finite end, to ∞ at an infinite one.

    Attributes:
        state: the symbol that is replaced.
        place: the state as an expression in ``v``.
        turn: d(state)/dv, 1 or −1.
        infinite: whether v tends to ∞.
    """

    state: sp.Symbol
    v: sp.Symbol
    place: sp.Expr
    turn: int
    infinite: bool


@final
@dataclass(frozen=True, slots=True)
class Case:
    """The function is coefficient · v^power, to leading order, where ``when`` holds.

    A power of None is the function 0.
    """

    when: sp.Basic
    coefficient: sp.Expr
    power: int | None

    def over(self, number: int) -> sp.Expr:
        """A polynomial with the sign of coefficient − number, so that nothing is divided by."""
        return _over(self.coefficient, number)


@lru_cache(maxsize=4096)
def _over(coefficient: sp.Expr, number: int) -> sp.Expr:
    top, bottom = sp.fraction(sp.together(coefficient - number))
    return sp.factor_terms(sp.expand(top * bottom))


def outward(state: sp.Symbol, end: sp.Expr, *, upper: bool) -> Variable:
    """The variable that measures how near an end is."""
    v = sp.Dummy("v", positive=True)
    if end in (sp.oo, -sp.oo):
        return Variable(state, v, v if upper else -v, 1 if upper else -1, infinite=True)
    return Variable(state, v, end - v if upper else end + v, -1 if upper else 1, infinite=False)


def cases(function: sp.Expr, near: Variable) -> tuple[Case, ...]:
    """The leading term of a rational function of the state.

    Raises:
        Unread: it is not rational in the state.
    """
    v = near.v
    parts = sp.fraction(sp.together(function.xreplace({near.state: near.place})))
    if not all(part.is_polynomial(v) for part in parts):
        raise Unread(f"{function} is not rational in {near.state}")
    above, below = (list(_leading(part, v, near.infinite)) for part in parts)
    found = []
    for top in above:
        for bottom in below:
            when = sp.And(top.when, bottom.when)
            if bottom.power is None or when == sp.false:
                continue  # where the denominator is 0 the function does not exist
            if top.power is None:
                found.append(Case(when, sp.Integer(0), None))
            else:
                ratio = sp.cancel(top.coefficient / bottom.coefficient)
                found.append(Case(when, ratio, top.power - bottom.power))
    return tuple(found)


def _leading(polynomial: sp.Expr, v: sp.Symbol, infinite: bool) -> Iterator[Case]:  # noqa: FBT001
    """The leading term: of the highest power at ∞, of the lowest at 0."""
    terms = sp.Poly(polynomial, v).terms()
    zeros: list[sp.Basic] = []
    for (power,), given in terms if infinite else reversed(terms):
        coefficient = sp.factor_terms(sp.expand(given))
        if coefficient == 0:
            continue
        if coefficient.is_number:
            yield Case(sp.And(*zeros), coefficient, power)
            return
        yield Case(sp.And(*zeros, sp.Ne(coefficient, 0)), coefficient, power)
        zeros.append(sp.Eq(coefficient, 0))
    yield Case(sp.And(*zeros), sp.Integer(0), None)


def over_cases(found: tuple[Case, ...], says: Callable[[Case], sp.Basic]) -> sp.Basic:
    """The condition under which what is said of the leading term holds."""
    return sp.Or(*(sp.And(case.when, says(case)) for case in found))


def identically_zero(function: sp.Expr, state: sp.Symbol) -> sp.Basic:
    """The condition under which a rational function of the state is 0 everywhere.

    Raises:
        Unread: it is not rational in the state.
    """
    top, bottom = sp.fraction(sp.together(function))
    if not (top.is_polynomial(state) and bottom.is_polynomial(state)):
        raise Unread(f"{function} is not rational in {state}")
    top = sp.expand(top)
    if top == 0:
        return sp.true
    coefficients = sp.Poly(top, state).coeffs()
    return sp.And(*(sp.Eq(sp.factor_terms(sp.expand(c)), 0) for c in coefficients))


def log_slope(function: sp.Expr, state: sp.Symbol) -> sp.Expr:
    """f'/f, taken apart so that powers and exponentials leave something rational.

    Raises:
        Unread: an exponent depends on the state.
    """
    if not function.has(state):
        return sp.Integer(0)
    match function:
        case sp.Mul(args=factors):
            return sp.Add(*(log_slope(factor, state) for factor in factors))
        case sp.Pow(base=base, exp=exponent) if not exponent.has(state):
            return exponent * log_slope(base, state)
        case sp.exp(args=(inside,)):
            return sp.diff(inside, state).doit()
        case sp.Abs(args=(inside,)):
            return log_slope(inside, state)
        case sp.Pow() | sp.log() | sp.Piecewise():
            raise Unread(f"the slope of ln({function}) is not read")
    return sp.diff(function, state) / function
