"""What the tables show: the thresholds of the models of ``setting_sums`` and ``setting_tang``.

In the disc of radius ε about the circular minimum the Hessian is 30κr(1 + x̂x̂′), κ = c_1/c_3³, to
leading order: λ_1 = λ_2 = 30κε, s_f is 450 and t_f 1800 times Var(κ)ε², and kmax is 0. At the
quadratic minimum ε is 0, so that m = 1, λ = 2q_1 and s_f = t_f.
"""

from collections.abc import Callable

from sympy import Expr, Integer, Rational

from theory.figures import Sheet

from .setting_sums import (
    c1,
    c3,
    deep_basin,
    deep_circle,
    depths,
    expected,
    flat_basin,
    flat_circle,
    heights,
    q1,
)
from .setting_tang import FLAT, SHARP, thresholds

MODELS = (
    ("Model 1", deep_basin, deep_circle),
    ("Model 2", flat_basin, deep_circle),
    ("Model 3", deep_basin, flat_circle),
    ("Model 4", flat_basin, flat_circle),
)
RADII = (("2e-2", Rational(1, 50)), ("1.41e-9", Rational(141, 10**11)))


def circle_thresholds(depth: Expr, radius: Expr, times: Expr) -> tuple[Expr, Expr]:
    """For k = 1 and ∞; ``times`` is 450 for divergence, 1800 for convergence."""
    law = depths(depth)
    mean = expected(c1, (law,)) / c3**3
    variance = expected(c1**2, (law,)) / c3**6 - mean**2
    λ = 30 * mean * radius
    return 2 * λ / (λ**2 + times * variance * radius**2), 2 / λ


def basin_thresholds(height: Expr) -> tuple[Expr, Expr]:
    """For k = 1 and ∞."""
    law = heights(height)
    mean, square = expected(q1, (law,)), expected(q1**2, (law,))
    return mean / square, 1 / mean


def of_sums(title: str, times: Expr) -> Sheet:
    """Table 2 or 3."""
    columns = [f"circ. {k}, ε = {words}" for words, _ in RADII for k in ("k = 1", "k = ∞")]
    rows = tuple(
        (
            name,
            (
                *(x for _, ε in RADII for x in circle_thresholds(depth, ε, times)),
                *basin_thresholds(height),
            ),
        )
        for name, height, depth in MODELS
    )
    return Sheet(title=title, columns=("", *columns, "quad. k = 1", "quad. k = ∞"), rows=rows)


def of_tang(title: str, which: Callable[[tuple[Expr, Expr]], Expr]) -> Sheet:
    """Table 4 or 5."""
    columns = tuple(f"Model {n}, {end}" for n in (1, 2, 3) for end in ("flat", "sharp"))
    rows = tuple(
        (
            str(batch) if batch else "∞",
            tuple(which(thresholds(n, end, batch)) for n in (1, 2, 3) for end in (FLAT, SHARP)),
        )
        for batch in (1, 100, 200, 350, 500, 0)
    )
    return Sheet(title=title, columns=("k", *columns), rows=rows)


divergence, convergence = Integer(450), Integer(1800)
