"""Wrong neighbours of words that are no expressions: orders, kinds, digits, sets, events, laws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import sympy as sp

from theory.diffusions import Boundary, EndIs, Integrable, OnInterval, StationaryDensity
from theory.laws import Discrete, Law, Normal
from theory.models import Calculus
from theory.quantities import Critical, Kind, Printed
from theory.statements import (
    IN_PROBABILITY,
    Converges,
    Equals,
    InMean,
    Invariant,
    Something,
    Tight,
)
from theory.steering import SomeDrift, SomeNoise
from verify.printed import neighbours

__all__ = ["DOWN", "UP", "Change", "event", "word"]

Change = tuple[str, str, Any]
UP, DOWN = sp.Rational(21, 20), sp.Rational(19, 20)
SCALED = (("constant ×1.05", UP), ("constant ×0.95", DOWN))


def word(node: Any) -> Iterator[Change]:
    """The node with one thing changed that belongs to its own word; nothing for most nodes."""
    match node:
        case Printed(text=text):
            for side, changed in zip(("higher", "lower"), neighbours(node), strict=True):
                yield "last digit", f"the last digit of {text} one {side}", changed
        case Critical(kind=Kind() as kind):
            for other in Kind:
                if other is not kind:
                    yield "kind", f"{other} instead of {kind}", replace(node, kind=other)
        case Equals(upto=sp.Order() as order):
            (variable,), (end,) = order.variables, order.point
            smaller = 1 / variable if end == sp.oo else variable - end
            finer = sp.Order(order.expr * smaller, (variable, end))
            yield "order", f"up to {finer}", replace(node, upto=finer)
        case Equals(right=sp.FiniteSet() as points):
            yield from _sets(node, points)


def _sets(node: Equals, points: sp.FiniteSet) -> Iterator[Change]:
    ordered = sorted(points.args, key=str)
    for point in ordered:
        fewer = sp.FiniteSet(*(p for p in ordered if p != point))
        yield "element", f"{point} left out", replace(node, right=fewer)
    for sort, factor in SCALED:
        moved = sp.FiniteSet(*(_scaled(point, factor) for point in ordered))
        if moved != points:
            yield sort, f"every point times {float(factor)}", replace(node, right=moved)


def _scaled(point: sp.Basic, factor: sp.Rational) -> sp.Basic:
    if isinstance(point, sp.Tuple):
        return sp.Tuple(*(factor * x for x in point))
    return factor * point


def event(node: Any) -> Iterator[Change]:
    """An event exchanged for its opposite, or with another law."""
    yield from of_diffusion(node)
    match node:
        case Converges(to=Normal() as law):
            for sort, factor in SCALED:
                changed = replace(node, to=Normal(law.mean, factor * law.variance))
                yield sort, f"limit variance times {float(factor)}", changed
        case Converges(how=InMean()):
            return
        case Converges(of=sp.Expr() as of, to=to) if to == 0 or isinstance(to, Something):
            opposite = replace(node, of=sp.Abs(of), to=sp.oo)
            yield "event", f"|{of}| → ∞ instead", opposite
        case Converges(of=of, to=sp.oo):
            yield "event", f"{of} → 0 instead", replace(node, to=sp.Integer(0))
        case Tight(of=sp.Expr() as of, over=path, clock=clock):
            away = Converges(of=sp.Abs(of), to=sp.oo, over=path, how=IN_PROBABILITY, clock=clock)
            yield "event", f"|{of}| → ∞ instead", away
        case Invariant(law=law):
            for sort, factor in SCALED:
                other = _scaled_law(law, factor)
                if other is not None and other != law:
                    yield sort, f"the law times {float(factor)}", replace(node, law=other)


def of_diffusion(node: Any) -> Iterator[Change]:
    """A density to another power, another calculus, another kind of end."""
    match node:
        case StationaryDensity(density=density, on=line):
            yield from _other_powers(node, density)
            yield from _other_calculus(node, line)
        case Integrable(of=of):
            for sort, factor in SCALED:
                yield sort, f"to the power {float(factor)}", replace(node, of=sp.Pow(of, factor))
        case SomeNoise(density=density, drift=drift):
            yield from _other_powers(node, density)
            yield "sign", "the drift turned", replace(node, drift=-drift)
        case SomeDrift(density=density):
            yield from _other_powers(node, density)
        case EndIs(kind=kind):
            for other in Boundary:
                if other is not kind:
                    yield "kind", f"{other} instead of {kind}", replace(node, kind=other)


def _other_powers(node: Any, density: sp.Expr) -> Iterator[Change]:
    for sort, factor in SCALED:
        changed = replace(node, density=sp.Pow(density, factor))
        yield sort, f"the density to the power {float(factor)}", changed


def _other_calculus(node: StationaryDensity, line: OnInterval) -> Iterator[Change]:
    """Itô for Stratonovich and back, where the noise depends on the state."""
    if not any(sigma.has(line.state) for sigma in line.model.volatility[0]):
        return
    other = next(c for c in Calculus if c is not line.model.calculus)
    turned = replace(line, model=replace(line.model, calculus=other))
    yield "calculus", f"{other.value} instead", replace(node, on=turned)


def _scaled_law(law: Law, factor: sp.Rational) -> Law | None:
    match law:
        case Normal():
            return Normal(factor * law.mean, factor**2 * law.variance)
        case Discrete():
            return Discrete(tuple(factor * value for value in law.values), law.weights)
    return None
