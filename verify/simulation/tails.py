"""Where the state of a recursion lies: within bounds, or with normal tails around bounds.

Given all that is drawn with bounds, a step that is affine in its normal draws and in the
coordinates that depend on them keeps these normal. So each coordinate is a centre, of which bounds
are known, and a part that is normal given the centre, of which a bound on the standard deviation
is known; fresh draws add to it in squares, all else by Minkowski's inequality.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, final

import sympy as sp

from numerics.laws import Atoms, Blend, Drawn, Gaussian, Hand, Source
from numerics.sampling import span
from verify.engines.closed import Unread
from verify.engines.ranges import Range, bounds
from verify.simulation.chains import Chain

__all__ = ["Extent", "MeanBounds", "extents", "mean_bounds"]

MOST_STEPS = 10_000  # through which the state is followed
REACH = 8.0  # standard deviations; P(|Z| > 8) <= 2 exp(-32)
OUTSIDE = 2 * math.exp(-(REACH**2) / 2)
WIDER = 1 + 2.0**-40


@final
@dataclass(frozen=True, slots=True)
class Extent:
    """A centre within bounds, and how far what is normal around it spreads at most.

    Attributes:
        centre: bounds of the centre.
        sd: a bound on the standard deviation, given the centre; 0 where nothing is normal.
        fresh: whether it is drawn independently of everything else.
    """

    centre: Range
    sd: float = 0.0
    fresh: bool = True

    @property
    def reach(self) -> Range:
        """Where it lies but for a probability of ``OUTSIDE``."""
        wide = REACH * self.sd * WIDER
        return Range(self.centre.low - wide, self.centre.high + wide)

    def norm(self, p: int) -> float:
        """A bound of E(|.|^p)^(1/p), from that of a standard normal number, at most sqrt(p)."""
        return max(abs(self.centre.low), abs(self.centre.high)) + self.sd * math.sqrt(p) * WIDER


Extents = Mapping[Any, Extent]


@final
@dataclass(frozen=True, slots=True)
class MeanBounds:
    """An interval, and what cutting values to it can change in their mean.

    ``middle`` is near the values at the centres.
    """

    inside: Range
    lost: float
    middle: float


def mean_bounds(of: sp.Expr, model: Chain, steps: int) -> MeanBounds:
    """Where the values of a function of the state lie after the steps.

    Outside of the reach of all coordinates, which has a probability q, ``of`` and its cut differ by
    at most |of| + M, M the largest size in the interval: in the mean by ||of||_2 sqrt(q) + M q.

    Raises:
        Unread: nothing bounds the values or their tails.
    """
    at = extents(model, steps)
    inside = bounds(of, {s: e.reach for s, e in at.items()})
    if not inside.finite:
        raise Unread(f"the mean of {of} is not bounded, and nothing bounds its variance")
    loose = [s for s in of.free_symbols if s in at and at[s].sd > 0]
    if not loose:
        return MeanBounds(inside, 0.0, (inside.low + inside.high) / 2)
    missed = OUTSIDE * len(loose)
    most = max(abs(inside.low), abs(inside.high))
    lost = (norm(of, at, 2) * math.sqrt(missed) + most * missed) * WIDER
    near = bounds(of, {s: e.centre for s, e in at.items()})
    return MeanBounds(inside, lost, (near.low + near.high) / 2)


def norm(of: sp.Expr, at: Extents, p: int) -> float:
    """A bound of E(|of|^p)^(1/p): of sums by Minkowski, of products by Hölder.

    Raises:
        Unread: the expression has another part that is not bounded.
    """
    if of in at:
        return at[of].norm(p)
    match of:
        case sp.Add() | sp.Max() | sp.Min():
            return sum(norm(part, at, p) for part in of.args)
        case sp.Mul():
            return math.prod(norm(part, at, p * len(of.args)) for part in of.args)
        case sp.Pow() if of.exp.is_Integer and of.exp > 0:
            return float(norm(of.base, at, p * int(of.exp)) ** int(of.exp))
        case sp.Abs():
            return norm(of.args[0], at, p)
    line = Range(-math.inf, math.inf)
    everywhere = {s: line if extent.sd else extent.centre for s, extent in at.items()}
    found = bounds(of, everywhere)
    if not found.finite:
        raise Unread(f"nothing bounds the tails of {of}")
    return max(abs(found.low), abs(found.high))


def extents(model: Chain, steps: int) -> dict[Any, Extent]:
    """Of each coordinate after the steps, and of the parameters.

    Raises:
        Unread: a coordinate that depends on normal draws is moved otherwise than affinely, or there
            are too many steps.
    """
    chain = model.path.model
    known = {s: Extent(Range(float(x), float(x))) for s, x in model.numbers.items()}
    known |= dict(zip(_symbols(model), _drawn(model.laws), strict=True))
    if chain.clock is not None:
        known[chain.clock] = Extent(Range(0.0, float(steps)))
    state = [Extent(Range(x, x)) if isinstance(x, float) else _of_law(x) for x in model.begin]
    if steps > MOST_STEPS:
        raise Unread(f"bounds are not followed through {steps} steps")
    for _ in range(steps):
        at = {**known, **dict(zip(chain.state, state, strict=True))}
        after = [_moved(step, at, chain.state) for step in chain.step]
        if after == state:
            break
        state = after
    return {**known, **dict(zip(chain.state, state, strict=True))}


def _moved(step: sp.Expr, at: Extents, state: tuple[sp.Symbol, ...]) -> Extent:
    """One coordinate after one step."""
    centre = bounds(step, {s: extent.centre for s, extent in at.items()})
    loose = tuple(sorted((s for s in step.free_symbols if s in at and at[s].sd > 0), key=str))
    if not loose:
        return Extent(centre)
    slopes = _slopes(step, loose)
    rest = {s: extent.centre for s, extent in at.items() if s not in loose}
    sizes = {}
    for symbol, slope in zip(loose, slopes, strict=True):
        found = bounds(slope, rest)
        sizes[symbol] = max(abs(found.low), abs(found.high)) * at[symbol].sd
    together = sum(size for s, size in sizes.items() if s in state or not at[s].fresh)
    apart = sum(size**2 for s, size in sizes.items() if s not in state and at[s].fresh)
    return Extent(centre, math.sqrt(together**2 + apart) * WIDER)


@lru_cache(maxsize=256)
def _slopes(step: sp.Expr, loose: tuple[sp.Symbol, ...]) -> tuple[sp.Expr, ...]:
    """The coefficients of an expression that is affine in these symbols together.

    Raises:
        Unread: it is not.
    """
    affine = step.is_polynomial(*loose)
    poly = sp.Poly(step, *loose) if affine else None
    if poly is None or poly.total_degree() > 1:
        raise Unread(f"{step} is not affine in {', '.join(map(str, loose))}: no bound of its tails")
    return tuple(poly.coeff_monomial(symbol) for symbol in loose)


def _symbols(model: Chain) -> list[sp.Symbol]:
    return [symbol for draw in model.path.model.draws for symbol in draw.symbols]


def _drawn(laws: Sequence[Source]) -> list[Extent]:
    """The extent of each number of a step. A member of a data set may have been drawn before."""
    found: list[Extent] = []
    for source in laws:
        if not isinstance(source, Hand):
            found.append(_of_law(source))
            continue
        deck = source.deck
        columns = deck.laws or tuple(map(_column, zip(*deck.members, strict=True)))
        kept = [_of_law(law) for law in columns]
        found += [Extent(one.centre, one.sd, fresh=False) for one in kept] * source.cards
    return found


def _column(values: tuple[float, ...]) -> Drawn:
    known = tuple(dict.fromkeys(Fraction(x) for x in values))
    return Atoms(known, (Fraction(1, len(known)),) * len(known))


def _of_law(law: Drawn) -> Extent:
    """A blend is what its choice says, with the largest deviation that any choice has."""
    if isinstance(law, Gaussian):
        mean = float(law.mean)
        return Extent(Range(mean, mean), math.sqrt(float(law.variance)))
    if isinstance(law, Blend):
        parts = [_of_law(part) for part in law.laws]
        centre = Range(min(p.centre.low for p in parts), max(p.centre.high for p in parts))
        return Extent(centre, max(p.sd for p in parts))
    return Extent(Range(*span(law)))
