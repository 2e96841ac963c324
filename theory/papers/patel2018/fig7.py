"""Figure 7: gradient descent on Models 1 and 3 from the circular minimum. What is said of it stands
in ``sec4_2_circle``.
"""

from sympy import Expr

from theory.figures import Figure, Trajectories

from .seen_runs import from_circle
from .setting import C
from .setting_sums import at_circle, deep_basin, deep_circle, flat_circle, runs


def seen(model: str, depth: Expr, rate: str) -> Trajectories:
    """A model at a learning rate."""
    _, path = runs(deep_basin, depth, at_circle, C)
    return from_circle(f"{model}, C = {rate}", path, rate)


figure = Figure(
    source="Figure 7",
    caption="The distance of 100 runs of gradient descent to the circular minimum over 20 steps.",
    chosen="the models; starts on the x_1-axis, as far as a uniform point of the disc of radius "
    "10^−8 is; floor 10^−12.",
    panels=(
        *(seen("Model 1", deep_circle, rate) for rate in ("5e10", "1e11", "5e11")),
        *(seen("Model 3", flat_circle, rate) for rate in ("5e11", "1e12", "5e12")),
    ),
)
