"""Table 2: the thresholds of our models. What is said of the printed one stands in ``tab2_circle``
and ``tab2_basin``.
"""

from theory.figures import Figure

from .seen_tables import divergence, of_sums

figure = Figure(
    source="Table 2",
    caption="Thresholds for divergence at the two minima of the quadratic-circle sums.",
    chosen="the models; the disc of radius ε about the circular minimum as printed, 2e-2, "
    "and 1.41e-9; kmax is 0 for all, so that it has no columns.",
    panels=(of_sums("divergence", divergence),),
)
