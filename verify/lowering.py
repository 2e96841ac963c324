"""From a symbolic model at a point to numbers: laws, factors, steps; the only place for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, final

import sympy as sp

from theory.laws import Discrete, Normal, Uniform
from theory.laws import Law as SymbolicLaw
from theory.models import Model, Path, plain
from theory.quantities import Over
from verify.engines.closed import Undefined, value
from verify.instances import Instance, meaning

if TYPE_CHECKING:
    from numerics.laws import Law

__all__ = [
    "Affine",
    "Atom",
    "affine_factor",
    "atoms",
    "factor",
    "fraction",
    "increment",
    "law",
    "start",
]


@final
@dataclass(frozen=True, slots=True)
class Atom:
    """A joint outcome of the draws of one step: its probability and the values drawn."""

    weight: sp.Rational
    draws: tuple[tuple[sp.Symbol, sp.Expr], ...]


@final
@dataclass(frozen=True, slots=True)
class Affine:
    """The factor α + β x of a linear model with one continuous draw x."""

    law: Law
    alpha: Fraction
    beta: Fraction


def fraction(x: sp.Expr) -> Fraction | None:
    """A rational number as a Fraction, None for anything else."""
    return Fraction(int(x.p), int(x.q)) if x.is_Rational else None


def here(expr: sp.Expr, at: Instance) -> sp.Expr:
    """The exact value of a parameter at the point; only definitions by expressions are followed.

    Raises:
        Undefined: it has no exact real value.
    """

    def named(name: sp.Expr) -> sp.Expr:
        means = meaning(name, at.where)
        if not isinstance(means, sp.Expr):
            raise Undefined(f"{name} has no value")
        return here(means, at)

    return value(expr, at.at, named)


@lru_cache(maxsize=1024)
def factor(model: Model) -> sp.Expr | None:
    """F with step = f·w, for one state and a step that is linear in it without a constant."""
    if len(model.state) != 1 or not plain(model):
        return None
    (w,), (step,) = model.state, model.step
    if not step.is_polynomial(w):
        return None
    coefficients = sp.Poly(step, w).as_dict()
    return coefficients[(1,)] if set(coefficients) == {(1,)} else None


@lru_cache(maxsize=1024)
def increment(model: Model) -> sp.Expr | None:
    """G with step = w + g, for one state w that g does not depend on: a sum of what is drawn."""
    if len(model.state) != 1 or not plain(model):
        return None
    g = sp.expand(model.step[0] - model.state[0])
    return None if g.has(model.state[0]) else g


def start(path: Path, at: Instance) -> sp.Expr | None:
    """The start of a scalar path at the point, if it is a point."""
    if isinstance(path.start, tuple) and len(path.start) == 1:
        return here(path.start[0], at)
    return None


def atoms(over: Over, at: Instance) -> tuple[Atom, ...] | None:
    """The joint outcomes of the draws of one step, with rational weights; None if not finite.

    Raises:
        Undefined: a weight is not a rational in (0, 1], they do not sum to 1, or atoms coincide.
    """
    draws = over.model.draws if isinstance(over, Path) else over
    laws = [draw.law for draw in draws if isinstance(draw.law, Discrete)]
    if len(laws) < len(draws):
        return None
    tables = []
    for draw_law in laws:
        weights = [here(w, at) for w in draw_law.weights]
        if not all(w.is_Rational and 0 < w <= 1 for w in weights) or sum(weights) != 1:
            raise Undefined(f"the weights {weights} are not rational probabilities that sum to 1")
        tables.append([(w, here(v, at)) for w, v in zip(weights, draw_law.values, strict=True)])
    found = []
    for joint in product(*tables):
        weight = sp.Mul(*(w for w, _ in joint))
        values = tuple((d.symbol, v) for d, (_, v) in zip(draws, joint, strict=True))
        found.append(Atom(weight, values))
    return tuple(found)


def law(symbolic: SymbolicLaw, at: Instance) -> Law | None:
    """A law with exact numbers; None where a parameter is irrational or the law varies.

    Raises:
        Undefined: a parameter has no real value, or lies outside its domain.
    """
    from numerics.laws import Atoms, Gaussian, Interval

    try:
        match symbolic:
            case Discrete():
                values = [here(v, at) for v in symbolic.values]
                weights = [fraction(here(w, at)) for w in symbolic.weights]
                numbers = tuple(
                    float(v) if exact is None else exact
                    for v, exact in ((v, fraction(v)) for v in values)
                )
                if None in weights:
                    return None
                return Atoms(numbers, tuple(w for w in weights if w is not None))
            case Uniform():
                ends = fraction(here(symbolic.low, at)), fraction(here(symbolic.high, at))
                return None if ends[0] is None or ends[1] is None else Interval(ends[0], ends[1])
            case Normal():
                mean = fraction(here(symbolic.mean, at))
                variance = fraction(here(symbolic.variance, at))
                return None if mean is None or variance is None else Gaussian(mean, variance)
    except ValueError as error:
        raise Undefined(str(error)) from None
    return None


def affine_factor(path: Path, at: Instance) -> Affine | None:
    """α + β x for a scalar linear model with one continuous draw; None for any other model."""
    f = factor(path.model)
    if f is None or len(path.model.draws) != 1:
        return None
    (draw,) = path.model.draws
    return affine(f, draw.symbol, draw.law, at)


def affine(f: sp.Expr, x: sp.Symbol, symbolic: SymbolicLaw, at: Instance) -> Affine | None:
    """The coefficients of an expression that is affine in a draw, with the law of the draw."""
    if isinstance(symbolic, Discrete) or not f.is_polynomial(x) or sp.degree(f, x) != 1:
        return None
    numbers = law(symbolic, at)
    coefficients = [fraction(here(f.coeff(x, k), at)) for k in (0, 1)]
    alpha, beta = coefficients
    if numbers is None or alpha is None or beta is None or beta == 0:
        return None
    return Affine(numbers, alpha, beta)
