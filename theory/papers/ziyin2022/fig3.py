"""Figure 3: the two-layer, one-neuron network at λ = 0.001 and λ = 0.1 after 10000 steps, and its
mean loss against the learning rate; w_1 uniform in [−1, 1] and w_2 in [0, 1] at the start.
"""

from sympy import Rational

from theory.figures import Axis, Cloud, Curves, Estimate, Figure, Line, Sweep

from .setting import λ
from .setting_network import network_average, network_spread, w1, w2

across, up = Axis(w1, -2, 2, 81), Axis(w2, -2, 2, 81)

figure = Figure(
    source="Figure 3",
    caption="1000 runs of SGD on the toy network after 10000 steps, over the levels of the loss: "
    "λ = 0.001 (left), λ = 0.1 (middle); the mean of the loss then (right), 2.25 at the global "
    "minima and 2.5 where w_1 = 0. With w_1 = 0 the points w_2 > 0, which the text calls saddle "
    "points, are local maxima, and the points w_2 < 0 local minima.",
    chosen="what is seen of the plane; 60 learning rates.",
    panels=(
        Cloud(
            title="λ = 0.001",
            over=network_spread,
            step=10_000,
            across=across,
            up=up,
            height=network_average,
            runs=1000,
            where=((λ, Rational(1, 1000)),),
        ),
        Cloud(
            title="λ = 0.1",
            over=network_spread,
            step=10_000,
            across=across,
            up=up,
            height=network_average,
            runs=1000,
            where=((λ, Rational(1, 10)),),
        ),
        Curves(
            title="10000 steps",
            along=Sweep(Axis(λ, Rational(1, 1000), Rational(3, 20), 60), 10_000),
            estimates=(Estimate("mean loss", network_average, network_spread),),
            lines=(Line("minima", Rational(9, 4)), Line("w_1 = 0", Rational(5, 2))),
            runs=1000,
            where=(),
            height="loss",
            formula="2.25 and 2.5",
            scale="linear",
            reach=(Rational(11, 5), Rational(13, 5)),
        ),
    ),
)
