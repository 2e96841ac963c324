"""Section 5.2, the runs of Figures 9 to 12: "exponential divergence" as fitted rates.

On Models 1 and 3 of ``setting_tang``, in the box. At 1.5l a line is fitted to the logarithms of the
distance of a run at the steps 0 to 3. Predicted is at least ½ ln ρ, ρ = 1 − 2Cλ_m + C²λ_m² +
C²s_f/k of (14) with j = m: it is the rate of the slowest direction, where the distance grows as the
fastest one does; the first step of SGD-1 also adds the noise of θ*, which the bound C²ψ/k of (30)
leaves open. So the fitted rates are 3.7, 2.55 and 2 times the bound for k = 1, k = 200 and GD.
"""

from sympy import Expr, Rational, log

from theory import AtMost, Claim

from .setting_runs import R, rate_of
from .setting_tang import FLAT, SHARP, growth, learning_rates
from .setting_tang_runs import (
    flat_batch_fit,
    flat_single_fit,
    flat_whole_fit,
    sharp_single_fit,
    third_single_fit,
)


def times(factor: str, model: int, minimizer: Expr, batch: int) -> AtMost:
    """That the rate is at least so many times the predicted bound."""
    rate = learning_rates(model, minimizer, batch)["1.5l"]
    return AtMost(Rational(factor) * log(growth(model, minimizer, batch, rate)) / 2, R)


single = Claim(
    title="Model 1, flat, k = 1, 1.5l: the fitted rate is at least 3.7 times the bound",
    source="Section 5.2, the runs",
    where=(rate_of(flat_single_fit),),
    states=times("3.7", 1, FLAT, 1),
    covers=("P-EXP-ST9",),
)

batch = Claim(
    title="Model 1, flat, k = 200, 1.5l: the fitted rate is at least 2.55 times the bound",
    source="Section 5.2, the runs",
    where=(rate_of(flat_batch_fit),),
    states=times("2.55", 1, FLAT, 200),
    covers=("P-EXP-ST9",),
)

descent = Claim(
    title="Model 1, flat, GD, 1.5l: the fitted rate is at least 2 times the bound",
    source="Section 5.2, the runs",
    where=(rate_of(flat_whole_fit),),
    states=times("2", 1, FLAT, 0),
    covers=("P-EXP-ST9",),
)

sharp = Claim(
    title="Model 1, sharp, k = 1, 1.5l: the fitted rate is at least 3.6 times the bound",
    source="Section 5.2, the runs",
    where=(rate_of(sharp_single_fit),),
    states=times("3.6", 1, SHARP, 1),
    covers=("P-EXP-ST9",),
)

third = Claim(
    title="Model 3, flat, k = 1, 1.5l: the fitted rate is at least 5.2 times the bound",
    source="Section 5.2, the runs",
    where=(rate_of(third_single_fit),),
    states=times("5.2", 3, FLAT, 1),
    covers=("P-EXP-ST9",),
)
