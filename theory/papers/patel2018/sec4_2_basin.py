"""Section 4.2, Figure 6. From near the quadratic minimum "SGD-1 begins to diverge for learning
rates between 4 and 16 for Model 1 and between 256 and 1024 for Model 2". "The iterates diverge from
their respective minimizers in a deterministic way with an exponential rate."

On the models of ``setting_sums``, along x_1 = 0 and before the box and the circle are reached: a
step multiplies the distance by 1 − 2Cq_1. e_N grows at the rate ρ of (10): E[e_N] = ρ^N e_0 with
ρ = E[(1 − 2Cq_1)²], while e_N itself grows at the rate exp(2E ln|1 − 2Cq_1|), which is smaller.
"""

from sympy import Abs, Eq, Ne, log

from theory import AtMost, Claim, Equals, Hypothesis, Mean, Rate, escapes, size, vanishes

from .setting import Δ, C, y
from .setting_sums import deep_basin, expected, heights, in_deep, in_flat, q1

N = size("N")
away = Hypothesis("the start is not the minimizer", Ne(Δ, 0))
ρ = expected((1 - 2 * C * q1) ** 2, (heights(deep_basin),))


def at(rate: int) -> Hypothesis:
    """A learning rate."""
    return Hypothesis(f"C = {rate}", Eq(C, rate))


deep_low = Claim(
    title="Model 1 at 4: SGD-1 converges to the quadratic minimum",
    source="Section 4.2, Figure 6",
    given=(at(4),),
    states=vanishes(in_deep),
    covers=("P-EXP-QC6",),
)

deep_high = Claim(
    title="Model 1 at 16: SGD-1 diverges from the quadratic minimum",
    source="Section 4.2, Figure 6",
    given=(at(16), away),
    states=escapes(in_deep),
    covers=("P-EXP-QC6",),
)

flat_low = Claim(
    title="Model 2 at 256: SGD-1 converges to the quadratic minimum",
    source="Section 4.2, Figure 6",
    given=(at(256),),
    states=vanishes(in_flat),
    covers=("P-EXP-QC6",),
)

flat_high = Claim(
    title="Model 2 at 1024: SGD-1 diverges from the quadratic minimum",
    source="Section 4.2, Figure 6",
    given=(at(1024), away),
    states=escapes(in_flat),
    covers=("P-EXP-QC6",),
)

growth = Claim(
    title="E[e_N] is ρ^N e_0",
    source="Section 4.2, Figure 6",
    states=Equals(Mean(of=y**2, over=in_deep, at=N), ρ**N * Δ**2),
    covers=("P-EXP-QC6",),
)

rate = Claim(
    title="Model 1 at 16: a run grows at most at the rate √ρ that is predicted for the mean",
    source="Section 4.2, Figure 6",
    given=(at(16), away),
    states=AtMost(Rate(of=Abs(y), over=in_deep), log(ρ) / 2),
    covers=("P-EXP-QC6",),
)
