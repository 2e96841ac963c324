"""Section 5.1. "If u is the threshold for convergence and l is the threshold for divergence, then
the learning rates will be 1.5l, 0.5(u + l), or 0.5u." For all k "the iterates are diverging ... for
learning rates 1.5l and 0.5(u + l)"; at 0.5u there is "stability", and GD converges.

For GD u = 2/λ_1 and l = 2/λ_m, and near the minimizer the part along an eigenvector is multiplied
by 1 − Cλ. At 0.5u it is in [0, 1). At 0.5(u + l) it is −λ_1/λ_m along the first eigenvector and
−λ_m/λ_1 along the last: what diverges is the part along the first, and it does not if λ_1 = λ_m. At
1.5l it is at most −2 along each.
"""

from sympy import Abs, And

from theory import AtMost, Claim, Equals, Hypothesis, Not, point

from .setting import ordered, λ, λ1, λ2

upper, lower = 2 / λ1, 2 / λ2
eigenvalue = Hypothesis("λ is an eigenvalue, λ_m = λ_2 ≤ λ ≤ λ_1", And(λ2 <= λ, λ <= λ1))
middle = Not(Equals(1 - (upper + lower) / 2 * λ1, -1))

half = Claim(
    title="At 0.5u GD converges along every eigenvector",
    source="Section 5.1, after Remark 2",
    given=(ordered, eigenvalue),
    states=AtMost(Abs(1 - upper / 2 * λ), 1, strict=True),
    covers=("P-S5.1-LR", "P-EXP-ST9"),
)

between = Claim(
    title="At 0.5(u + l) GD does not just alternate along the first eigenvector",
    source="Section 5.1, after Remark 2",
    given=(ordered,),
    states=middle,
    covers=("P-S5.1-LR", "P-EXP-ST9"),
)

corrected_between = Claim(
    title="At 0.5(u + l) GD does not just alternate along it if λ_1 > λ_m",
    source="Section 5.1, after Remark 2",
    given=(ordered, Hypothesis("λ_1 > λ_m", λ1 > λ2)),
    states=middle,
    at=(point({λ1: 1, λ2: 1}),),
    corrects="patel2018/sec5_1_rates:between",
    covers=("P-S5.1-LR", "P-EXP-ST9"),
)

beyond = Claim(
    title="At 1.5l GD at least doubles every part",
    source="Section 5.1, after Remark 2",
    given=(ordered, eigenvalue),
    states=1 - lower * 3 / 2 * λ <= -2,
    covers=("P-S5.1-LR", "P-EXP-ST9"),
)
