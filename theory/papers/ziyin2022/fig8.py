"""Figure 8: SGD on x w²/2 with additive noise of σ = 0.1, at λ = 0.8 and a = −1. It is not said
where the noise is added: here to the gradient, in every step. Beside it the diffusion (31) with the
fourth-order term of (28), b = 1: its paths, its equation solved, and the formula (33).
"""

from sympy import Integer, Rational

from theory import Path
from theory.figures import Densities, Figure, Histogram, Times

from .setting import a, anywhere, b, path_shaken, t, w, λ, σ
from .setting_diffusion import S, density_33, on_31

numbers = ((a, Integer(-1)), (b, Integer(1)), (S, Integer(1)), (σ, Rational(1, 10)))


def thrice(title: str, rate: Rational, step: Rational, steps: int) -> Densities:
    """The stationary law of (31) at a learning rate."""
    return Densities(
        title=title,
        on=on_31,
        density=density_33,
        start=Integer(0),
        step=step,
        steps=steps,
        low=Rational(-3, 2),
        high=Rational(3, 2),
        bins=60,
        runs=2000,
        where=(*numbers, (λ, rate)),
    )


figure = Figure(
    source="Figure 8",
    caption="SGD on x w²/2 with normal noise of standard deviation σ = 0.1 in the gradient, at "
    "λ = 0.8 and a = −1 (left); the stationary law of the diffusion (31) on a w²/4 + w⁴/4 with the "
    "same noise, at λ = 0.8 (middle) and at λ = 0.1 (right).",
    chosen="w_0 uniform in [−1, 1], bins of 1/40, the steps that are shown (left); S = 1, b = 1, "
    "Euler steps in asinh w from w = 0 up to the time 40 (middle) and 400 (right), bins of 1/20.",
    panels=(
        Histogram(
            title="x w²/2, σ = 0.1",
            of=w,
            over=Path(path_shaken.model, anywhere),
            times=Times(t, (0, 10, 1000)),
            low=Integer(-1),
            high=Integer(1),
            bins=80,
            runs=2000,
            where=((λ, Rational(4, 5)), (a, Integer(-1)), (σ, Rational(1, 10))),
        ),
        thrice("(31), λ = 0.8", Rational(4, 5), Rational(1, 50), 2000),
        thrice("(31), λ = 0.1", Rational(1, 10), Rational(1, 10), 4000),
    ),
)
