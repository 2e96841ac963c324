"""What becomes of w ← f(x) w besides going to 0 or to ∞, and what a law is: exactly, at a point.

A path of finitely many factors tends to 0, to ∞, rests where it is, keeps its size while its sign
may turn, or walks between 0 and ∞ without end.
"""

from __future__ import annotations

from dataclasses import replace

import sympy as sp

from theory.bridges import ABSORPTION, LAW_OF_LARGE_NUMBERS, OSCILLATION
from theory.laws import Discrete, Normal, StudentT, Uniform
from theory.models import Path, Recursion, plain
from theory.statements import ContinuousDensity, Converges, InMean, Invariant, Tight
from verify.engines.closed import Undefined, Unread, power, sign
from verify.engines.finite import growth_factors
from verify.instances import Instance
from verify.lowering import start
from verify.outcome import Truth
from verify.outcomes import atoms
from verify.parameters import here
from verify.weigh import Found, unknown

__all__ = ["fate", "law_is", "long_run", "moves_from_zero"]


def moves_from_zero(path: Path, at: Instance) -> bool:
    """Whether a step that is a polynomial in the only state takes 0 elsewhere, for some draw.

    Raises:
        Unread: the step is another function, or the law has infinitely many values.
    """
    (w,), (step,) = path.model.state, path.model.step
    outcomes = atoms(path, at)
    if outcomes is None or not plain(path.model) or not step.is_polynomial(w):
        raise Unread("the step is no polynomial in w of finitely many values of the draws")
    moved = step.subs(w, 0)
    ends = (here(moved, replace(at, values=(*at.values, *o.draws))) for o in outcomes)
    return any(sign(end) in (1, -1) for end in ends)


def long_run(
    event: Converges | Tight, sought: str, at: Instance, forbidden: frozenset[str]
) -> Found:
    """Whether the state "settles" (at a finite limit), "stays" (tight), or tends to 0 "in mean".

    Raises:
        Unread: the model is not w ← f(x) w with finitely many factors, started at a point.
    """
    if not isinstance(event.over.model, Recursion):
        raise Unread("the model is no recursion")
    if sought == "in mean" and isinstance(event, Converges) and isinstance(event.how, InMean):
        return _in_mean(event.over, here(event.how.p, at), at)
    what, reason, bridge = fate(event.over, at)
    if bridge in forbidden:
        return unknown(f"the claim states the bridge “{bridge}”")
    held = {"settles": ("vanishes", "rests"), "stays": ("vanishes", "rests", "keeps its size")}
    truth = Truth.HOLDS if what in held[sought] else Truth.FAILS
    return Found(truth=truth, reason=f"the path {what}: {reason}", bridge=bridge)


def fate(path: Path, at: Instance) -> tuple[str, str, str]:
    """(what the path does, why, through which theorem).

    Raises:
        Unread: the model is not w ← f(x) w with finitely many factors, started at a point.
    """
    factors, w0 = growth_factors(path, at), start(path, at)
    if w0 is None:
        raise Unread("the start is a law")
    if sign(w0) == 0:
        return "rests", "w_0 = 0 and the step keeps it", ""
    if any(sign(f) == 0 for f, _ in factors):
        return "vanishes", "a factor is exactly 0", ABSORPTION.name
    if all(sign(f - 1) == 0 for f, _ in factors):
        return "rests", "every factor is 1", ""
    if all(sign(sp.Abs(f) - 1) == 0 for f, _ in factors):
        return "keeps its size", "every factor is 1 or −1", ""
    weights = [(sp.Rational(p.numerator, p.denominator), f) for f, p in factors]
    side = sign(sp.Add(*(p * sp.log(sp.Abs(f)) for p, f in weights)))
    if side is None:
        raise Unread("the sign of the growth rate is undecided")
    what = {-1: "vanishes", 0: "walks", 1: "explodes"}[side]
    reason = f"E ln|f| is {('0', 'positive', 'negative')[side]}"
    return what, reason, LAW_OF_LARGE_NUMBERS.name if side else OSCILLATION.name


def _in_mean(path: Path, order: sp.Expr, at: Instance) -> Found:
    """E|w_t|^p = (E|f|^p)^t |w_0|^p tends to 0 iff w_0 = 0 or E|f|^p < 1."""
    factors, w0 = growth_factors(path, at), start(path, at)
    if w0 is None:
        raise Unread("the start is a law")
    if sign(order) != 1:
        raise Undefined(f"the order p = {order} is not positive")
    sizes = [
        sp.Rational(p.numerator, p.denominator) * power(sp.Abs(f), order)
        for f, p in factors
        if sign(f) != 0
    ]
    moment = sp.Add(*sizes)
    side = sign(moment - 1)
    if side is None:
        raise Unread(f"whether E|f|^{order} is below 1 is undecided")
    return Found(
        truth=Truth.HOLDS if side == -1 or sign(w0) == 0 else Truth.FAILS,
        reason="E|w_t|^p = (E|f|^p)^t |w_0|^p",
        left=f"E|f|^{order if order.is_Integer else f'({order})'} = {moment}".replace("**", "^"),
        right="1",
    )


def law_is(event: Invariant | ContinuousDensity, at: Instance) -> Found:
    """Whether a law is kept by a model, or has a density that is continuous near a point.

    Raises:
        Unread: the law or the model is of another kind.
    """
    if isinstance(event, ContinuousDensity):
        return _continuous(event, at)
    model = event.model
    if not isinstance(model, Recursion) or len(model.state) != 1:
        raise Unread("the model is no recursion of one state")
    if isinstance(event.law, Discrete):
        return _kept_atoms(event.law, model, at)
    if isinstance(event.law, Normal):
        return _kept_normal(event.law, model, at)
    raise Unread(f"whether {type(event.law).__name__} is kept is not read")


def _continuous(event: ContinuousDensity, at: Instance) -> Found:
    near = here(event.near, at)
    match event.law:
        case Discrete():
            return Found(truth=Truth.FAILS, reason="a law of atoms has no density")
        case Normal() | StudentT():
            return Found(truth=Truth.HOLDS, reason="the density is continuous everywhere")
        case Uniform(low=low, high=high):
            gaps = [sign(near - here(end, at)) for end in (low, high)]
            if None in gaps:
                raise Unread("the place of the point is undecided")
            truth = Truth.FAILS if 0 in gaps else Truth.HOLDS
            return Found(truth=truth, reason="the density jumps at the two ends, and only there")
    raise Unread(f"the density of {type(event.law).__name__} is not read")


def _kept_atoms(law: Discrete, model: Recursion, at: Instance) -> Found:
    """The law one step later, atom by atom."""
    outcomes = atoms(model.draws, at) if model.draws else ()
    if outcomes is None:
        raise Unread("the draws have infinitely many values")
    (w,), (step,) = model.state, model.step
    later: list[tuple[sp.Expr, sp.Expr]] = []
    for value, weight in zip(law.values, law.weights, strict=True):
        for chance, drawn in [(o.weight, o.draws) for o in outcomes] or [(sp.Integer(1), ())]:
            there = Instance(
                statement=sp.true, given=(), where=at.where,
                values=(*at.values, (w, here(value, at)), *drawn),
            )  # fmt: skip
            later.append((here(step, there), here(weight, at) * chance))
    before = [(here(v, at), here(p, at)) for v, p in zip(law.values, law.weights, strict=True)]
    for place in [*(v for v, _ in before), *(v for v, _ in later)]:
        masses = [sp.Add(*(p for v, p in rows if sign(v - place) == 0)) for rows in (before, later)]
        if sign(masses[0] - masses[1]) != 0:
            return Found(
                truth=Truth.FAILS,
                reason=f"the weight of {place} changes",
                left=f"{masses[0]} before",
                right=f"{masses[1]} one step later",
            )
    return Found(truth=Truth.HOLDS, reason="every atom keeps its weight")


def _kept_normal(law: Normal, model: Recursion, at: Instance) -> Found:
    """α w + β x + κ with normal x, or without a draw: mean and variance decide."""
    (w,), (step,) = model.state, model.step
    x, shock = sp.Dummy(), (sp.S.Zero, sp.S.Zero)
    if model.draws:
        draw, drawn_from = model.draws[0], model.draws[0].law
        if len(model.draws) != 1 or not isinstance(drawn_from, Normal) or draw.batch != 1:
            raise Unread("only one normal draw is read")
        x, shock = draw.symbol, (drawn_from.mean, drawn_from.variance)
    if not step.is_polynomial(w, x) or sp.Poly(step, w, x).total_degree() > 1:
        raise Unread("the step is not affine in the state and the draw")
    slope, tilt = (here(sp.diff(step, s), at) for s in (w, x))
    rest = here(step.subs({w: 0, x: 0}), at)
    mean, variance = here(law.mean, at), here(law.variance, at)
    drawn = tuple(here(moment, at) for moment in shock)
    later = slope * mean + tilt * drawn[0] + rest, slope**2 * variance + tilt**2 * drawn[1]
    same = [sign(later[0] - mean), sign(later[1] - variance)]
    if None in same:
        raise Unread("whether mean and variance are kept is undecided")
    return Found(
        truth=Truth.HOLDS if same == [0, 0] else Truth.FAILS,
        reason="a normal law is kept iff its mean and variance are",
        left=f"mean {mean}, variance {variance}",
        right=f"mean {later[0]}, variance {later[1]} one step later",
    )
