"""E ln|α + β x| of a density from a histogram, with a certified bound on what the cells lose."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from numerics.blocks import Cells
from numerics.draws import bias_per_draw
from numerics.evalues import mean_interval
from numerics.kernels import Grid
from numerics.laws import Atoms
from numerics.laws import Interval as UniformLaw
from numerics.programs import Program
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
    grid, bias = bounded_grid(form)
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
        return Interval(Fraction(down) - bias, Fraction(up) + bias, ALPHA, sum(seen))

    series = lab.series(experiment, what, at.values, most, block, ask)
    return Measured(series, read, BLOCK * STEPS)


def bounded_grid(form: Affine) -> tuple[Grid, Fraction]:
    """Cells for Y = ln|α + β x|, and what rounding Y to them may change in its mean, certified.

    With a density of x at most M, P(Y < s) <= 2 M e^s/|β|, so the cut at L = ``grid.low`` changes
    the mean by at most 2 M e^L/|β|. An interval has no right tail. For a normal x, with m = |α + β
    E x|, σ² = β² Var x and H = m + 9σ, P(|f| > e^s) <= 2 exp(−(e^s − m)²/(2σ²)), and (e^s − m)² >=
    (H − m)² + 2 (H − m) H (s − ln H) beyond s = ln H, so the cut there changes it by at most
    2 exp(−81/2) σ²/((H − m) H) <= exp(−81/2). A computed factor is wrong by at most
    e = 2^-51 (|α| + |β| max|x|), hence max(Y, L) by e/e^L, plus the logarithm's own error. The law
    of the drawn x is within ``bias_per_draw`` of the law, and the rounded max(Y, L) falls and rises
    once as a function of x: its mean changes by at most twice the height of the grid times that.
    """
    alpha, beta, law = float(form.alpha), abs(float(form.beta)), form.law
    if isinstance(law, Atoms):
        raise Unread("a law with atoms is counted, not put into cells")
    if isinstance(law, UniformLaw):
        ends = (form.alpha + form.beta * law.low, form.alpha + form.beta * law.high)
        top = float(max(abs(end) for end in ends)) * (1 + 2.0**-40)
        density, reach = 1 / float(law.high - law.low), float(max(abs(law.low), abs(law.high)))
        right = 0.0
    else:
        sd = float(law.variance) ** 0.5
        top = abs(float(form.alpha + form.beta * law.mean)) + 9 * beta * sd
        density, reach = 0.4 / sd, abs(float(law.mean)) + 9 * sd
        right = float(np.exp(-40.5))
    high = float(np.log(top)) + 2.0**-40
    low = high - DEPTH
    left = 2 * density * float(np.exp(low)) / beta
    wrong = 2.0**-51 * (abs(alpha) + beta * reach) / float(np.exp(low))
    bias = left + right + wrong + 2.0**-48 * (abs(low) + abs(high))
    bias += 2 * DEPTH * bias_per_draw(law)
    return Grid(low, high, CELLS), Fraction(bias * (1 + 2.0**-20))
