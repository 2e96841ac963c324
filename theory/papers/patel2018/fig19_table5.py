"""Table 5: the thresholds of our models. What is said of the printed one stands in
``tab5_upper``.
"""

from theory.figures import Figure

from .seen_tables import of_tang

figure = Figure(
    source="Table 5",
    caption="Thresholds for convergence at the "
    "flattest and the sharpest minimizer of the Styblinski-Tang sums.",
    chosen="the models.",
    panels=(of_tang("convergence", lambda pair: pair[1]),),
)
