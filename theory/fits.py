"""An exponential rate as it is fitted to a run: a slope over its steps, kept as one more state.

A rate of growth is a limit, and of a model that leaves a minimizer there is none: the run comes to
where the model is another. What is seen of it is a line through the logarithms of some steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import sympy as sp

from theory.laws import Discrete, Independent
from theory.models import Path, Recursion

__all__ = ["Fit", "fitted"]

_SUM = sp.Symbol("slope", real=True)
_CLOCK = sp.Symbol("n_steps", integer=True, nonnegative=True)


@final
@dataclass(frozen=True, slots=True)
class Fit:
    """The slope of a line through ln(of) at the steps 0, ..., ``steps`` of a run.

    Attributes:
        path: the runs, with one state more.
        slope: per step, a function of the state of ``path`` at the step ``steps``.
        steps: the last step.
    """

    path: Path
    slope: sp.Expr
    steps: int


def fitted(path: Path, *, of: sp.Expr, steps: int) -> Fit:
    """The least-squares line through (N, ln(of)) for N = 0, ..., ``steps``, for every run.

    With n = ``steps`` its slope is Σ 12 (N − n/2) ln(of)/(n (n + 1) (n + 2)), as the sum of the
    (N − n/2)² is n (n + 1) (n + 2)/12. ``of`` is positive along every run; it grows as exp(slope ·
    N). Where it is a square, what is squared has half of the slope.

    Raises:
        TypeError: the model has no steps, as a diffusion.
        ValueError: fewer than one step, or a state of the model has the name of the sum.
    """
    model = path.model
    if not isinstance(model, Recursion):
        raise TypeError(f"fitted: a {type(model).__name__} is not a recursion")
    if isinstance(steps, bool) or not isinstance(steps, int) or steps < 1:
        raise ValueError(f"fitted: steps={steps!r} is not in 1, 2, ...")
    clock = model.clock if model.clock is not None else _CLOCK
    unit = sp.Rational(12, steps * (steps + 1) * (steps + 2))
    middle, height = sp.Rational(steps, 2), sp.log(of)
    kept = _SUM + unit * (clock - middle) * height
    longer = Recursion(
        (*model.state, _SUM), (*model.step, kept), model.draws, clock, model.arithmetic
    )
    return Fit(Path(longer, _beginning(path)), _SUM + unit * middle * height, steps)


def _beginning(path: Path) -> tuple[sp.Expr, ...] | Independent:
    """The start of the path, and 0."""
    if isinstance(path.start, tuple):
        return (*path.start, sp.Integer(0))
    laws = path.start.laws if isinstance(path.start, Independent) else (path.start,)
    return Independent((*laws, Discrete((sp.Integer(0),), (sp.Integer(1),))))
