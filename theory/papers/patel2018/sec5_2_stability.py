"""Section 5.2, Figures 9 and 10. "Regardless of batch size, the iterates are diverging from the
flat minimizer ... for learning rates 1.5l and 0.5(u + l). On the other hand, for the learning rate
0.5u, we see stability for k = 1, 200, 500 about the minimizer"; the same of the sharp minimizer,
and of other starting radii.

On Models 1 and 3 of ``setting_tang`` (ten coordinates and 200 components, a hundred and 2000):
SGD-1 in coordinates that do not interact. Near the minimizer a step multiplies the distance by 1 −
Cλv, up to noise of a fixed size. E ln|1 − Cλv| < 0 at 0.5u for the largest eigenvalue, that of the
last coordinate: stability. It is above 0 for it at 0.5(u + l), and at 1.5l for the smallest, too:
exponential divergence. The runs themselves are in the figures.
"""

from sympy import Abs, Expr, log

from theory import AtMost, Claim, Mean

from .setting_tang import CURVATURE, ENDS, FLAT, SHARP, learning_rates, single, v


def grows(model: int, end: int, minimizer: Expr, name: str) -> AtMost:
    """E ln|1 − Cλv| > 0 for λ the smallest eigenvalue (0) or the largest (1)."""
    λ, rate = ENDS[model][end] * CURVATURE[minimizer], learning_rates(model, minimizer, 1)[name]
    factors, _ = single(model)
    return AtMost(0, Mean(of=log(Abs(1 - rate * λ * v)), over=(factors,)), strict=True)


def shrinks(model: int, minimizer: Expr) -> AtMost:
    """E ln|1 − Cλv| < 0 at 0.5u for the largest eigenvalue."""
    λ = ENDS[model][1] * CURVATURE[minimizer]
    rate = learning_rates(model, minimizer, 1)["0.5u"]
    factors, _ = single(model)
    return AtMost(Mean(of=log(Abs(1 - rate * λ * v)), over=(factors,)), 0, strict=True)


stable = Claim(
    title="Model 1, flat: at 0.5u the last coordinate shrinks exponentially",
    source="Section 5.2, Figure 11",
    states=shrinks(1, FLAT),
    covers=("P-EXP-ST9", "P-EXP-ST11"),
)

between = Claim(
    title="Model 1, flat: at 0.5(u + l) the last coordinate grows exponentially",
    source="Section 5.2, Figure 9",
    states=grows(1, 1, FLAT, "0.5(u + l)"),
    covers=("P-EXP-ST9",),
)

beyond = Claim(
    title="Model 1, flat: at 1.5l the first coordinate grows exponentially",
    source="Section 5.2, Figure 9",
    states=grows(1, 0, FLAT, "1.5l"),
    covers=("P-EXP-ST9",),
)

sharp_stable = Claim(
    title="Model 1, sharp: at 0.5u the last coordinate shrinks exponentially",
    source="Section 5.2, Figure 12",
    states=shrinks(1, SHARP),
    covers=("P-EXP-ST9", "P-EXP-ST11"),
)

sharp_beyond = Claim(
    title="Model 1, sharp: at 1.5l the first coordinate grows exponentially",
    source="Section 5.2, Figure 10",
    states=grows(1, 0, SHARP, "1.5l"),
    covers=("P-EXP-ST9",),
)

third_stable = Claim(
    title="Model 3, flat: at 0.5u the last of 100 coordinates shrinks exponentially",
    source="Section 5.2, Figure 9",
    states=shrinks(3, FLAT),
    covers=("P-EXP-ST9",),
)

third_beyond = Claim(
    title="Model 3, flat: at 1.5l the first of 100 coordinates grows exponentially",
    source="Section 5.2, Figure 9",
    states=grows(3, 0, FLAT, "1.5l"),
    covers=("P-EXP-ST9",),
)
