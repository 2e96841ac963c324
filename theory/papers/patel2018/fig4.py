"""Figure 4: the expected functions of the four quadratic-circle sums of ``setting_sums``."""

from sympy import Expr

from theory.figures import Axis, Figure, Surface

from .setting_sums import (
    c1,
    deep_basin,
    deep_circle,
    depths,
    expected,
    flat_basin,
    flat_circle,
    heights,
    least,
    q1,
    q2,
    widths,
    x1,
    x2,
)


def seen(title: str, height: Expr, depth: Expr) -> Surface:
    """One of the models."""
    draws = (heights(height), widths, depths(depth))
    return Surface(
        title=title,
        height=expected(least(q1, q2, c1), draws),
        across=Axis(x1, -10, 10, 101),
        up=Axis(x2, -20, 15, 141),
        where=(),
    )


figure = Figure(
    source="Figure 4",
    caption="The levels of the expected functions of the four quadratic-circle sums.",
    chosen="all parameters; so that the thresholds of gradient descent lie where Section 4.2 has "
    "them.",
    panels=(
        seen("Model 1", deep_basin, deep_circle),
        seen("Model 2", flat_basin, deep_circle),
        seen("Model 3", deep_basin, flat_circle),
        seen("Model 4", flat_basin, flat_circle),
    ),
)
