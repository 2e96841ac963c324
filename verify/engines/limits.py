"""Limits and orders of closed forms, by expansions whose every step is checked.

A limit is the term of size 1 of the expansion at the point, if every larger term is shown to be 0
and what is left out tends to 0; it is ±∞ if the largest term is and its sign is shown. SymPy's
limits are never asked: it takes ln 2 + ln 3 − ln 6 for a number that is not 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar, final

import sympy as sp

from verify.engines.expansion import Expansion
from verify.engines.germs import (
    UNIT,
    Facts,
    Germ,
    Monomial,
    TooShort,
    Undecided,
    constant,
    plus,
)
from verify.engines.reality import require_real

__all__ = ["TRUSTS", "Size", "Undecided", "limit", "resolved", "size"]

TRUSTS = "verify.engines.limits"
DEPTHS = (2, 4, 7, 11)
AT_ZERO: Monomial = ((), (Fraction(1), 0))
AT_INFINITY: Monomial = ((), (Fraction(-1), 0))
Found = TypeVar("Found")


@final
@dataclass(frozen=True, slots=True)
class Size:
    """How large an expression is beside g: O(g), or larger by its leading term.

    Attributes:
        within: whether it is O(g).
        leading: the largest monomial, as text; "" where the expression is 0 or was not asked.
        coefficient: that of the largest monomial.
    """

    within: bool
    leading: str = ""
    coefficient: sp.Expr | None = None


def resolved(expr: sp.Basic, facts: Facts) -> sp.Basic:
    """The expression with every limit in it replaced by its value.

    Raises:
        Undecided: the value of one is not shown, or it is infinite inside a larger expression.
    """
    if isinstance(expr, sp.Limit):
        return limit(expr, facts)
    if not expr.has(sp.Limit):
        return expr
    arguments = [resolved(arg, facts) for arg in expr.args]
    if any(arg in (sp.oo, -sp.oo) for arg in arguments):
        raise Undecided("an infinite limit stands inside a larger expression")
    return expr.func(*arguments)


def limit(sought: sp.Limit, facts: Facts) -> sp.Expr:
    """The value of a limit, ±∞ included.

    Raises:
        Undecided: it is not shown that there is one.
    """
    of, variable, end, side = sought.args
    of = resolved(of, facts)
    sides = ("+", "-") if str(side) == "+-" and end not in (sp.oo, -sp.oo) else (str(side),)
    values = [_tried(of, variable, end, s, facts, _limit) for s in sides]
    first, last = values[0], values[-1]
    finite = first not in (sp.oo, -sp.oo) and last not in (sp.oo, -sp.oo)
    if first != last and not (finite and facts.shows(first - last, "=")):
        raise Undecided("the limits from the two sides are not shown to agree")
    return first


def size(of: sp.Expr, order: sp.Order, facts: Facts) -> Size:
    """Whether an expression is O(g) as the variable of the order tends to its point, from above.

    Raises:
        Undecided: neither is shown.
    """
    (variable,), (end,) = order.variables, order.point
    of = resolved(of, facts)

    def compared(form: sp.Expr, expansion: Expansion) -> Size:
        return _size(form, order, expansion)

    return _tried(of, variable, end, "+", facts, compared)


def _tried(
    of: sp.Expr,
    variable: sp.Symbol,
    end: sp.Expr,
    side: str,
    facts: Facts,
    ask: Callable[[sp.Expr, Expansion], Found],
) -> Found:
    """What is found with as few terms as are needed."""
    for depth in DEPTHS:
        expansion = Expansion(variable, _start(end, side, facts), facts, depth)
        try:
            return ask(of, expansion)
        except TooShort:
            if depth == DEPTHS[-1]:
                raise
    raise Undecided("no expansion was tried")


def _start(end: sp.Expr, side: str, facts: Facts) -> Germ:
    """The variable in terms of s > 0, s → 0."""
    if end in (sp.oo, -sp.oo):
        return Germ({AT_INFINITY: sp.Integer(1 if end == sp.oo else -1)})
    step = Germ({AT_ZERO: sp.Integer(-1 if side == "-" else 1)})
    require_real(end, facts)
    return plus(constant(end), step)


def _limit(of: sp.Expr, expansion: Expansion) -> sp.Expr:
    germ = expansion.merged(expansion.of(of))
    facts = expansion.facts
    larger = [m for m in germ.terms if expansion.compare(m, UNIT) > 0]
    if all(facts.shows(germ.terms[m], "=") for m in larger):
        if any(expansion.compare(m, UNIT) >= 0 for m in germ.left_out.items()):
            raise TooShort("what is left out may not tend to 0")
        return germ.terms.get(UNIT, sp.Integer(0))
    led = expansion.lead(germ)
    side = expansion.sign(led[2]) if led else None
    if not side:
        raise Undecided(f"the sign of {led[2] if led else 0}, of the largest term, is not shown")
    return side * sp.oo


def _size(of: sp.Expr, order: sp.Order, expansion: Expansion) -> Size:
    led = expansion.lead(expansion.of(order.expr))
    if led is None:
        raise Undecided("the order is 0")
    germ = expansion.merged(expansion.of(of))
    larger = [m for m in germ.terms if expansion.compare(m, led[1]) > 0]
    if all(expansion.facts.shows(germ.terms[m], "=") for m in larger):
        if any(expansion.compare(m, led[1]) > 0 for m in germ.left_out.items()):
            raise TooShort("what is left out may be larger")
        return Size(within=True)
    first = expansion.lead(germ)
    if first is None:
        return Size(within=True)
    leading = _said(first[1], expansion.variable, order.point[0])
    return Size(within=False, leading=leading, coefficient=first[2])


def _said(m: Monomial, variable: sp.Symbol, end: sp.Expr) -> str:
    """A monomial as text, in the variable itself."""
    growth, (r, k) = m
    infinite = end in (sp.oo, -sp.oo)
    plain = variable if end in (0, sp.oo) else -variable if infinite else variable - end
    power = sp.Rational(r.numerator, r.denominator) * (-1 if infinite else 1)
    log = sp.log(plain if infinite else 1 / plain, evaluate=False)
    exponent = sp.Add(
        *(
            c
            * plain ** (sp.Rational(p.numerator, p.denominator) * (-1 if infinite else 1))
            * log**j
            for (p, j), c in growth
        )
    )
    return str(sp.exp(exponent) * plain**power * log**k).replace("**", "^")
