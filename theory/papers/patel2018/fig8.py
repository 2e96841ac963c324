"""Figure 8: SGD-1 and gradient descent on Model 1 from the quadratic minimum, seen from the
circular one. What is said of it stands in ``sec4_2_circle``.
"""

from theory.figures import Figure

from .seen_runs import from_circle
from .setting import C
from .setting_sums import at_basin, deep_basin, deep_circle, runs

single, whole = runs(deep_basin, deep_circle, at_basin, C)

figure = Figure(
    source="Figure 8",
    caption="The distance of 100 runs of SGD-1 (above) and of gradient descent (below) to the "
    "circular minimum, from the quadratic one, over 20 steps.",
    chosen="the model; starts in a square in the disc of radius 10^−8; floor 10^−12.",
    panels=(
        *(from_circle(f"SGD-1, C = {rate}", single, rate) for rate in ("16", "64", "256")),
        *(from_circle(f"GD, C = {rate}", whole, rate) for rate in ("16", "64", "256")),
    ),
)
