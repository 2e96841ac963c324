"""Diffusions in steps: each scheme is a recursion, written in symbols from the coefficients.

So a scheme is lowered, drawn and followed as any other recursion is. Two schemes are structurally
different when they step another variable: Euler with half the step is the same scheme, and so is
Milstein's. Schemes that share the number of draws of a unit of time share their Brownian paths: one
step of ``parts`` draws adds up as many increments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import final

import sympy as sp

from theory.diffusions import ito_drift, variance_rate
from theory.laws import Draw, Normal
from theory.models import ITO, Diffusion, Recursion

__all__ = [
    "ARC",
    "LOGARITHM",
    "STATE",
    "TURN",
    "Scheme",
    "Variable",
    "euler",
    "four",
    "in_variable",
    "milstein",
    "one_sided",
    "side_by_side",
    "with_clock",
    "with_values",
]


@final
@dataclass(frozen=True, slots=True)
class Variable:
    """What is stepped instead of the state w.

    Attributes:
        name: in words.
        of: the variable y as an expression in ``w``.
        back: w as an expression in ``y``.
    """

    name: str
    of: sp.Expr
    back: sp.Expr

    def at(self, place: sp.Expr) -> sp.Expr:
        """The variable where the state is at a place."""
        return self.of.xreplace({_W: place})


_W, _Y = sp.Symbol("w", real=True), sp.Symbol("y", real=True)
STATE = Variable("the state", _W, _Y)
LOGARITHM = Variable("its logarithm", sp.log(_W), sp.exp(_Y))
ARC = Variable("its asinh", sp.asinh(_W), (sp.exp(_Y) - sp.exp(-_Y)) / 2)
TURN = Variable("w − 1/w", _W - 1 / _W, (_Y + sp.sqrt(_Y**2 + 4)) / 2)


@final
@dataclass(frozen=True, slots=True)
class Scheme:
    """A recursion whose state after n steps is near that of a diffusion after the time n·step.

    Attributes:
        variable: what it steps; schemes of one variable are variants of one another.
        recursion: of one state, with ``parts`` standard normal draws for every step.
        back: the state of the diffusion as an expression in that of the recursion.
    """

    variable: str
    recursion: Recursion
    back: sp.Expr


def with_values(model: Diffusion, values: Mapping[sp.Symbol, sp.Expr]) -> Diffusion:
    """The diffusion with values for its parameters; those for its state are left aside."""
    known = {symbol: x for symbol, x in values.items() if symbol not in model.state}
    return Diffusion(
        model.state,
        tuple(b.xreplace(known) for b in model.drift),
        tuple(tuple(s.xreplace(known) for s in row) for row in model.volatility),
        model.calculus,
    )


def one_sided(model: Diffusion, begin: sp.Expr) -> bool:
    """Whether paths from a place do not cross 0: there is no noise at 0, and no drift across.

    Args:
        model: with values for its parameters.
        begin: the place.

    Raises:
        ValueError: the model has several states.
    """
    (w,) = model.state
    drift, noise = (
        sp.simplify(part.xreplace({w: sp.Integer(0)}))
        for part in (ito_drift(model), variance_rate(model))
    )
    return bool(noise == 0 and begin.is_zero is False and (drift * begin).is_nonnegative)


def in_variable(model: Diffusion, variable: Variable) -> Diffusion:
    """The diffusion of y = f(w), by Itô's formula: dy = (b f' + ½ σ² f'') dt + σ f' dB.

    Raises:
        ValueError: the model has several states.
    """
    drift = ito_drift(model)
    (w,), (row,) = model.state, model.volatility
    f = variable.of.xreplace({_W: w})
    slope, bend = sp.diff(f, w), sp.diff(f, w, 2)
    place = {w: variable.back.xreplace({_Y: w})}
    squares = sp.Add(*(sigma**2 for sigma in row))
    moved = drift * slope + squares * bend / 2
    noise = tuple((sigma * slope).xreplace(place) for sigma in row)
    return Diffusion((w,), (moved.xreplace(place),), (noise,), ITO)


def with_clock(model: Diffusion, speed: sp.Expr) -> Diffusion:
    """The same paths by another clock, dτ = speed dt: b/speed and σ/√speed.

    A time average of f in the first clock is one of f/speed, divided by one of 1/speed, in the
    second: with speed = σ²/(1 + w²) noise that grows without bound becomes noise of size √(1 + w²).

    Raises:
        ValueError: the model has several states.
    """
    drift = ito_drift(model) / speed
    row = tuple(sigma / sp.sqrt(speed) for sigma in model.volatility[0])
    return Diffusion(model.state, (drift,), (row,), ITO)


def euler(model: Diffusion, step: sp.Expr, *, variable: Variable, parts: int) -> Scheme:
    """Y ← y + b h + σ ΔB, in a variable.

    Raises:
        ValueError: the model has several states, or several Brownian motions.
    """
    return _scheme(model, step, variable, parts, milstein=sp.Integer(0))


def milstein(model: Diffusion, step: sp.Expr, *, variable: Variable, parts: int) -> Scheme:
    """Y ← y + b h + σ ΔB + ½ σ σ' (ΔB² − h), in a variable.

    Raises:
        ValueError: the model has several states, or several Brownian motions.
    """
    return _scheme(model, step, variable, parts, milstein=sp.Rational(1, 2))


def _scheme(
    model: Diffusion, step: sp.Expr, variable: Variable, parts: int, milstein: sp.Expr
) -> Scheme:
    moved = in_variable(model, variable)
    (y,), (row,) = moved.state, moved.volatility
    if len(row) != 1:
        raise ValueError(f"a scheme: {len(row)} Brownian motions are not one")
    draws = tuple(sp.Symbol(f"x_{i + 1}", real=True) for i in range(parts))
    moves = sp.sqrt(step / parts) * sp.Add(*draws)
    drift, sigma = moved.drift[0], row[0]
    bend = milstein * sigma * sp.diff(sigma, y) * (moves**2 - step)
    recursion = Recursion(
        (y,),
        (y + drift * step + sigma * moves + bend,),
        tuple(Draw(x, Normal(0, 1)) for x in draws),
    )
    return Scheme(variable.name, recursion, variable.back.xreplace({_Y: y}))


def side_by_side(one: Scheme, two: Scheme) -> Recursion:
    """Both on the same Brownian path, as one recursion with two states.

    Raises:
        ValueError: they have not the same draws.
    """
    if one.recursion.draws != two.recursion.draws:
        raise ValueError("side_by_side: the schemes have other numbers of draws")
    (y,) = two.recursion.state
    other = sp.Symbol(f"{y}_2", real=True)
    step = two.recursion.step[0].xreplace({y: other})
    return replace(
        one.recursion, state=(*one.recursion.state, other), step=(*one.recursion.step, step)
    )


@lru_cache(maxsize=64)
def four(model: Diffusion, variable: Variable, other: Variable, step: sp.Expr) -> Recursion:
    """Euler's scheme in a variable and Milstein's in another, each with two steps and with one.

    One step of the recursion takes the time 2·step. Its states are: Euler's after two steps, after
    one of twice the size, Milstein's after two, after one. All are on one Brownian path, so that
    what they differ by is not their noise.

    Raises:
        ValueError: the model has several states, or several Brownian motions.
    """
    states: list[sp.Symbol] = []
    steps: list[sp.Expr] = []
    draws: tuple[Draw, ...] = ()
    for k, (scheme, stepped) in enumerate(((euler, variable), (milstein, other))):
        fine = scheme(model, step, variable=stepped, parts=1).recursion
        coarse = scheme(model, 2 * step, variable=stepped, parts=2).recursion
        draws, (y,), (x,) = coarse.draws, fine.state, fine.draws[0].symbols
        one, two = (sp.Symbol(f"{y}_{i}_{k}", real=True) for i in (1, 2))
        first = fine.step[0].xreplace({y: one})
        second = fine.step[0].xreplace({y: first, x: draws[1].symbols[0]})
        states += [one, two]
        steps += [second, coarse.step[0].xreplace({y: two})]
    return Recursion(tuple(states), tuple(steps), draws)
