"""Phases over two parameters: exponents of two factors, as sums over a law or as an integral."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import sympy as sp
from numpy.typing import NDArray

from numerics.normal_logs import chi_square_log
from numerics.phases import Phase
from numerics.sampling import sampler
from numerics.streams import Address, open_block, root
from theory.batches import Average
from theory.figures import Regions
from theory.laws import Discrete, Draw, Independent, Normal
from theory.trees import digest
from verify.engines.arrays import approximate
from verify.instances import Instance
from verify.lowering import marginals
from verify.simulation.chains import floats

__all__ = ["regions"]

METHOD = "figures"
Floats = NDArray[np.float64]
HERE = Instance(statement=sp.true, given=(), where=(), values=())


def regions(panel: Regions, seed: int) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The grid with minus = E ln|f| of w − u, plus that of w + u, square = E f² of w − u, phase.

    Of two normal numbers there is an integral, and a column for what half the points change in it.

    Raises:
        TypeError: the law is of another kind, or a factor is.
    """
    (draw,) = panel.draws
    x, y = np.meshgrid(*(_numbers(axis.values) for axis in (panel.across, panel.up)), indexing="ij")
    names = (str(panel.across.symbol), str(panel.up.symbol))
    frame = pd.DataFrame({names[0]: x.ravel(), names[1]: y.ravel()})
    at = {**floats(panel.where), panel.across.symbol: x.ravel(), panel.up.symbol: y.ravel()}
    if panel.members:
        known = _sampled(draw, panel.members, seed)
        _sum(panel, at, known, np.full(panel.members, 1 / panel.members), frame)
        told = f"{panel.members} members, drawn once"
    elif isinstance(draw.law, Discrete):
        values = {draw.symbols[0]: [approximate(value, at) for value in draw.law.values]}
        _sum(panel, at, values, _numbers(draw.law.weights), frame)
        told = "exact sums"
    else:
        _integral(panel, draw, at, frame)
        told = f"an integral; half the points change it by at most {frame['error'].max():.0e}"
    frame["phase"] = [
        _phase(*row) for row in frame[["minus", "plus", "square"]].itertuples(index=False)
    ]
    return frame, (told,)


def _phase(minus: float, plus: float, square: float) -> str:
    """By the signs; 0 counts as positive, as nothing vanishes there."""
    if minus < 0 <= plus:
        return str(Phase.IA if square < 1 else Phase.IB)
    if minus < 0:
        return str(Phase.III)
    return str(Phase.II if plus < 0 else Phase.IV)


def _numbers(values: Any) -> Floats:
    return np.array([float(sp.N(value, 20)) for value in values])


def _sampled(draw: Draw, members: int, seed: int) -> dict[sp.Symbol, Floats]:
    """A data set; a smaller one is the beginning of a larger one."""
    lanes = open_block(Address(root(seed), digest(draw), METHOD, "a data set", 0))
    laws = marginals(draw.law, HERE)
    numbers = [sampler(lanes, law).values()[:members] for law in laws]
    return dict(zip(draw.symbols, numbers, strict=True))


def _single(factor: sp.Expr) -> sp.Expr:
    """A batch of one."""
    return factor.replace(Average, lambda inside: inside)


def _sum(
    panel: Regions,
    at: dict[Any, Any],
    known: Mapping[sp.Symbol, Sequence[Any] | Floats],
    weights: Floats,
    to: pd.DataFrame,
) -> None:
    """Exponents as sums over the values of a draw, numbers or columns of the grid."""
    minus, plus = (_single(factor) for factor in (panel.minus, panel.plus))
    columns = {name: np.zeros(len(to)) for name in ("minus", "plus", "square")}
    with np.errstate(divide="ignore"):
        for number, weight in enumerate(weights):
            here = {**at, **{symbol: values[number] for symbol, values in known.items()}}
            one, other = approximate(minus, here), approximate(plus, here)
            columns["minus"] += weight * np.log(np.abs(one))
            columns["plus"] += weight * np.log(np.abs(other))
            columns["square"] += weight * one**2
    for name, values in columns.items():
        to[name] = values


def _integral(panel: Regions, draw: Draw, at: dict[Any, Any], to: pd.DataFrame) -> None:
    """1 + (mean of A x² + B x ε over S draws), x and ε normal, given R = Σ x²/Var x.

    It is then normal with the mean 1 + A Var x R/S and the variance B² Var x Var ε R/S².

    Raises:
        TypeError: the factor or the law is another.
    """
    law, symbols = draw.law, draw.symbols
    if not isinstance(law, Independent) or len(symbols) != 2:
        raise TypeError(f"regions: {law} is not the law of two normal numbers")
    if not all(isinstance(part, Normal) and part.mean == 0 for part in law.laws):
        raise TypeError(f"regions: {law} is not the law of two centred normal numbers")
    first, second = (float(part.variance) for part in law.laws if isinstance(part, Normal))
    size = np.broadcast_to(np.asarray(approximate(draw.batch, at), dtype=np.float64), len(to))
    for name, factor in (("minus", panel.minus), ("plus", panel.plus)):
        quadratic, mixed = (
            np.broadcast_to(np.asarray(approximate(c, at), dtype=np.float64), len(to))
            for c in _coefficients(factor, symbols)
        )
        a = quadratic * first / size
        b = np.abs(mixed) * np.sqrt(first * second) / size
        to[name], error = chi_square_log(a, b, size)
        to["error"] = np.maximum(to.get("error", 0.0), error)
        if name == "minus":
            mean, variance = a * size, 2 * a**2 * size + b**2 * size
            to["square"] = (1 + mean) ** 2 + variance


def _coefficients(factor: sp.Expr, symbols: tuple[sp.Symbol, ...]) -> tuple[sp.Expr, sp.Expr]:
    x, noise = symbols
    part = sp.Poly(sp.expand(_single(factor)), x, noise)
    if part.coeff_monomial(1) != 1 or not set(part.monoms()) <= {(0, 0), (2, 0), (1, 1)}:
        raise TypeError(f"regions: {factor} is not 1 + A {x}² + B {x}{noise} in the mean")
    return part.coeff_monomial(x**2), part.coeff_monomial(x * noise)
