"""The largest exponent of a product of random matrices, from the growth of one vector.

After some steps a vector has a direction that depends on the matrices alone, if it has forgotten
where it started; then the mean of ln|A x| over the next steps is the exponent. Whether it has is
seen: two orthogonal vectors that are pushed by the same matrices end on one line. The paths where
they do not are counted, and may change the mean by as much as the ends allow. Each ln|A x| is cut
at two ends, so that the mean of what is left has an interval that holds at any time, and what the
cuts change is bounded:

- of finitely many matrices the ends are the extreme singular values, and nothing is cut;
- of matrices that are affine in normal draws z, A = A_0 + Σ z_k C_k, some entry of A x has at least
  the variance σ² = λ_min(Σ Var(z_k) C_kᵀC_k)/d given x, so P(|A x| < r) <= 2 r/(σ √(2π)) and the
  lower end changes the mean by at most that with r = e^low; and E|A|^8 <= N^8, N² = Σ (|E A_ij| +
  105^(1/8) sd A_ij)² (Minkowski), so the upper end changes it by at most N^8 e^(−8 high)/(8 e);
- of matrices that are affine in draws z of any law with E √|z| < ∞, with a determinant D that no
  draw moves (as of a discrete Schrödinger equation), E √|A| <= R = √|A_0| + Σ √|C_k| E √|z_k|, so
  the upper end changes the mean by at most 2 R e^(−high/2)/e; and |A x| >= |D|/|A|^(d−1), so that
  the lower one, ln|D| − (d − 1) high, changes it by at most d − 1 times that.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, final

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from numerics import laws
from numerics.evalues import mean_interval, proportion_interval
from numerics.grids import finest_at, on_grid
from numerics.growth import Product, clipped_growth
from numerics.laws import Gaussian, Source, Student
from numerics.streams import BLOCK
from theory.models import Path
from theory.quantities import Lyapunov
from theory.trees import digest
from verify.compare import Interval
from verify.engines.arrays import approximate
from verify.engines.closed import Unread
from verify.engines.exponents import jacobian, spectrum
from verify.instances import Instance
from verify.outcomes import atoms
from verify.parameters import here
from verify.simulation.budgets import most
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
from verify.unrolling import unrolled

__all__ = ["exponent"]

Floats = NDArray[np.float64]

STEPS = {"quick": 64, "standard": 256, "deep": 1024}  # that count
SETTLING = 3  # times as many before them
CHEAP = 16  # so many times the words of other experiments: a step is a few products
FORGOTTEN = math.log(1e-6)
LOST = 2.0**-14  # what a cut may change in the mean
EIGHTH = 105.0 ** (1 / 8)  # the eighth moment of a standard normal number


@final
@dataclass(frozen=True, slots=True)
class _Cut:
    """Where ln|A x| is cut, and by how much its mean is less or more than that of what is left."""

    low: float
    high: float
    less: float
    more: float


def exponent(quantity: Lyapunov, at: Instance, lab: Laboratory) -> Measured:
    """How to measure the largest exponent of a product of several dimensions.

    Raises:
        Unread: another exponent is asked for, it is a rate of one coordinate, the step is not
            linear, or nothing bounds ln|A x|.
        ValueError: one block is more than the budget.
    """
    path, matrix = _factors(quantity, at)
    steps = STEPS[lab.context.budget]
    settling = SETTLING * steps
    model = chain(path, settling + steps, at)
    cut = _finite(path, matrix, at) or _volume_kept(model, matrix) or _normal(model, matrix)
    symbols = [symbol for draw in path.model.draws for symbol in draw.symbols]
    name = f"growth of a vector, {steps} steps after {settling}"
    experiment = Experiment(digest(path.model), name, settling + steps)
    budget = CHEAP * lab.words
    blocks = most(BLOCK * (model.words + 1), budget, budget)
    grid = finest_at(0.0, cut.low, cut.high)  # where signs are asked for

    def made(*drawn: Floats) -> Floats:
        known = {**model.numbers, **dict(zip(symbols, drawn, strict=True))}
        rows = [[approximate(entry, known) for entry in matrix.row(i)] for i in range(matrix.rows)]
        return np.array([[np.broadcast_to(x, (BLOCK,)) for x in row] for row in rows])

    product = Product(model.laws, made, matrix.rows)

    def block(number: int) -> Counts:
        lanes = lab.lanes(experiment, number)
        found = clipped_growth(
            lanes, product, settling=settling, steps=steps, ends=(cut.low, cut.high)
        )
        bad = ~np.isfinite(found.lanes)
        counts = on_grid(found.lanes, bad, grid, lanes.words())
        late = int(np.count_nonzero(found.memory[~bad] > FORGOTTEN))
        return (*(int(n) for n in counts), late, int(np.count_nonzero(bad)))

    def read(counts: Counts) -> Value:
        *seen, late, bad = counts
        require_numbers(bad, sum(seen) + bad)
        paths = sum(seen)
        ends = mean_interval(seen, grid, float(grid[0]), float(grid[-1]), ALPHA)
        share = proportion_interval(late, paths, ALPHA)[1]
        pad = 2.0**-30 * (1 + float(np.abs(grid).max())) + share * float(grid[-1] - grid[0])
        low, high = Fraction(ends[0] - cut.less - pad), Fraction(ends[1] + cut.more + pad)
        return Interval(low, high, 2 * ALPHA + paths * model.bias, paths)

    series = lab.series(experiment, "ln|A x|", at.values, blocks, block)
    return Measured(series, read, BLOCK, until=f"over steps {settling + 1} to {settling + steps}")


def _factors(quantity: Lyapunov, at: Instance) -> tuple[Path, sp.ImmutableDenseMatrix]:
    """A path from (1, ..., 1) if none is given, without batches, and the matrix of its step."""
    over: Any = quantity.over
    path = over if isinstance(over, Path) else Path(over, (sp.Integer(1),) * len(over.state))
    path = unrolled(path, at)
    matrix = jacobian(path.model)
    if quantity.index != 1 or matrix is None or matrix.rows == 1 or spectrum(quantity):
        raise Unread("the exponent of this product is not measured by simulation")
    return path, matrix


def _finite(path: Path, matrix: sp.ImmutableDenseMatrix, at: Instance) -> _Cut | None:
    """The extreme singular values of finitely many matrices; None of infinitely many.

    Raises:
        Unread: one of them is singular, or nearly.
    """
    outcomes = atoms(path, at)
    if outcomes is None:
        return None
    values = []
    for o in outcomes:
        there = replace(at, values=(*at.values, *o.draws))
        entries = [float(sp.N(here(x, there), 20)) for x in matrix]
        sizes = np.linalg.svd(np.array(entries).reshape(matrix.shape), compute_uv=False)
        values += [float(sizes[0]), float(sizes[-1])]
    if min(values) < 1e-9 * max(values):
        raise Unread("a matrix is singular, or nearly: ln|A x| has no bound")
    slack = 2.0**-20
    return _Cut(math.log(min(values)) - slack, math.log(max(values)) + slack, 0.0, 0.0)


def _volume_kept(model: Chain, matrix: sp.ImmutableDenseMatrix) -> _Cut | None:
    """Ends for a matrix that is affine in its draws, with a determinant that they do not move."""
    symbols = [symbol for draw in model.path.model.draws for symbol in draw.symbols]
    det = sp.expand(matrix.det())
    if det.has(*symbols) or len(symbols) != len(model.laws) or not _is_affine(matrix, symbols):
        return None
    roots = [root for root in map(_mean_root, model.laws) if root is not None]
    size = abs(float(approximate(det, model.numbers)))
    if len(roots) < len(symbols) or not size > 0:
        return None
    fixed = _numbers(matrix.xreplace(dict.fromkeys(symbols, sp.Integer(0))), model)
    total = math.sqrt(float(np.linalg.norm(fixed)))
    for symbol, root in zip(symbols, roots, strict=True):
        total += math.sqrt(float(np.linalg.norm(_numbers(matrix.diff(symbol), model)))) * root
    more = len(fixed) - 1
    high = 2 * math.log(2 * total / (math.e * LOST))
    return _Cut(math.log(size) - more * high, high, LOST * 1.01 * more, LOST * 1.01)


def _mean_root(law: Source) -> float | None:
    """A bound of E √|z|; None where none is known."""
    match law:
        case laws.Interval(low, high):
            return math.sqrt(max(abs(low), abs(high)))
        case Gaussian(mean, variance):
            return math.sqrt(math.hypot(mean, math.sqrt(variance)))
        case Student(nu, centre, scale) if nu > Fraction(1, 2):
            n = float(nu)
            gammas = math.lgamma(0.75) + math.lgamma(n / 2 - 0.25) - math.lgamma(n / 2)
            own = math.exp(gammas + math.log(n) / 4) / math.sqrt(math.pi)
            return math.sqrt(abs(centre)) + math.sqrt(scale) * own * 1.001
    return None


def _normal(model: Chain, matrix: sp.ImmutableDenseMatrix) -> _Cut:
    """Ends for a matrix that is affine in normal draws.

    Raises:
        Unread: it is not, or some vector is mapped to a fixed one.
    """
    mean, slopes = _affine(model, matrix)
    each = sum((slope.T @ slope for slope in slopes), np.zeros(mean.shape))
    least = float(np.linalg.eigvalsh(each)[0]) / len(mean)
    if not least > 1e-12 * float(np.abs(each).max()) > 0:
        raise Unread("a vector is mapped to a fixed one, or nearly: ln|A x| has no bound")
    deviations = np.sqrt(sum((slope**2 for slope in slopes), np.zeros(mean.shape)))
    size = math.sqrt(float(((np.abs(mean) + EIGHTH * deviations) ** 2).sum()))
    low = -math.log(0.8 / (math.sqrt(least) * LOST))  # 2/√(2π) < 0.8
    high = math.log(size) - math.log(8 * math.e * LOST) / 8
    return _Cut(low, high, LOST * 1.01, LOST * 1.01)


def _affine(model: Chain, matrix: sp.ImmutableDenseMatrix) -> tuple[Floats, Sequence[Floats]]:
    """The mean of a matrix and what one standard deviation of each draw adds to it."""
    symbols = [symbol for draw in model.path.model.draws for symbol in draw.symbols]
    if not all(isinstance(law, Gaussian) for law in model.laws) or len(symbols) != len(model.laws):
        raise Unread("the exponent of this product is not measured: its draws are not normal")
    if not _is_affine(matrix, symbols):
        raise Unread("the exponent of this product is not measured: it is not affine in its draws")
    normal = [law for law in model.laws if isinstance(law, Gaussian)]
    slopes = [
        _numbers(matrix.diff(symbol), model) * math.sqrt(law.variance)
        for symbol, law in zip(symbols, normal, strict=True)
    ]
    centre = {s: sp.Rational(law.mean) for s, law in zip(symbols, normal, strict=True)}
    return _numbers(matrix.xreplace(centre), model), slopes


def _is_affine(matrix: sp.ImmutableDenseMatrix, symbols: Sequence[sp.Symbol]) -> bool:
    return all(
        x.is_polynomial(*symbols) and sp.Poly(x, *symbols).total_degree() < 2 for x in matrix
    )


def _numbers(matrix: Any, model: Chain) -> Floats:
    entries = [float(approximate(sp.sympify(x, strict=True), model.numbers)) for x in matrix]
    return np.array(entries).reshape(matrix.shape)
