"""Lyapunov exponents of scalar models, for every method that knows the rate of a linear one."""

from __future__ import annotations

from collections.abc import Callable

import sympy as sp

from theory.models import Model, Path
from theory.quantities import Lyapunov, Rate

__all__ = ["rate_of"]


def rate_of(exponent: Lyapunov, factor: Callable[[Model], sp.Expr | None]) -> Rate | None:
    """The exponent of a scalar linear model, whose Jacobian is its factor, as a rate from 1.

    Each method brings its own ``factor``, which says of other models that there is none.
    """
    over = exponent.over
    model = over.model if isinstance(over, Path) else over
    if exponent.index != 1 or factor(model) is None:
        return None
    return Rate(of=model.state[0], over=Path(model, (sp.Integer(1),)))
