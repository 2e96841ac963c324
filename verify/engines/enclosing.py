"""Balls around the quantities of a claim at a point, at any precision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, reduce
from typing import Any

import sympy as sp

from theory.models import Path
from theory.quantities import Lyapunov, Mean, Quantile, Quantity, Rate, Supremum, Variance
from theory.statements import Side
from verify.engines.balls import ball
from verify.engines.closed import Unread, sign
from verify.engines.directions import bounds
from verify.engines.exponents import rates_of
from verify.engines.finite import growth_factors
from verify.engines.logforms import in_logarithm, under_logarithm
from verify.engines.monotone import quantile_ball
from verify.engines.normal_means import normal_mean
from verify.engines.quadratic_logs import quadratic_log_ball
from verify.instances import Instance, meaning, names_in
from verify.lowering import affine, factor, start
from verify.outcomes import atoms
from verify.parameters import here
from verify.unrolling import unrolled

__all__ = ["enclosure", "side_ball"]

Ball = Any


def side_ball(side: Side, at: Instance, bits: int, known: Mapping[sp.Basic, Ball]) -> Ball | None:
    """A ball around one side of a relation.

    Args:
        side: an expression in the variables and defined names, or a quantity.
        at: the instance; its exact values are used for symbols not in ``known``.
        bits: working precision.
        known: balls for symbols, where a whole box is meant.

    Raises:
        Unread: a quantity in it is not enclosed by this method.
    """
    if not isinstance(side, sp.Basic):
        return enclosure(side, at, bits)
    balls: dict[sp.Basic, Ball] = dict(known)
    for symbol, exact in at.values:
        if symbol not in balls:
            value = ball(exact, {}, bits)
            if value is None:
                raise Unread(f"{symbol} = {exact} has no enclosure")
            balls[symbol] = value
    for name in names_in(side, at.where):
        balls[name] = _named(name, at, bits, known)
    return ball(side, balls, bits)


def _named(name: sp.Expr, at: Instance, bits: int, known: Mapping[sp.Basic, Ball]) -> Ball:
    means = meaning(name, at.where)
    if means is None:
        raise Unread(f"{name} has no value")
    if known and not isinstance(means, sp.Basic):
        raise Unread("a quantity is enclosed at points, not over a box")
    found = side_ball(means, at, bits, known)
    if found is None:
        raise Unread(f"{name} has no finite enclosure")
    return found


def enclosure(quantity: Quantity, at: Instance, bits: int) -> Ball:
    """A ball around a quantity.

    Raises:
        Unread: it is of a kind that this method does not enclose, or infinite.
    """
    return _around(quantity, replace(at, statement=sp.true), bits)  # rivals share quantities


@lru_cache(maxsize=1024)
def _around(quantity: Quantity, at: Instance, bits: int) -> Ball:
    from flint import ctx

    written = unrolled(quantity, at)
    with ctx.workprec(bits):  # sums and products of balls are taken at the precision asked for
        found = _enclosed(written, at, bits)
    if not found.is_finite():
        raise Unread(f"{type(quantity).__name__} has no finite enclosure")
    return found


def _enclosed(quantity: Quantity, at: Instance, bits: int) -> Ball:
    from numerics.enclosures import whole_power

    match quantity:
        case Rate(of=of, over=path):
            return _rate(of, path, at, bits)
        case Lyapunov(index=index):
            return _exponent(quantity, index, at, bits)
        case Mean(of=of, over=Path() as path, at=t) if t is not None:
            return _path_mean(of, path, here(t, at), at, bits)
        case Mean(of=of, over=draws) if not isinstance(draws, Path):
            return _draw_mean(of, draws, at, bits)
        case Variance(of=of, over=Path() as path, at=t) if t is not None:
            slope, _, f = _in_log(of, path, at)
            spread = Variance(of=sp.log(sp.Abs(f)), over=path.model.draws)
            return _known(ball(slope**2 * here(t, at), {}, bits)) * _enclosed(spread, at, bits)
        case Variance(of=of, over=draws) if not isinstance(draws, Path):
            first = _draw_mean(of, draws, at, bits)
            return _draw_mean(of**2, draws, at, bits) - whole_power(first, 2)
        case Quantile(of=of, level=level, over=draws) if not isinstance(draws, Path):
            return quantile_ball(of, here(level, at), draws, at, bits)
        case Supremum():
            return supremum(quantity, at, bits)
    raise Unread(f"{type(quantity).__name__} is not enclosed by balls")


def _exponent(quantity: Lyapunov, index: int, at: Instance, bits: int) -> Ball:
    """The largest or the smallest exponent of a product of triangular or of 2 × 2 matrices."""
    from flint import arb

    from numerics.enclosures import hull

    rates = rates_of(quantity, factor)
    if not rates:
        return hull(*bounds(quantity, at, bits))
    if index not in (1, len(rates)):
        raise Unread("the exponent of this product is not enclosed")
    alive = [rate for rate in rates if not _dies(rate.over, at)]  # the others are −∞
    if not alive or (index > 1 and len(alive) < len(rates)):
        raise Unread("the exponent is −∞")
    balls = [enclosure(rate, at, bits) for rate in alive]
    return reduce(arb.max if index == 1 else arb.min, balls)


def _dies(path: Path, at: Instance) -> bool:
    """Whether one of finitely many factors is 0."""
    path = unrolled(path, at)
    return atoms(path, at) is not None and any(sign(f) == 0 for f, _ in growth_factors(path, at))


def _rate(of: sp.Expr, path: Path, at: Instance, bits: int) -> Ball:
    (w,) = path.model.state if len(path.model.state) == 1 else (None,)
    f = factor(path.model)
    if f is None or of not in (w, sp.Abs(w)):
        raise Unread("the model is not w ← f(x) w with one state")
    w0 = start(path, at)
    if w0 is None or sign(w0) == 0:
        raise Unread("the rate from this start is not finite")
    return _draw_mean(sp.log(sp.Abs(f)), path.model.draws, at, bits)


def _draw_mean(of: sp.Expr, draws: tuple[Any, ...], at: Instance, bits: int) -> Ball:
    outcomes = atoms(draws, at)
    if outcomes is not None:
        total = 0
        for outcome in outcomes:
            term = side_ball(of.xreplace(dict(outcome.draws)), at, bits, {})
            if term is None:
                raise Unread("a term of the mean is not finite")
            total = total + ball(outcome.weight, {}, bits) * term
        return total
    log, squared = (of.base, True) if isinstance(of, sp.Pow) and of.exp == 2 else (of, False)
    inside = under_logarithm(log)
    if inside is None:
        return normal_mean(of, draws, at, bits)
    from numerics.balls import expect_log, variance_log

    form = affine(inside, draws, at)
    if form is None:
        if squared:
            raise Unread(f"{of} is not the square of ln|f| with f affine in one draw")
        return quadratic_log_ball(inside, draws, at, bits)
    arguments = form.law, form.alpha, form.beta, min(bits, 128)
    found = expect_log(*arguments)
    spread = variance_log(*arguments) if squared and found is not None else 0
    if found is None or spread is None:
        raise Unread("the mean is infinite")
    return found**2 + spread if squared else found


def _in_log(of: sp.Expr, path: Path, at: Instance) -> tuple[sp.Expr, sp.Expr, sp.Expr]:
    """α, β and the factor f of a linear model where of = α ln|w_t/w_0| + β."""
    f, w0 = factor(path.model), start(path, at)
    if f is None or w0 is None:
        raise Unread("the model is not w ← f(x) w with one state from a point")
    if sign(w0) == 0:
        raise Unread("the logarithm of a state that starts at 0 is −∞")
    values = {s: here(s, at) for s in of.free_symbols - set(path.model.state)}
    return (*in_logarithm(of.xreplace(values), path.model.state[0], w0), f)


def _log_mean(of: sp.Expr, path: Path, t: sp.Expr, at: Instance, bits: int) -> Ball:
    """α t E ln|f| + β where of = α ln|w_t/w_0| + β: the factors are independent."""
    slope, rest, f = _in_log(of, path, at)
    rate = _draw_mean(sp.log(sp.Abs(f)), path.model.draws, at, bits)
    return _known(ball(slope * t, {}, bits)) * rate + _known(ball(rest, {}, bits))


def _path_mean(of: sp.Expr, path: Path, t: sp.Expr, at: Instance, bits: int) -> Ball:
    if of.has(sp.log):
        return _log_mean(of, path, t, at, bits)
    from numerics.enclosures import whole_power

    (w,) = path.model.state if len(path.model.state) == 1 else (None,)
    f, w0, outcomes = factor(path.model), start(path, at), atoms(path, at)
    if f is None or w0 is None or outcomes is None or not of.is_polynomial(w):
        raise Unread("only polynomial means of w ← f(x) w with finitely many factors are enclosed")
    total = 0
    for (k,), c in sp.Poly(of, w).terms():
        power = 0
        for outcome in outcomes:
            size = _known(ball(here(f.xreplace(dict(outcome.draws)), at), {}, bits))
            power = power + _known(ball(outcome.weight, {}, bits)) * whole_power(size, int(k))
        begun = whole_power(_known(ball(w0, {}, bits)), int(k))
        grown = whole_power(power, int(t))
        total = total + _known(side_ball(c, at, bits, {})) * grown * begun
    return total


def _known(found: Ball | None) -> Ball:
    if found is None:
        raise Unread("a term has no finite enclosure")
    return found


def supremum(quantity: Supremum, at: Instance, bits: int) -> Ball:
    """Enclose a supremum over an interval by bounding balls on ever smaller pieces.

    Raises:
        Unread: the condition is not an interval, or the bound does not settle.
    """
    from numerics.enclosures import hull
    from verify.engines.suprema import bounded_supremum

    return hull(*bounded_supremum(quantity, at, bits))
