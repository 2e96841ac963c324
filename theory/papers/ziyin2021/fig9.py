"""Figure 9: SGD on x w²/2 with additive noise of σ = 0.1, at λ = 0.8 and a = −1. It is not said
where the noise is added: here to the gradient, in every step. Beside it the diffusion (61) with the
fourth-order term of (58), b = 1: its paths, its equation solved, and the formula (63).
"""

from sympy import Integer, Rational

from theory import Path
from theory.figures import Densities, Figure, Histogram, Times

from .setting import a, anywhere, b, path_shaken, t, w, λ, σ
from .setting_diffusion import S, density_63, on_61

numbers = ((a, Integer(-1)), (b, Integer(1)), (S, Integer(1)), (σ, Rational(1, 10)))


def thrice(title: str, rate: Rational, step: Rational, steps: int) -> Densities:
    """The stationary law of (61) at a learning rate."""
    return Densities(
        title=title,
        on=on_61,
        density=density_63,
        start=Integer(0),
        step=step,
        steps=steps,
        low=Rational(-5, 2),
        high=Rational(5, 2),
        bins=100,
        runs=2000,
        where=(*numbers, (λ, rate)),
    )


figure = Figure(
    source="Figure 9",
    caption="SGD on x w²/2 with normal noise of standard deviation σ = 0.1 in the gradient, at "
    "λ = 0.8 and a = −1 (left); the stationary law of the diffusion (61) on a w²/2 + w⁴/4 with the "
    "same noise, at λ = 0.8 (middle) and at λ = 0.1 (right).",
    chosen="w_0 uniform in [−1, 1], bins of 1/40, the steps that are shown (left); S = 1, b = 1, "
    "a = −1 as in (61), where it is the mean of the data, Euler steps in asinh w from w = 0 up to "
    "the time 40 (middle) and 400 (right), bins of 1/20.",
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
        thrice("(61), λ = 0.8", Rational(4, 5), Rational(1, 50), 2000),
        thrice("(61), λ = 0.1", Rational(1, 10), Rational(1, 10), 4000),
    ),
)
