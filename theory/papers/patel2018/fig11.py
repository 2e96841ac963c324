"""Figure 11: SGD-1 on Model 1 of the Styblinski-Tang sums from four radii about the flat minimizer.
What is said of it stands in ``sec5_2_stability``.
"""

from theory.figures import Figure

from .seen_runs import by_radius
from .setting_tang import FLAT

figure = Figure(
    source="Figure 11",
    caption="The distance of 100 runs of SGD-1 to the flat minimizer over 20 steps: one row for "
    "each starting radius, one column for each learning rate.",
    chosen="the model; k = 1; starts in the cube inside of the ball; floor 10^−10.",
    panels=by_radius(FLAT),
)
