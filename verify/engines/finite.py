"""Exact numbers of a path or a draw with finitely many outcomes, in integers and rationals.

w_t = w_0 Π f_i^{k_i} depends on the multinomial count (k_1, ..., k_m) only, so every finite-time
probability and mean is a finite sum. The factors are read off the model's step, not off any closed
form, so that agreement with a closed form means something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from math import comb

import sympy as sp

from numerics import counts
from theory.derivation import growth
from theory.models import Path
from theory.quantities import (
    Lyapunov,
    Mean,
    Over,
    Probability,
    Quantile,
    Quantity,
    Rate,
    Supremum,
    Variance,
)
from theory.statements import Side
from theory.trees import rebuild
from verify.engines.asymptotic import limits_at
from verify.engines.branches import probability_of_states
from verify.engines.closed import Undefined, Unread, nameless, sign, value
from verify.engines.conditions import level_above
from verify.engines.enumeration import states
from verify.engines.exponents import in_order, rates_of
from verify.engines.maxima import exact_supremum
from verify.engines.moments import draw_mean, path_mean
from verify.engines.moving import of_diffusions, speaks_of_diffusions
from verify.engines.ordered import quantile
from verify.instances import Instance, meaning, names_in
from verify.lowering import factor, start
from verify.outcomes import Atom, atoms, data_sets
from verify.parameters import decide, fraction, here
from verify.unrolling import unrolled

__all__ = ["exact_side", "finite_value", "growth_factors", "tail"]

MOST_COUNTS = 20_000  # count vectors that a full enumeration may visit


def growth_factors(path: Path, at: Instance) -> tuple[tuple[sp.Expr, Fraction], ...]:
    """(f_i, p_i) of a scalar linear model with a finite law.

    Raises:
        Unread: the model is of another kind.
    """
    f, outcomes = factor(path.model), atoms(path, at)
    if f is None:
        raise Unread("the model is not w ← f(x) w with one state")
    if outcomes is None:
        raise Unread("the law has infinitely many values")
    merged: dict[sp.Expr, Fraction] = {}
    for outcome in outcomes:
        size = _at_atom(f, outcome, at)
        merged[size] = merged.get(size, Fraction(0)) + (fraction(outcome.weight) or Fraction(0))
    return tuple(merged.items())


def _at_atom(g: sp.Expr, outcome: Atom, at: Instance) -> sp.Expr:
    """The value of an expression at an outcome; substituting first would make ln 0 undefined."""
    return here(g, replace(at, values=(*at.values, *outcome.draws)))


def exact_side(side: Side, at: Instance) -> sp.Expr:
    """The exact value of one side of a relation, defined names included.

    Raises:
        Unread: it is not a finite sum of manageable size.
        Undefined: it has no real value.
    """
    if isinstance(side, sp.Set):
        raise Unread(f"{side} is a set, not a number")
    if isinstance(side, sp.Basic):
        form = limits_at(side, at) if side.has(sp.Limit) else side
        return value(form, at.at, lambda name: _named(name, at))
    return _quantity(side, replace(at, statement=sp.true))  # rivals share quantities


@lru_cache(maxsize=1024)
def _quantity(side: Quantity, at: Instance) -> sp.Expr:
    if isinstance(side, Supremum):
        return finite_value(side, at)  # its name varies, so it is no number yet
    if speaks_of_diffusions(side):
        return of_diffusions(side, at)
    return finite_value(rebuild(side, lambda expr: _inline(expr, at)), at)


def _named(name: sp.Expr, at: Instance) -> sp.Expr:
    means = meaning(name, at.where)
    if means is None:
        raise Undefined(f"{name} has no value")
    return exact_side(means, at)


def _inline(expr: sp.Basic, at: Instance) -> sp.Basic:
    """An expression inside a quantity with its own defined names replaced by exact values."""
    names = names_in(expr, at.where)
    return expr.xreplace({name: _named(name, at) for name in names}) if names else expr


def finite_value(quantity: Quantity, at: Instance) -> sp.Expr:
    """The exact value of a quantity at a point.

    Raises:
        Unread: it is not a finite sum of manageable size.
        Undefined: it has no real value.
    """
    if isinstance(quantity, Supremum):
        return exact_supremum(quantity, at)
    quantity = unrolled(quantity, at)
    if isinstance(quantity, Mean | Probability):
        sets = data_sets(quantity, at)
        if sets is None:
            raise Unread("the law of the data set has infinitely many values")
        if len(sets) > 1:
            return sp.Add(*(weight * finite_value(given, at) for weight, given in sets))
        ((_, quantity),) = sets
    return _of_one_set(quantity, at)


def _of_one_set(quantity: Quantity, at: Instance) -> sp.Expr:
    match quantity:
        case Rate():
            return _rate(quantity, at)
        case Lyapunov():
            values = [finite_value(rate, at) for rate in rates_of(quantity, factor)]
            return in_order(values)[-quantity.index]
        case Mean(of=of, over=Path() as path, at=t):
            return _path_mean(of, path, _steps(t, at), at)
        case Mean(of=of, over=over):
            return _draw_mean(of, over, at)
        case Variance(of=of, over=over, at=t):
            first = finite_value(Mean(of=of, over=over, at=t), at)
            second = finite_value(Mean(of=of**2, over=over, at=t), at)
            return sp.expand(second - first**2, log=False)
        case Probability(of=sp.Basic() as condition, over=over, at=t):
            if isinstance(over, Path):
                return _path_probability(condition, over, _steps(t, at), at)
            return _draw_probability(condition, over, at)
        case Quantile(of=of, level=level, over=over, at=t):
            return quantile(_values(of, over, t, at), here(level, at))
    raise Unread(f"{type(quantity).__name__} is not a finite sum")


def _steps(t: sp.Expr | None, at: Instance) -> int:
    if t is None:
        raise Undefined("a mean over a path needs the step at which it is taken")
    steps = here(t, at)
    if not steps.is_Integer or steps < 0:
        raise Undefined(f"t = {steps} is not a step count")
    return int(steps)


def _rate(quantity: Rate, at: Instance) -> sp.Expr:
    path = quantity.over
    (w,) = path.model.state if len(path.model.state) == 1 else (None,)
    if quantity.of not in (w, sp.Abs(w) if w is not None else None):
        raise Unread(f"the rate of {quantity.of} is not that of the state")
    factors = growth_factors(path, at)
    w0 = start(path, at)
    if w0 is None:
        raise Unread("the start is a law")
    if sign(w0) == 0 or any(sign(f) == 0 for f, _ in factors):
        return -sp.oo
    return sp.Add(
        *(sp.Rational(p.numerator, p.denominator) * sp.log(sp.Abs(f)) for f, p in factors)
    )


def _outcomes(over: Over, at: Instance) -> tuple[Atom, ...]:
    found = atoms(over, at)
    if found is None:
        raise Unread("the law has infinitely many values")
    return found


def _draw_mean(of: sp.Expr, over: Over, at: Instance) -> sp.Expr:
    if atoms(over, at) is None:
        moments = growth.expectation(of, over)
        return draw_mean(of, over, at) if moments is None else here(moments, at)
    return sp.Add(*(o.weight * _at_atom(of, o, at) for o in _outcomes(over, at)))


def _draw_probability(condition: sp.Basic, over: Over, at: Instance) -> sp.Expr:
    held = [o.weight for o in _outcomes(over, at) if decide(condition.xreplace(dict(o.draws)), at)]
    return sp.Add(*held)


def _states(path: Path, steps: int, at: Instance) -> Iterator[tuple[sp.Expr, sp.Rational]]:
    """Every value of w_t with its probability, by multinomial counts."""
    factors = growth_factors(path, at)
    w0 = start(path, at)
    if w0 is None:
        raise Unread("the start is a law")
    size = comb(steps + len(factors) - 1, len(factors) - 1)
    if size > MOST_COUNTS:
        raise Unread(f"{size} count vectors at t = {steps} are more than {MOST_COUNTS}")
    for count, p in counts.multinomial(steps, [p for _, p in factors]):
        powers = [f**k for (f, _), k in zip(factors, count, strict=True) if k]
        yield w0 * sp.Mul(*powers), sp.Rational(p.numerator, p.denominator)


def _path_mean(of: sp.Expr, path: Path, steps: int, at: Instance) -> sp.Expr:
    w, w0 = path.model.state[0], start(path, at)
    if factor(path.model) is None or w0 is None or atoms(path, at) is None:
        return _mean_by_moments(of, path, steps, at)
    if of.is_polynomial(w):
        factors = growth_factors(path, at)
        total = sp.Integer(0)
        for (k,), c in sp.Poly(of, w).terms():
            one = sp.Add(*(sp.Rational(p.numerator, p.denominator) * f**k for f, p in factors))
            total += here(c, at) * one**steps * (w0**k if k else 1)
        return sp.expand(total) if total.is_Rational else total
    return sp.Add(*(p * x for x, p in _values(of, path, sp.Integer(steps), at)))


def _mean_by_moments(of: sp.Expr, path: Path, steps: int, at: Instance) -> sp.Expr:
    """From the moments of one step where they suffice, else a sum over all states."""
    try:
        return path_mean(of, path, steps, at)
    except Unread as unread:
        try:
            return sp.Add(*(p * x for x, p in _values(of, path, sp.Integer(steps), at)))
        except Unread as reason:
            raise Unread(f"{unread}; {reason}") from None


def _values(
    of: sp.Expr, over: Over, t: sp.Expr | None, at: Instance
) -> list[tuple[sp.Expr, sp.Rational]]:
    """The values of a function of the draws, or of the state at step t, each with its weight."""
    if not isinstance(over, Path):
        return [(_at_atom(of, o, at), o.weight) for o in _outcomes(over, at)]
    steps, letters = _steps(t, at), over.model.state
    if factor(over.model) is None or start(over, at) is None:
        rows: Iterable[tuple[tuple[sp.Expr, ...], sp.Rational]] = states(over, steps, at).items()
    else:
        rows = (((state,), p) for state, p in _states(over, steps, at))
    places = (({**at.at, **dict(zip(letters, state, strict=True))}, p) for state, p in rows)
    return [(value(of, place, nameless), p) for place, p in places]


def _path_probability(condition: sp.Basic, path: Path, steps: int, at: Instance) -> sp.Expr:
    if factor(path.model) is None or start(path, at) is None:
        return probability_of_states(condition, path, steps, at)
    (w,) = path.model.state
    threshold = level_above(condition, w)
    if threshold is not None:
        try:
            found = tail(path, steps, here(threshold, at), at)
            return sp.Rational(found.numerator, found.denominator)
        except Unread:
            pass
    rows = _states(path, steps, at)
    return sp.Add(*(p for state, p in rows if decide(condition.xreplace({w: state}), at)))


def tail(path: Path, steps: int, level: sp.Expr, at: Instance) -> Fraction:
    """P(|w_t| > level), exactly, for rational factors.

    Raises:
        Unread: a factor or the ratio level/|w_0| is irrational, or the law is too large.
    """
    factors, w0 = growth_factors(path, at), start(path, at)
    if w0 is None:
        raise Unread("the start is a law")
    if sign(w0) == 0:
        return Fraction(int(sign(level) == -1))
    sizes = [fraction(f) for f, _ in factors]
    ratio = fraction(level / sp.Abs(w0)) if level.is_Rational else None
    if ratio is None or any(f is None for f in sizes):
        raise Unread("a factor or a level is irrational")
    rational = [f for f in sizes if f is not None]
    try:
        return counts.tail(rational, [p for _, p in factors], steps, ratio)
    except ValueError as error:
        raise Unread(str(error)) from None
