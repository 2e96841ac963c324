"""E ln|α + β x| of a density from a histogram, with a certified bound on what the cells lose."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import final

import numpy as np

from numerics.blocks import Cells
from numerics.evalues import mean_interval
from numerics.kernels import Grid
from numerics.laws import Blend, Density, Drawn, Gaussian, Student
from numerics.laws import Interval as UniformLaw
from numerics.programs import Program
from numerics.sampling import bias
from numerics.shapes import highest
from numerics.streams import BLOCK
from verify.compare import Interval
from verify.engines.closed import Unread
from verify.instances import Instance
from verify.lowering import Affine
from verify.simulation.experiments import (
    ALPHA,
    STEPS,
    Counts,
    Experiment,
    Laboratory,
    Measured,
    Value,
    require_numbers,
)

__all__ = ["bounded_grid", "logarithms"]

AFFINE = Program(0, 1, 2, (("mul", "p1", "d0"), ("add", "p0", "t0")), ("t1",))  # α + β x
CELLS = 1024
DEPTH = 14.0  # the cells reach from the largest ln|f| down by this much


def logarithms(
    form: Affine, what: str, experiment: Experiment, at: Instance, lab: Laboratory
) -> Measured:
    """E ln|α + β x| of a density, from a histogram of the computed logarithms.

    A logarithm counts as the lower end of its cell for the lower bound, as the upper end for the
    upper bound.

    Raises:
        Unread: the law has atoms.
        ValueError: one block is more than the budget.
    """
    grid, lost = bounded_grid(form)
    ask = Cells(form.law, AFFINE, (float(form.alpha), float(form.beta)), STEPS, grid)
    most = lab.one_step(BLOCK * STEPS)

    def block(number: int) -> Counts:
        drawn = lab.drawn(experiment, ask, number, most)
        return (drawn.below, *drawn.cells, drawn.above, drawn.nonfinite)

    edges = grid.edges()
    low, high = float(edges[0]), float(edges[-1])

    def read(counts: Counts) -> Value:
        *seen, bad = counts
        require_numbers(bad, sum(counts))
        down = mean_interval(seen, np.concatenate([edges[:1], edges]), low, high, ALPHA)[0]
        up = mean_interval(seen, np.concatenate([edges, edges[-1:]]), low, high, ALPHA)[1]
        return Interval(Fraction(down) - lost, Fraction(up) + lost, ALPHA, sum(seen))

    series = lab.series(experiment, what, at.values, most, block, ask)
    return Measured(series, read, BLOCK * STEPS)


def bounded_grid(form: Affine) -> tuple[Grid, Fraction]:
    """Cells for Y = ln|α + β x|, and what rounding Y to them may change in its mean, certified.

    With a density of x at most M, P(Y < s) <= 2 M e^s/|β|, so the cut at L = ``grid.low`` changes
    the mean by at most 2 M e^L/|β|; what the cut at the upper end changes is a part of ``Size``. A
    computed factor is wrong by at most e = 2^-51 (|α| + |β| max|x|), hence max(Y, L) by e/e^L, plus
    the logarithm's own error; of a heavy tail x counts up to where the factor is e^L only, beyond
    the error of the factor is relative. The law of the drawn x is within its bias of the law, and
    the rounded max(Y, L) falls and rises once as a function of x: its mean changes by at most twice
    the height of the grid times that.
    """
    alpha, beta = float(form.alpha), abs(float(form.beta))
    size = _size(form.law, form)
    high = float(np.log(size.top)) + 2.0**-40
    low = (high if size.core is None else float(np.log(size.core))) - DEPTH
    left = 2 * size.density * float(np.exp(low)) / beta
    wrong = 2.0**-51 * (abs(alpha) + beta * size.reach) / float(np.exp(low))
    lost = left + size.right + wrong + 2.0**-48 * (abs(low) + abs(high))
    lost += 2 * (high - low) * bias(form.law)
    cells = CELLS if size.core is None else CELLS * max(1, round((high - low) / DEPTH))
    return Grid(low, high, cells), Fraction(lost * (1 + 2.0**-20))


@final
@dataclass(frozen=True, slots=True)
class Size:
    """What the cells for ln|α + β x| must reach.

    Attributes:
        top: where |α + β x| is cut.
        density: a bound of the density of x.
        reach: a bound of |x|, or of |x| where the factor is small.
        right: what the cut at ``top`` changes in the mean of ln|α + β x|.
        core: where most of |α + β x| lies, for a heavy tail.
    """

    top: float
    density: float
    reach: float
    right: float
    core: float | None = None


def _size(law: Drawn, form: Affine) -> Size:
    """Bounds for a law.

    An interval or a density on one has no right tail. For a normal x, with m = |α + β E x|, σ² =
    β² Var x and H = m + 9σ, P(|f| > e^s) <= 2 exp(−(e^s − m)²/(2σ²)), and (e^s − m)² >= (H − m)² +
    2 (H − m) H (s − ln H) beyond s = ln H, so the cut there changes the mean by at most
    2 exp(−81/2) σ²/((H − m) H) <= exp(−81/2). For Student's law, with c the greatest density of a
    standard one and ν degrees, |f| > y >= 2m implies |x − location| > y/(2|β|), which has at most
    the probability K y^−ν, K = 2 c ν^((ν − 1)/2) (2|β| scale)^ν, so a cut at H changes at most
    K H^−ν/ν.

    Raises:
        Unread: the law has atoms, or a density without a bound.
    """
    alpha, beta = float(form.alpha), abs(float(form.beta))
    match law:
        case UniformLaw(low=low, high=high):
            return _on_interval(form, low, high, 1 / float(high - low))
        case Density(low=low, high=high) if low is not None and high is not None:
            return _on_interval(form, low, high, highest(law))
        case Gaussian(mean=mean, variance=variance):
            sd = float(variance) ** 0.5
            top = abs(float(form.alpha + form.beta * mean)) + 9 * beta * sd
            reach = abs(float(mean)) + 9 * sd
            return Size(top, 0.4 / sd, reach, float(np.exp(-40.5)))
        case Student(degrees=degrees, location=location, scale=scale):
            nu, spread = float(degrees), float(scale)
            middle = abs(float(form.alpha + form.beta * location))
            factor = 0.8 * nu ** ((nu - 1) / 2) * (2 * beta * spread) ** nu  # c < 0.4
            top = max(2 * middle, float(np.exp((np.log(factor) + 42) / nu)))
            core = middle + beta * spread
            reach = (abs(alpha) + core) / beta
            return Size(top, 0.4 / spread, reach, factor * top**-nu / nu, core)
        case Blend(laws=laws, weights=weights):
            parts = [_size(part, form) for part in laws]
            shares = [float(w) for w in weights]
            top = max(part.top for part in parts)
            cores = [part.top if part.core is None else part.core for part in parts]
            heavy = any(part.core is not None for part in parts)
            return Size(
                top,
                max(part.density for part in parts),
                max(part.reach for part in parts),
                sum(s * part.right for s, part in zip(shares, parts, strict=True)),
                max(cores) if heavy else None,
            )
    raise Unread("a law with atoms, or with a tail that nothing bounds, is not put into cells")


def _on_interval(form: Affine, low: Fraction, high: Fraction, density: float) -> Size:
    ends = (form.alpha + form.beta * low, form.alpha + form.beta * high)
    top = float(max(abs(end) for end in ends)) * (1 + 2.0**-40)
    return Size(top, density, float(max(abs(low), abs(high))), 0.0)
