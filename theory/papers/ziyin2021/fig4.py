"""Figure 4: SGD on the loss (9) with its two pairs of minima at λ = 0.05, at the start, after 2 and
after 10000 steps. The paper does not say what a and b are, and where exactly the runs begin.
"""

from sympy import Integer, Rational

from theory.figures import Axis, Cloud, Figure

from .setting import a, b, valleys, w1, w2
from .setting_experiments import beside_flat, half


def seen(title: str, step: int) -> Cloud:
    """All runs after so many steps."""
    return Cloud(
        title=title,
        over=beside_flat,
        step=step,
        across=Axis(w1, Rational(-6, 5), Rational(6, 5), 81),
        up=Axis(w2, Rational(-6, 5), Rational(6, 5), 81),
        height=valleys,
        runs=2000,
        where=((a, half), (b, Integer(14))),
    )


figure = Figure(
    source="Figure 4",
    caption="2000 runs of SGD on the loss (9) in the square |w_1|, |w_2| ≤ 1 at λ = 0.05, over the "
    "levels of the mean loss: they leave the flatter minimum (1/√2, 0) for the sharper ones, "
    "(0, ±√3/2).",
    chosen="a = 1/2, b = 14, w_1 uniform in [0.5, 0.9] and w_2 in [−0.5, 0.5].",
    panels=(seen("initialization", 0), seen("step 2", 2), seen("step 10000", 10_000)),
)
