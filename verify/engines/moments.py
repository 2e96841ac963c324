"""Means of polynomials, of one draw and along a recursion, from the moments of one step.

E p(w_{t+1}) = E (T p)(w_t), where T puts the step in place of the state and averages over one draw.
Where the step is affine in the state T keeps the degree of p, so that any number of steps is that
many products with one matrix; else the degree grows, and a few steps can be taken. Moments of one
draw are all that is asked of a law: it need not have finitely many values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from math import comb, prod
from typing import Any, TypeAlias, final

import sympy as sp

from theory.laws import Discrete, Independent, Law, Mixture, Normal, StudentT, Uniform
from theory.models import Path, plain
from theory.quantities import Over
from verify.engines.closed import Undefined, Unread
from verify.instances import Instance
from verify.outcomes import table
from verify.parameters import fraction, here
from verify.unrolling import Members

__all__ = ["draw_mean", "path_mean"]

Powers: TypeAlias = tuple[int, ...]
Poly: TypeAlias = dict[Powers, Fraction]

MOST_TERMS = 5_000  # of a polynomial in the state and the draws
MOST_PRODUCTS = 200_000  # of fractions, over all steps


def draw_mean(of: sp.Expr, over: Over, at: Instance) -> sp.Expr:
    """E of, for a polynomial in the draws: a rational number, or ±∞.

    Raises:
        Unread: it is none, or a moment of a law is no rational number.
        Undefined: a moment does not exist.
    """
    draws = over.model.draws if isinstance(over, Path) else over
    average = _Average(draws, at)
    poly = _poly(of, average.symbols, at)
    try:
        return _rational(average.of(poly, 0).get((), Fraction(0)))
    except Undefined:
        infinite = _infinite(poly, draws, at)
        if infinite is None:
            raise
        return infinite


def _infinite(poly: Poly, draws: tuple[Any, ...], at: Instance) -> sp.Expr | None:
    """±∞, for a polynomial of one number with Student's law that is bounded on one side.

    An even degree bounds it from below or above, so that its mean exists; it is infinite if the
    degree is at least that of the law.
    """
    if len(draws) != 1 or draws[0].batch != 1 or not isinstance(draws[0].law, StudentT):
        return None
    degree = max(poly)
    if degree[0] % 2 or degree[0] < _positive(draws[0].law.degrees, at):
        return None
    return sp.oo if poly[degree] > 0 else -sp.oo


def path_mean(of: sp.Expr, path: Path, steps: int, at: Instance) -> sp.Rational:
    """E of(w_t) after the steps, for polynomials.

    Raises:
        Unread: the step or ``of`` is no polynomial with rational coefficients at the point, there
            are too many terms, or a moment of a law is no rational number.
        Undefined: a moment does not exist.
    """
    model = path.model
    if not plain(model):
        raise Unread("the steps differ, or are rounded")
    step = _Step(path, at)
    current = _poly(of, model.state, at)
    for _ in range(steps):
        current = step.before(current)
    return _rational(_begun(current, path, at))


@final
@dataclass(slots=True)
class _Average:
    """Averages over the independent draws of one step."""

    draws: tuple[Any, ...]
    at: Instance
    known: dict[Powers, Fraction] = field(default_factory=dict)

    @property
    def symbols(self) -> tuple[sp.Symbol, ...]:
        return tuple(symbol for draw in self.draws for symbol in draw.symbols)

    def of(self, poly: Poly, kept: int) -> Poly:
        """The polynomial in the first ``kept`` variables, averaged over the others."""
        found: Poly = {}
        for powers, c in poly.items():
            drawn = powers[kept:]
            if drawn not in self.known:
                self.known[drawn] = self._moment(drawn)
            key = powers[:kept]
            found[key] = found.get(key, Fraction(0)) + c * self.known[drawn]
        return {powers: c for powers, c in found.items() if c}

    def _moment(self, powers: Powers) -> Fraction:
        total, start = Fraction(1), 0
        for draw in self.draws:
            end = start + len(draw.symbols)
            if any(powers[start:end]):
                total *= self._of_draw(draw, powers[start:end])
            start = end
        return total

    def _of_draw(self, draw: Any, powers: Powers) -> Fraction:
        """E Π x_i^k_i, where the numbers of one draw are independent."""
        batch = isinstance(draw, Members)
        if draw.batch != 1 or (batch and draw.population):
            raise Unread("the members of a batch are not independent")
        groups = len(draw.groups) if batch else 1
        laws = _parts(draw.law) * groups
        total = Fraction(1)
        for law, k in zip(laws, powers, strict=True):
            total *= moment(law, k, self.at)
        return total


def _parts(law: Law) -> tuple[Law, ...]:
    return law.laws if isinstance(law, Independent) else (law,)


def moment(law: Law, k: int, at: Instance) -> Fraction:
    """E x^k.

    Raises:
        Unread: it is no rational number, or the law is of another kind.
        Undefined: it does not exist.
    """
    match law:
        case Discrete():
            rows = table(law, at) or ()
            return sum((_number(p, at) * _number(v, at) ** k for p, (v,) in rows), Fraction(0))
        case Mixture(laws=laws, weights=weights):
            parts = zip(weights, laws, strict=True)
            return sum((_number(p, at) * moment(part, k, at) for p, part in parts), Fraction(0))
        case Normal(mean=mean, variance=variance):
            return _normal(_number(mean, at), _positive(variance, at), k)
        case Uniform(low=low, high=high):
            a, b = _number(low, at), _number(high, at)
            if not a < b:
                raise Undefined(f"the uniform law on [{a}, {b}]")
            return sum((a**i * b ** (k - i) for i in range(k + 1)), Fraction(0)) / (k + 1)
        case StudentT(degrees=degrees, location=location, scale=scale):
            freedom = _positive(degrees, at)
            if not k < freedom:
                raise Undefined(f"E |x|^{k} is infinite for Student's law of {freedom} degrees")
            centre, size = _number(location, at), _positive(scale, at)
            powers = range(0, k + 1, 2)
            parts_of = (
                comb(k, j) * centre ** (k - j) * size**j * _student(freedom, j) for j in powers
            )
            return sum(parts_of, Fraction(0))
    raise Unread(f"the moments of {type(law).__name__} are not read")


def _normal(mean: Fraction, variance: Fraction, k: int) -> Fraction:
    """m_k = μ m_{k−1} + (k − 1) σ² m_{k−2}."""
    below, found = Fraction(0), Fraction(1)
    for j in range(1, k + 1):
        below, found = found, mean * found + (j - 1) * variance * below
    return found


def _student(degrees: Fraction, j: int) -> Fraction:
    """E T^j for even j: Π (2i − 1) ν/(ν − 2i), i = 1, ..., j/2."""
    found = Fraction(1)
    for i in range(1, j // 2 + 1):
        found *= (2 * i - 1) * degrees / (degrees - 2 * i)
    return found


def _number(x: sp.Expr, at: Instance) -> Fraction:
    found = fraction(here(x, at))
    if found is None:
        raise Unread(f"{x} is irrational")
    return found


def _positive(x: sp.Expr, at: Instance) -> Fraction:
    found = _number(x, at)
    if found <= 0:
        raise Undefined(f"{x} = {found} is not positive")
    return found


def _poly(of: sp.Expr, symbols: tuple[sp.Symbol, ...], at: Instance) -> Poly:
    if not symbols:
        return {(): _number(of, at)}
    if not of.is_polynomial(*symbols):
        raise Unread(f"{of} is no polynomial in {', '.join(map(str, symbols))}")
    terms = sp.Poly(of, *symbols).terms()
    if len(terms) > MOST_TERMS:
        raise Unread(f"{len(terms)} terms are more than {MOST_TERMS}")
    return {powers: c for powers, e in terms if (c := _number(e, at))}


@final
@dataclass(slots=True)
class _Step:
    """The map T of one recursion, monomial by monomial."""

    path: Path
    at: Instance
    known: dict[Powers, Poly] = field(default_factory=dict)
    average: _Average = field(init=False)
    steps: list[Poly] = field(init=False)
    products: int = 0

    def __post_init__(self) -> None:
        model = self.path.model
        self.average = _Average(model.draws, self.at)
        symbols = (*model.state, *self.average.symbols)
        self.steps = [_poly(step, symbols, self.at) for step in model.step]

    def before(self, poly: Poly) -> Poly:
        """T p."""
        found: Poly = {}
        for powers, c in poly.items():
            if powers not in self.known:
                self.known[powers] = self._moved(powers)
            image = self.known[powers]
            self._spend(len(image))
            for key, d in image.items():
                found[key] = found.get(key, Fraction(0)) + c * d
        return found

    def _moved(self, powers: Powers) -> Poly:
        width = len(self.steps) + len(self.average.symbols)
        total: Poly = {(0,) * width: Fraction(1)}
        for step, k in zip(self.steps, powers, strict=True):
            for _ in range(k):
                self._spend(len(total) * len(step))
                total = _times(total, step)
        return self.average.of(total, len(self.steps))

    def _spend(self, products: int) -> None:
        self.products += products
        if self.products > MOST_PRODUCTS:
            raise Unread(f"more than {MOST_PRODUCTS} products of fractions")


def _times(a: Poly, b: Poly) -> Poly:
    found: Poly = {}
    for m, c in a.items():
        for n, d in b.items():
            key = tuple(i + j for i, j in zip(m, n, strict=True))
            found[key] = found.get(key, Fraction(0)) + c * d
    return found


def _begun(poly: Poly, path: Path, at: Instance) -> Fraction:
    """The mean over the start, a point or a law."""
    if isinstance(path.start, tuple):
        point = [_number(x, at) for x in path.start]
        return _over(poly, lambda i, k: point[i] ** k)
    laws = _parts(path.start)
    return _over(poly, lambda i, k: moment(laws[i], k, at))


def _over(poly: Poly, power: Callable[[int, int], Fraction]) -> Fraction:
    """Σ c Π power(i, k_i)."""
    total = Fraction(0)
    for powers, c in poly.items():
        total += prod((power(i, k) for i, k in enumerate(powers) if k), start=c)
    return total


def _rational(x: Fraction) -> sp.Rational:
    return sp.Rational(x.numerator, x.denominator)
