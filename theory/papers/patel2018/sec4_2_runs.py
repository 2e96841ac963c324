"""Section 4.2, the runs of Figures 5 to 8: distances after 20 steps, and fitted rates.

From the circular minimum SGD-1 "begins to diverge for learning rates between 5 × 10^10 and 10^11
for Model 1 and between 5 × 10^11 and 10^12 for Model 3"; at 5 × 10^10 "the runs of GD converge
whereas some of the runs for SGD-1 diverge". From the quadratic minimum, at rates that lead away
from it, runs "are in some cases able to converge to the circular minimizer". "We observe that the
iterates diverge from their respective minimizers in a deterministic way with an exponential rate."

On the models of ``setting_sums``, in the box. A run is fitted by a line through the logarithms of
its distance |x_2 + 15| at the steps 0 to 6. (14) predicts that E[e_N] grows at least by ρ =
E[(1 − 2Cq_1)²] a step, that is the distance by √ρ. A run of GD has 2C E[q_1] − 1 in place of √ρ;
one of SGD-1 grows at the rate E ln|1 − 2Cq_1|, a little below ½ ln ρ, which is of means
(``sec4_2_basin``).
"""

from sympy import Or, Rational, log

from theory import All, AtMost, Claim, Equals

from .setting_runs import (
    P,
    R,
    S,
    flatter_1e12,
    flatter_5e11,
    rate_of,
    share,
    single_1e11,
    single_5e10,
    single_16,
    single_64,
    to_basin,
    to_circle,
    whole_5e10,
    whole_16,
)
from .setting_sums import deep_basin, expected, heights, q1

ρ = expected((1 - 2 * 16 * q1) ** 2, (heights(deep_basin),))
left, back = to_circle > 1, to_circle < Rational(1, 10**16)


deep_low = Claim(
    title="Model 1 at 5·10^10: of SGD-1 97 runs in 100 converge, one in 100 and more diverge",
    source="Section 4.2, the runs",
    where=(share(P, left, single_5e10), share(S, back, single_5e10)),
    states=All(AtMost(Rational(1, 100), P), AtMost(Rational(97, 100), S)),
    covers=("P-EXP-QC5", "P-EXP-QC7", "P-S4.2-5E10"),
)

deep_whole = Claim(
    title="Model 1 at 5·10^10: all runs of GD converge",
    source="Section 4.2, the runs",
    where=(share(S, back, whole_5e10),),
    states=AtMost(Rational(999, 1000), S),
    covers=("P-EXP-QC7",),
)

deep_high = Claim(
    title="Model 1 at 10^11: seven runs of SGD-1 in ten leave the circular minimum, others stay",
    source="Section 4.2, the runs",
    where=(share(P, left, single_1e11), share(S, Or(left, back), single_1e11)),
    states=All(AtMost(Rational(7, 10), P), AtMost(Rational(999, 1000), S)),
    covers=("P-EXP-QC5",),
)

flat_low = Claim(
    title="Model 3 at 5·10^11: of SGD-1 97 runs in 100 converge",
    source="Section 4.2, the runs",
    where=(share(S, back, flatter_5e11),),
    states=AtMost(Rational(97, 100), S),
    covers=("P-EXP-QC5",),
)

flat_high = Claim(
    title="Model 3 at 10^12: seven runs of SGD-1 in ten leave the circular minimum, others stay",
    source="Section 4.2, the runs",
    where=(share(P, left, flatter_1e12), share(S, Or(left, back), flatter_1e12)),
    states=All(AtMost(Rational(7, 10), P), AtMost(Rational(999, 1000), S)),
    covers=("P-EXP-QC5",),
)

rate = Claim(
    title="Model 1 at 16: the fitted rate of SGD-1 is below ½ ln ρ, by at most 1 in 1000",
    source="Section 4.2, the runs",
    where=(rate_of(single_16),),
    states=All(AtMost(Rational(999, 1000) * log(ρ) / 2, R), AtMost(R, log(ρ) / 2)),
    covers=("P-EXP-QC6",),
)

rate_whole = Claim(
    title="Model 1 at 16: the fitted rate of GD is that of the predicted bound, ln|1 − 2C E[q_1]|",
    source="Section 4.2, the runs",
    where=(rate_of(whole_16),),
    states=Equals(R, log(2 * 16 * deep_basin - 1)),
    covers=("P-EXP-QC6",),
)

inside, left_basin = to_circle < 81, to_basin > Rational(1, 10**6)

circle = Claim(
    title="Model 1 at 64: all runs leave the quadratic minimum, one in five is in the circle",
    source="Section 4.2, the runs",
    where=(share(P, inside, single_64), share(S, left_basin, single_64)),
    states=All(AtMost(Rational(1, 5), P), AtMost(Rational(999, 1000), S)),
    covers=("P-EXP-QC8",),
)
