"""Figure 1: escapes from the two saddles of A.1; what is said of it is in ``fig1_types``."""

from sympy import Expr, Piecewise, Rational, log, sqrt

from theory.figures import Curves, Estimate, Figure, Line, Times

from .setting import t
from .setting_relu import distance, first, from_first, from_second, near, second, slope


def beyond(from_: dict[Expr, Expr]) -> Expr:
    """1 where the distance is more than 1/1000, else 0."""
    return Piecewise((1, distance(from_) > Rational(1, 10**6)), (0, True))


steps = (0, 1, 2, 3, 4, 5, 7, *range(10, 401, 10))
figure = Figure(
    source="Figure 1",
    caption="Runs that are started 10⁻⁶ in each letter from the two saddles of A.1. Left: the mean "
    "of the decimal logarithm of the distance, and what the mean of θ does near the type-II "
    "saddle, where its distance grows by the factor 1 + 2λ‖β‖ at each step. Right: the share of "
    "runs that are further away than 1/1000.",
    chosen="one neuron; x is 1, 2 or 4 and y is 5, 5 or −1, with equal probability; λ = 1/200, "
    "one sample at a time; the starts.",
    panels=(
        Curves(
            title="distance from the saddle",
            along=Times(t, steps),
            estimates=(
                Estimate("type I", log(distance(first), 10) / 2, from_first),
                Estimate("type II", log(distance(second), 10) / 2, from_second),
            ),
            lines=(
                Line(
                    "mean",
                    log(near * (1 + 20 / sqrt(202)) / sqrt(2), 10) + t * log(1 + slope / 100, 10),
                ),
            ),
            runs=2000,
            where=(),
            height="E log₁₀ ‖Δθ‖",
            formula="mean of θ, type II",
            scale="linear",
            reach=(Rational(-13, 2), Rational(1)),
        ),
        Curves(
            title="runs further than 1/1000",
            along=Times(t, steps),
            estimates=(
                Estimate("type I", beyond(first), from_first),
                Estimate("type II", beyond(second), from_second),
            ),
            lines=(),
            runs=2000,
            where=(),
            height="share of runs",
            formula="",
            scale="linear",
            reach=(Rational(-1, 20), Rational(21, 20)),
        ),
    ),
)
