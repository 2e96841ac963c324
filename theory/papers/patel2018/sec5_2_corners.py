"""Section 5.2, the corners. "The iterates are diverging ... and are converging to the corners of
the feasible region for learning rates 1.5l and 0.5(u + l)."

A run comes to a corner if every coordinate leaves the minimizer. For GD u = 2/λ_1 and l = 2/λ_m
(Tables 4 and 5 have 5.064e-02 and 1.091e-01 in Model 1, flat), and near the minimizer the part
along an eigenvector is multiplied by 1 − Cλ. At C = 0.5(u + l) it leaves if λ is above the harmonic
mean of λ_1 and λ_m, and is drawn to the minimizer if λ is below it, as λ_m is. At 1.5l every part
leaves (``sec5_1_rates``). The unit is chosen so that λ_m = 1.
"""

from sympy import Abs, And, Rational

from theory import AtMost, Claim, Hypothesis, Iff, point

from .setting import λ, λ1

middle = 1 + 1 / λ1  # 0.5(u + l)
first = Hypothesis("λ_1 ≥ λ_m = 1", λ1 >= 1)
eigenvalue = Hypothesis("λ is an eigenvalue, λ_m ≤ λ ≤ λ_1", And(λ >= 1, λ <= λ1))
leaves = AtMost(1, Abs(1 - middle * λ), strict=True)

claim = Claim(
    title="At 0.5(u + l) GD leaves the minimizer along every eigenvector",
    source="Section 5.2, the corners",
    given=(first, eigenvalue),
    states=leaves,
    covers=("P-EXP-ST9", "P-S5.2-CORNERS"),
)

corrected = Claim(
    title="At 0.5(u + l) GD leaves it exactly along those with λ > 2λ_1λ_m/(λ_1 + λ_m)",
    source="Section 5.2, the corners",
    given=(first, eigenvalue),
    states=Iff(λ > 2 * λ1 / (λ1 + 1), leaves),
    at=(point({λ: Rational(4, 3), λ1: 2}), point({λ: Rational(398, 300), λ1: 2})),
    corrects="patel2018/sec5_2_corners",
    covers=("P-EXP-ST9", "P-S5.2-CORNERS"),
)

step_last = Claim(
    title="Along the last eigenvector GD at 0.5(u + l) comes nearer, by λ_m/λ_1",
    source="Section 5.2, the corners",
    given=(first,),
    states=AtMost(Abs(1 - middle), 1 / λ1),
    covers=("P-S5.2-CORNERS",),
)
