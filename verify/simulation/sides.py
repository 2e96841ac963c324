"""The sides of a relation whose names may be measured: asked again after every doubling.

An expression of measured names is evaluated in balls around their intervals, so that what it says
holds whenever all of these do; without such names it is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, final

import sympy as sp

from numerics.evalues import samples_for_radius
from theory.quantities import Quantity
from theory.statements import Side
from verify.compare import UNDER_POWERED, Interval, exact_relation, interval_relation
from verify.engines.balls import ball
from verify.engines.closed import Undefined, Unread, value
from verify.instances import Instance, meaning, names_in
from verify.simulation.experiments import ALPHA, Measured, Value
from verify.weigh import Found, unknown

__all__ = ["Mixed", "compared", "side", "under_powered"]

BITS = 128

Measure = Callable[[Quantity, Instance], Measured]


@final
@dataclass(frozen=True, slots=True)
class Mixed:
    """An expression in the variables and in measured names; ``exact`` if it has none of these."""

    form: sp.Expr
    at: Instance
    parts: Mapping[sp.Expr, Measured | Mixed]
    exact: sp.Expr | None

    @property
    def last(self) -> int:
        """The number of doublings that its most patient part allows."""
        return max((part.last for part in self.parts.values()), default=0)

    def after(self, look: int) -> Value:
        """An interval around the expression from those around its parts; None if there is none."""
        if self.exact is not None:
            return self.exact
        from numerics.enclosures import hull
        from verify.compare import interval

        balls: dict[sp.Basic, Any] = {}
        alpha, samples = 0.0, 0
        for name, part in self.parts.items():
            ends = _ends(part.after(look))
            if ends is None:
                return None
            balls[name] = hull(ends.low, ends.high)
            alpha, samples = alpha + ends.alpha, samples + ends.samples
        for symbol, exact in self.at.values:
            balls[symbol] = ball(exact, {}, BITS)
        enclosed = ball(self.form, balls, BITS)
        if enclosed is None:
            return None
        return replace(interval(enclosed), alpha=alpha, samples=samples)


def side(of: Side, at: Instance, measure: Measure) -> Measured | Mixed:
    """A side of a relation, with its defined names followed to what they stand for.

    Raises:
        Unread: a quantity in it is not measured.
        Undefined: it has no real value.
    """
    if isinstance(of, sp.Set):
        raise Unread(f"{of} is a set, not a number")
    if not isinstance(of, sp.Basic):
        return measure(of, at)
    means = meaning(of, at.where)
    if means is not None:
        return side(means, at, measure)
    parts = {name: side(name, at, measure) for name in names_in(of, at.where)}
    exact = {n: p.exact for n, p in parts.items() if isinstance(p, Mixed) and p.exact is not None}
    if len(exact) < len(parts):
        return Mixed(of, at, parts, None)

    def named(name: sp.Expr) -> sp.Expr:
        if name not in exact:
            raise Undefined(f"{name} has no value")
        return exact[name]

    return Mixed(of, at, {}, value(of, at.at, named))


def _ends(found: Value) -> Interval | None:
    """An interval around a number; None if it is not known, infinite or without enclosure."""
    if found is None or isinstance(found, Interval):
        return found
    if found.is_Rational:
        exact = Fraction(int(found.p), int(found.q))
        return Interval(exact, exact)
    enclosed = ball(found, {}, BITS)
    if enclosed is None:
        return None
    from verify.compare import interval

    return interval(enclosed)


def compared(left: Value, right: Value, kind: str, resolution: Fraction) -> Found:
    """What a relation between two sides comes to after the same number of blocks."""
    if left is None or right is None:
        return unknown("budget: a side has no finite interval yet")
    if not isinstance(left, Interval) and not isinstance(right, Interval):
        return exact_relation(left, right, kind)
    ends = _ends(left), _ends(right)
    if ends[0] is not None and ends[1] is not None:
        return interval_relation(ends[0], ends[1], kind, resolution)
    return exact_relation(_representative(left), _representative(right), kind)


def _representative(found: Interval | sp.Expr) -> sp.Expr:
    """Any number of an interval: against ±∞ they all compare alike."""
    if isinstance(found, Interval):
        return sp.Rational(found.centre.numerator, found.centre.denominator)
    if found not in (sp.oo, -sp.oo):
        raise Undefined(f"{found} has no enclosure")
    return found


def under_powered(left: Measured | Mixed, right: Measured | Mixed) -> str:
    """Why the budget cannot confirm an equality, told before anything is drawn; "" if it may.

    Values in an interval of length R have a mean known to within r only after about R L/r samples,
    L = ln(2/α) and the cost of the mixture: before, an end that was not drawn yet may still matter.
    """
    for one, other in ((left, right), (right, left)):
        if not isinstance(one, Measured) or not isinstance(other, Mixed) or one.spread == 0:
            continue
        ends = _ends(other.exact)
        if ends is None or ends.centre == 0:
            continue
        radius = float(UNDER_POWERED * abs(ends.centre))
        needed = samples_for_radius(radius * float(one.spread) / 2, radius, ALPHA)
        budget = one.samples * 2**one.last
        if needed > budget:
            return (
                f"under-powered: a radius of {radius:.3g} needs about {needed} samples, "
                f"the budget is {budget}"
            )
    return ""
