"""Where E ln|f(x)| over a density crosses a level: edges without a closed form.

A floating-point scan proposes brackets; certified signs at rational points bisect them, so that a
threshold lies provably between the two ends that are returned.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import numpy as np
import sympy as sp

from theory.claims import Claim
from theory.laws import Discrete, Draw, Normal, Uniform
from theory.quantities import Mean
from verify.engines.arrays import Array, Unlowered, approximate
from verify.engines.closed import Undefined
from verify.instances import Instance, meaning
from verify.lowering import affine
from verify.parameters import fraction

__all__ = ["crossings", "density_mean"]

CELLS = 1_000  # quantile cells of the scan
CLOSE = Fraction(1, 10**9)  # relative width of a returned bracket
GRID = np.concatenate([np.geomspace(0.02, 20, 160), -np.geomspace(0.02, 20, 160)])


def density_mean(name: sp.Expr, claim: Claim) -> Mean | None:
    """The mean of ln|f| over one draw with a density that a name stands for, if it does."""
    means = meaning(name, claim.where)
    if not isinstance(means, Mean) or not isinstance(means.over, tuple) or len(means.over) != 1:
        return None
    if isinstance(means.over[0].law, Discrete) or not isinstance(means.of, sp.log):
        return None
    return means if isinstance(means.of.args[0], sp.Abs) else None


def crossings(mean: Mean, symbol: sp.Symbol, level: sp.Rational) -> tuple[Fraction, ...]:
    """Values of the symbol, each within 10⁻⁹ of a certified crossing of the level.

    The factor must have no other symbol than ``symbol`` and the draw.
    """
    inside = mean.of.args[0].args[0]
    draw = mean.over[0] if isinstance(mean.over, tuple) else None
    if draw is None or inside.free_symbols - {symbol, draw.symbol}:
        return ()
    try:
        heights = _heights(inside, draw, symbol) - float(level)
    except Unlowered:
        return ()
    found = []
    for i in np.flatnonzero(np.sign(heights[:-1]) * np.sign(heights[1:]) < 0):
        ends = sorted((float(GRID[i]), float(GRID[i + 1])))
        if ends[0] * ends[1] > 0:
            low, high = (Fraction(end).limit_denominator(10_000) for end in ends)
            found.append(_bisected(inside, draw, symbol, level, low, high))
    return tuple(edge for edge in found if edge is not None)


def _heights(inside: sp.Expr, draw: Draw, symbol: sp.Symbol) -> Array:
    """E ln|f| on the grid, roughly, from equally likely cells of the law."""
    u = (np.arange(CELLS) + 0.5) / CELLS
    match draw.law:
        case Uniform(low=low, high=high):
            x = float(low) + (float(high) - float(low)) * u
        case Normal(mean=mean, variance=variance):
            from scipy.special import ndtri

            x = float(mean) + float(sp.sqrt(variance)) * ndtri(u)
        case _:
            raise Unlowered("not a density")
    at = {symbol: GRID[:, None], draw.symbol: x[None, :]}
    with np.errstate(all="ignore"):
        return np.asarray(np.log(np.abs(approximate(inside, at))).mean(axis=1))


def _bisected(
    inside: sp.Expr,
    draw: Draw,
    symbol: sp.Symbol,
    level: sp.Rational,
    low: Fraction,
    high: Fraction,
) -> Fraction | None:
    """The middle of a bracket whose ends have certified opposite signs; None if they have not."""
    signs = [_sign(inside, draw, symbol, end, level) for end in (low, high)]
    if None in signs or signs[0] == signs[1]:
        return None
    while high - low > CLOSE * abs(low):
        middle = ((low + high) / 2).limit_denominator(10**12)
        side = _sign(inside, draw, symbol, middle, level)
        if side is None:
            break
        low, high = (middle, high) if side == signs[0] else (low, middle)
    return (low + high) / 2


@lru_cache(maxsize=4096)
def _sign(
    inside: sp.Expr, draw: Draw, symbol: sp.Symbol, value: Fraction, level: sp.Rational
) -> int | None:
    """The certified sign of E ln|f| − level at a value of the symbol."""
    from numerics.balls import enclose, expect_log, sign

    exact = sp.Rational(value.numerator, value.denominator)
    at = Instance(statement=sp.true, given=(), where=(), values=((symbol, exact),))
    try:
        form = affine(inside, (draw,), at)
        number = fraction(level)
        if form is None or number is None:
            return None
        found = expect_log(form.law, form.alpha, form.beta, 40)
    except (Undefined, ValueError):
        return None
    return None if found is None else sign(found - enclose(number))
