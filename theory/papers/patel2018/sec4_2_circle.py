"""Section 4.2, Figures 5, 7 and 8, from the disc of radius 10^−8 about the circular minimum. SGD-1
"begins to diverge for learning rates between 5 × 10^10 and 10^11 for Model 1 and between 5 × 10^11
and 10^12 for Model 3". At 5 × 10^10 "the runs of GD converge whereas some of the runs for SGD-1
diverge". "The boundary for divergence-convergence for GD are smaller than those of SGD-1."

On the models of ``setting_sums``, along a ray: a step multiplies the distance y by a factor. SGD-1
diverges in mean square where the mean of its square is above 1 at the rim; the runs themselves
stand in ``sec4_2_runs``. The last sentence contradicts the one after it, "as the
batch-size, k, increases, the lower bound on the learning rates for divergence increases": by (51)
the boundary for k = ∞ is the larger; t stands for s_f. Figure 8: learning rates that "guarantee
divergence from the quadratic minimizer and are sufficiently small that they can lead to convergence
to the circular minimizer".
"""

from sympy import Abs, And, Expr, cancel

from theory import AtMost, Claim, Hypothesis, Mean

from .setting import k, some_batch, spread, t, y, λ
from .setting_sums import c1, deep_circle, depths, flat_circle, seldom, tiny, wall

in_disc = Hypothesis("in the disc of radius 10^−8", And(y > 0, y <= 1))  # in units of it
DEEP, FLAT = depths(deep_circle), depths(flat_circle)


def factor(rate: Expr, depth: Expr) -> Expr:
    """What one step multiplies y > 0 by."""
    return 1 - rate * cancel(wall(y, depth).diff(y) / y)


def near(rate: Expr, depth: Expr) -> Expr:
    """The same where y is in units of 10^−8."""
    return factor(rate, depth).subs(y, y * tiny)


low, high = 5 * 10**10, 10**11

deep_high = Claim(
    title="Model 1 at 10^11: SGD-1 diverges from the rim of the disc",
    source="Section 4.2, Figure 5",
    states=AtMost(1, Mean(of=factor(high, c1).subs(y, tiny) ** 2, over=(DEEP,)), strict=True),
    covers=("P-EXP-QC5",),
)

flat_high = Claim(
    title="Model 3 at 10^12: SGD-1 diverges from the rim of the disc",
    source="Section 4.2, Figure 5",
    states=AtMost(1, Mean(of=factor(10 * high, c1).subs(y, tiny) ** 2, over=(FLAT,)), strict=True),
    covers=("P-EXP-QC5",),
)

descent = Claim(
    title="Model 1 at 5·10^10: every step of GD leads nearer",
    source="Section 4.2, Figure 7",
    given=(in_disc,),
    states=AtMost(Abs(near(low, deep_circle)), 1, strict=True),
    covers=("P-EXP-QC7",),
)

some = Claim(
    title="Model 1 at 5·10^10: some steps of SGD-1 lead away from the rim of the disc",
    source="Section 4.2, after Figure 6",
    states=AtMost(1, Abs(factor(low, seldom * deep_circle)).subs(y, tiny), strict=True),
    covers=("P-EXP-QC7", "P-S4.2-5E10"),
)

anywhere = Claim(
    title="Models 1, 2 at 256: every step of GD leads nearer from anywhere inside the circle",
    source="Section 4.2, Figure 8",
    given=(Hypothesis("inside the circle", And(y > 0, y < 10)),),
    states=AtMost(Abs(factor(256, deep_circle)), 1, strict=True),
    covers=("P-EXP-QC8",),
)

boundary = Claim(
    title="The boundary for GD is smaller than that for SGD-1",
    source="Section 4.2, after Figure 6",
    given=(Hypothesis("λ > 0", λ > 0), some_batch, spread),
    states=AtMost(2 / λ, 2 * λ / (λ**2 + t / k)),
    covers=("P-S4.2-GDSM",),
)

corrected_boundary = Claim(
    title="The boundary for GD is at least that for SGD-1",
    source="Section 4.2, after Figure 6",
    given=(Hypothesis("λ > 0", λ > 0), some_batch, spread),
    states=AtMost(2 * λ / (λ**2 + t / k), 2 / λ),
    corrects="patel2018/sec4_2_circle:boundary",
    covers=("P-S4.2-GDSM",),
)
