"""Table 3: the thresholds of our models. What is said of the printed one stands in ``tab3_circle``
and ``tab2_basin``.
"""

from theory.figures import Figure

from .seen_tables import convergence, of_sums

figure = Figure(
    source="Table 3",
    caption="Thresholds for convergence at the two minima of the quadratic-circle sums.",
    chosen="the models; the disc of radius ε about the circular minimum as printed, 2e-2, "
    "and 1.41e-9; kmax is 0 for all, so that it has no columns.",
    panels=(of_sums("convergence", convergence),),
)
