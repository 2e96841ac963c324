"""Figure 9: SGD-k on Model 1 of the Styblinski-Tang sums from the flat minimizer, for k = 1, 200,
500 and gradient descent. What is said of it stands in ``sec5_2_stability``.
"""

from theory.figures import Figure

from .seen_runs import by_batch
from .setting_tang import FLAT

figure = Figure(
    source="Figure 9",
    caption="The distance of 100 runs to the flat minimizer over 20 steps: one row for each of "
    "k = 1, 200, 500 and gradient descent, one column for each learning rate.",
    chosen="the model; starts in the cube inside of the ball of radius 10^−3; floor 10^−10.",
    panels=by_batch(FLAT),
)
