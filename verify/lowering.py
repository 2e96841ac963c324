"""From a symbolic model at a point to numbers: laws, factors, steps; the only place for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from theory.laws import (
    Continuous,
    Discrete,
    Draw,
    Empirical,
    Independent,
    Mixture,
    Normal,
    StudentT,
    Uniform,
    single,
)
from theory.laws import Law as SymbolicLaw
from theory.models import Model, Path, plain
from verify.engines.closed import Undefined, Unread
from verify.instances import Instance
from verify.parameters import fraction, here
from verify.unrolling import Members

if TYPE_CHECKING:
    from numerics.laws import Drawn, Source

__all__ = [
    "Affine",
    "affine",
    "affine_factor",
    "factor",
    "increment",
    "law",
    "marginals",
    "sources",
    "start",
]


@final
@dataclass(frozen=True, slots=True)
class Affine:
    """The factor α + β x of a linear model with one continuous draw x."""

    law: Drawn
    alpha: Fraction
    beta: Fraction


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


def law(symbolic: SymbolicLaw, at: Instance) -> Drawn | None:
    """A law with exact numbers; None where a parameter is irrational or the law varies.

    Raises:
        Undefined: a parameter has no real value, or lies outside its domain.
        Unread: a density is not made of known functions, or nothing bounds its tails.
    """
    try:
        return _numbers(symbolic, at)
    except ValueError as error:
        raise Undefined(str(error)) from None


def _numbers(symbolic: SymbolicLaw, at: Instance) -> Drawn | None:
    from numerics.laws import Atoms, Blend, Gaussian, Interval, Student

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
        case Uniform(low=low, high=high):
            ends = _fractions((low, high), at)
            return None if ends is None else Interval(*ends)
        case Normal(mean=mean, variance=variance):
            moments = _fractions((mean, variance), at)
            return None if moments is None else Gaussian(*moments)
        case StudentT(degrees=degrees, location=location, scale=scale):
            known = _fractions((degrees, location, scale), at)
            return None if known is None else Student(*known)
        case Mixture(laws=laws, weights=shares):
            parts = [_numbers(part, at) for part in laws]
            known = _fractions(shares, at)
            if known is None or any(part is None for part in parts):
                return None
            return Blend(tuple(part for part in parts if part is not None), known)
        case Continuous():
            from verify.densities import density

            return density(symbolic, at)
    return None


def _fractions(values: tuple[sp.Expr, ...], at: Instance) -> tuple[Fraction, ...] | None:
    """The values at the point if all of them are rational."""
    found = [fraction(here(v, at)) for v in values]
    known = tuple(v for v in found if v is not None)
    return known if len(known) == len(found) else None


def sources(path: Path, at: Instance) -> tuple[Source, ...]:
    """What is drawn at every step of a path without averages, in the order of the draws.

    Raises:
        Unread: a law has no exact numbers at the point.
        Undefined: as :func:`law`.
    """
    return tuple(source for draw in path.model.draws for source in _sources(draw, at))


def _sources(draw: Any, at: Instance) -> tuple[Source, ...]:
    from numerics.laws import Deck, Hand

    if not isinstance(draw, Members):
        return marginals(draw.law, at)
    cards, inner = len(draw.groups), draw.law
    if isinstance(inner, Empirical):
        deck = Deck(marginals(inner.law, at), draw.population)
    elif draw.population and isinstance(inner, Discrete):
        deck = Deck((), draw.population, tuple((float(here(v, at)),) for v in inner.values))
    else:
        return marginals(inner, at) * cards
    return (Hand(deck, cards, draw.replacement),)


def marginals(symbolic: SymbolicLaw, at: Instance) -> tuple[Drawn, ...]:
    """The laws of the numbers that one draw gives.

    Raises:
        Unread: one has no exact numbers at the point.
    """
    parts = symbolic.laws if isinstance(symbolic, Independent) else (symbolic,)
    known = [law(part, at) for part in parts]
    found = tuple(part for part in known if part is not None)
    if len(found) < len(known):
        raise Unread("a law has no exact numbers here")
    return found


def affine_factor(path: Path, at: Instance) -> Affine | None:
    """α + β x for a scalar linear model with one continuous draw; None for any other model."""
    f = factor(path.model)
    return None if f is None else affine(f, path.model.draws, at)


def affine(f: sp.Expr, draws: tuple[Draw, ...], at: Instance) -> Affine | None:
    """The coefficients of an expression that is affine in the only draw, with the law of the draw.

    None for another expression, several draws, a batch, or a law with atoms.
    """
    if len(draws) != 1 or not single(draws[0]) or isinstance(draws[0].law, Discrete):
        return None
    x, symbolic = draws[0].symbol, draws[0].law
    if not f.is_polynomial(x) or sp.degree(f, x) != 1:
        return None
    numbers, terms = law(symbolic, at), sp.Poly(f, x)
    alpha, beta = (fraction(here(terms.coeff_monomial(power), at)) for power in (1, x))
    if numbers is None or alpha is None or beta is None or beta == 0:
        return None
    return Affine(numbers, alpha, beta)
