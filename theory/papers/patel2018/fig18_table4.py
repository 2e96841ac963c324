"""Table 4: the thresholds of our models. What is said of the printed one stands in
``tab4_lower``.
"""

from theory.figures import Figure

from .seen_tables import of_tang

figure = Figure(
    source="Table 4",
    caption="Thresholds for divergence at the "
    "flattest and the sharpest minimizer of the Styblinski-Tang sums.",
    chosen="the models.",
    panels=(of_tang("divergence", lambda pair: pair[0]),),
)
