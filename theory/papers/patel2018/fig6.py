"""Figure 6: SGD-1 on Models 1 and 2 from the quadratic minimum. What is said of it stands in
``sec4_2_basin``.
"""

from sympy import Expr

from theory.figures import Figure, Trajectories

from .seen_runs import from_basin
from .setting import C
from .setting_sums import at_basin, deep_basin, deep_circle, flat_basin, runs


def seen(model: str, height: Expr, rate: str) -> Trajectories:
    """A model at a learning rate."""
    path, _ = runs(height, deep_circle, at_basin, C)
    return from_basin(f"{model}, C = {rate}", path, rate)


figure = Figure(
    source="Figure 6",
    caption="The distance of 100 runs of SGD-1 to the quadratic minimum over 20 steps. The Hessian "
    "there has rank one: x_1 stays as it is, so that a run that converges along x_2 levels off.",
    chosen="the models; starts in a square in the disc of radius 10^−8; floor 10^−12.",
    panels=(
        *(seen("Model 1", deep_basin, rate) for rate in ("4", "16", "64")),
        *(seen("Model 2", flat_basin, rate) for rate in ("64", "256", "1024")),
    ),
)
