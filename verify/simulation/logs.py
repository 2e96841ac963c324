"""E ln|f| of a polynomial f in several normal numbers, with bounds of what the tails hold.

Where f is affine in one of them, f = α + β z, and β in the others has P(|β| < t) <= K t^q, then for
every t, P(|f| < r) <= K t^q + 2 r/(t sd z √(2π)) (z is independent of α and β), and with
t = r^(1/(1 + q)) that is at most (K + 0.8/sd z) r^(q/(1 + q)); for a number β it is at most
0.8/(|β| sd z) r. So P(|f| < r) <= K r^q for some K and q, and a cut of ln|f| at c below changes its
mean by at most K e^(qc)/q. A cut at C above changes it by at most E f² e^(−2C)/(2e).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import final

import numpy as np
import sympy as sp

from numerics.elementary import ln_of
from numerics.evalues import mean_interval
from numerics.grids import POINTS, finest_at, on_grid
from numerics.laws import Gaussian
from numerics.sampling import rows
from numerics.streams import BLOCK
from theory.models import Path
from verify.compare import Interval
from verify.engines.arrays import approximate
from verify.engines.closed import Unread
from verify.instances import Instance
from verify.parameters import here
from verify.simulation.chains import Chain, chain
from verify.simulation.experiments import (
    ALPHA,
    Counts,
    Experiment,
    Laboratory,
    Measured,
    Value,
    require_numbers,
)

__all__ = ["SmallBall", "polynomial_log", "small_ball"]

ROUNDS = 16  # draws of each lane in a block; a minibatch takes many words
LOST = 2.0**-17  # what a cut may change in the mean

Laws = Mapping[sp.Symbol, Gaussian]


@final
@dataclass(frozen=True, slots=True)
class SmallBall:
    """P(|f| < r) <= size r^power for every r > 0."""

    size: float
    power: float


def small_ball(f: sp.Expr, laws: Laws) -> SmallBall:
    """A bound for a polynomial in normal numbers, by the number that gives the best power.

    Raises:
        Unread: it is affine in none of them, with a coefficient of this kind.
    """
    found = []
    for symbol in sorted(f.free_symbols & set(laws), key=str):
        poly = sp.Poly(f, symbol)
        if poly.degree() != 1:
            continue
        slope, sd = poly.LC(), math.sqrt(laws[symbol].variance)
        if slope.free_symbols & set(laws):
            try:
                inner = small_ball(slope, laws)
            except Unread:
                continue
            power = inner.power / (1 + inner.power)
            found.append(SmallBall(inner.size + 0.8 / sd, power))
        elif slope != 0:
            found.append(SmallBall(0.8 / (abs(float(slope)) * sd), 1.0))
    if not found:
        raise Unread(f"{f} is affine in none of its draws: nothing bounds its logarithm")
    return max(found, key=lambda bound: (bound.power, -bound.size))


def polynomial_log(
    f: sp.Expr, path: Path, experiment: Experiment, at: Instance, lab: Laboratory
) -> Measured:
    """E ln|f| over the draws of one step.

    Raises:
        Unread: f is no polynomial in normal numbers, or nothing bounds its logarithm.
        ValueError: one block is more than the budget.
    """
    model = chain(path, 1, at)
    symbols = [symbol for draw in path.model.draws for symbol in draw.symbols]
    known = sp.expand(_at(f, at, symbols))
    normal = _normal_draws(f, known, symbols, model)
    bound = small_ball(known, normal)
    low = math.log(bound.power * LOST / bound.size) / bound.power
    square = _second_moment(known, normal)
    high = max(math.log(square / (2 * math.e * LOST)) / 2, low + 1.0)
    grid = finest_at(0.0, low, high)  # where signs are asked for
    experiment = replace(experiment, name=f"one step, {ROUNDS} draws of each lane", steps=ROUNDS)
    most = lab.one_step((model.words + 1) * BLOCK * ROUNDS)

    def block(number: int) -> Counts:
        lanes = lab.lanes(experiment, number)
        sources = [rows(lanes, law) for law in model.laws]
        counts, bad = np.zeros(POINTS, dtype=np.int64), 0
        for _ in range(ROUNDS):
            numbers = [x for numbers_of in sources for x in numbers_of()]
            value = approximate(f, {**model.numbers, **dict(zip(symbols, numbers, strict=True))})
            logs = ln_of(np.abs(np.broadcast_to(value, (BLOCK,))))
            odd = ~(logs < np.inf)
            counts += on_grid(logs, odd, grid, lanes.words())
            bad += int(np.count_nonzero(odd))
        return (*(int(n) for n in counts), bad)

    # A factor near 0 is wrong by rounding; where it is not near 0 its logarithm is not.
    wrong = 2.0**-40 * (1 + math.sqrt(square)) + 2.0**-44 * (abs(low) + abs(high))
    pad = Fraction(LOST * 1.01 + wrong)

    def read(counts: Counts) -> Value:
        *seen, bad = counts
        require_numbers(bad, sum(counts))
        ends = mean_interval(seen, grid, float(grid[0]), float(grid[-1]), ALPHA)
        alpha = ALPHA + sum(seen) * model.bias
        return Interval(Fraction(ends[0]) - pad, Fraction(ends[1]) + pad, alpha, sum(seen))

    series = lab.series(experiment, f"mean of ln|{f}|", at.values, most, block)
    return Measured(series, read, BLOCK * ROUNDS)


def _normal_draws(
    f: sp.Expr, known: sp.Expr, symbols: list[sp.Symbol], model: Chain
) -> dict[sp.Symbol, Gaussian]:
    """The laws of those draws that are normal; all that f has must be, and f a polynomial."""
    laws = dict(zip(symbols, model.laws, strict=False))
    normal = {s: law for s, law in laws.items() if isinstance(law, Gaussian)}
    drawn = sorted(f.free_symbols & set(symbols), key=str)
    if len(laws) != len(model.laws) or not set(drawn) <= set(normal):
        raise Unread(f"the mean of ln|{f}| is not measured: its draws are not normal")
    if not known.is_polynomial(*drawn):
        raise Unread(f"the mean of ln|{f}| is not measured: it is no polynomial in its draws")
    return normal


def _at(f: sp.Expr, at: Instance, symbols: list[sp.Symbol]) -> sp.Expr:
    """With the parameters at the point."""
    free = [symbol for symbol in f.free_symbols if symbol not in symbols]
    return f.xreplace({symbol: here(symbol, at) for symbol in free})


def _second_moment(f: sp.Expr, laws: Laws) -> float:
    """E f², from the moments of normal numbers."""
    symbols = sorted(f.free_symbols & set(laws), key=str)
    total = 0.0
    for powers, coefficient in sp.Poly(f**2, *symbols).terms():
        moments = (_moment(laws[s], k) for s, k in zip(symbols, powers, strict=True))
        total += float(coefficient) * math.prod(moments)
    return total


def _moment(law: Gaussian, order: int) -> float:
    """E z^k, by E z^(k+1) = m E z^k + k v E z^(k−1)."""
    before, now = 0.0, 1.0
    for k in range(order):
        before, now = now, float(law.mean) * now + k * float(law.variance) * before
    return now
