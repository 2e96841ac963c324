"""Tables 2 and 3, the quadratic minimum: 4.977 for k = 1 and 4.981 for k = ∞ of Models 1 and 3, and
9.954e+02 and 9.961e+02 of Models 2 and 4, in both tables.

200 times the first are the second: with q_1/200 in place of q_1, λ is divided by 200 and s_f by its
square. There are λ and s_f with these entries; s_f/λ² is the relative variance of q_1, 0.0008.

The Hessian at (0, −15) is diag(0, 2q_1), of rank one. The mean (49) over a disc of radius ε is not:
 its first entry is the mean of −4q_1q_2(x_2 − q_2x_1² + 15) + 8q_1q_2²x_1², which is 3q_1q_2²ε²,
as the mean of x_1² is ε²/4. So m = 2 if q_2 ≠ 0, and the threshold of (51) for k = ∞ is 2/λ_2,
which is 4.981 only if
q_2 > 4/(5ε), that is 40 at ε = 1/50. Without it (q_2 = 0) the minimizers are a line.
"""

from sympy import And, Eq, Rational

from theory import All, Claim, Equals, Exists, Hypothesis, Implies, Printed

from .setting import a, c, d, k, p, some_batch, spread, t, y, y1, λ

step_scaled = Claim(
    title="With λ/200 and s_f/200² the threshold is 200 times as large",
    source="Table 2",
    given=(Hypothesis("λ > 0", λ > 0), some_batch, spread),
    states=Equals(2 * λ / 200 / ((λ / 200) ** 2 + t / 200**2 / k), 200 * (2 * λ / (λ**2 + t / k))),
    covers=("P-TAB2-200",),
)

one, many = Rational(4977, 1000), Rational(49806, 10000)
λ_basin = 2 / many

step_entries = Claim(
    title="The entries of Models 1 and 2 for k = ∞ are 2/λ and 400/λ of one λ",
    source="Tables 2, 3",
    states=Exists(
        over=(c,),
        such_that=All(Equals(2 / c, Printed("4.981")), Equals(400 / c, Printed("9.961e+02"))),
        within=c > 0,
        witness=(λ_basin,),
    ),
    covers=("P-TAB2-QUAD", "P-TAB2-200"),
)

step_first = Claim(
    title="Those for k = 1 are 2λ/(λ² + s_f) and 200 times that",
    source="Tables 2, 3",
    states=Exists(
        over=(d,),
        such_that=All(
            Equals(2 * λ_basin / (λ_basin**2 + d), Printed("4.977")),
            Equals(400 * λ_basin / (λ_basin**2 + d), Printed("9.954e+02")),
        ),
        within=d >= 0,
        witness=(λ_basin * (2 / one - λ_basin),),
    ),
    covers=("P-TAB2-QUAD", "P-TAB2-200"),
)

# ∂²g/∂x_1² at (x_1, −15 + y) is −4q_1q_2y + 12q_1q_2²x_1²: a is q_2 and y1 the mean of x_1².
first = -4 * p * a * y + 12 * p * a**2 * y1
disc = Hypothesis(
    "means over the disc, q_1 > 0 and ε > 0", And(Eq(y, 0), Eq(y1, d**2 / 4), p > 0, d > 0)
)

rank = Claim(
    title="The mean (49) of the Hessian at the quadratic minimum has one nonzero eigenvalue",
    source="Tables 2, 3",
    given=(disc,),
    states=Equals(first, 0),
    covers=("P-TAB2-QUAD",),
)

corrected_rank = Claim(
    title="It has a second one, 3q_1q_2²ε²",
    source="Tables 2, 3",
    given=(disc,),
    states=Equals(first, 3 * p * a**2 * d**2),
    corrects="patel2018/tab2_basin:rank",
    covers=("P-TAB2-QUAD",),
)

step_needle = Claim(
    title="If 2/λ_2 is at most 2/λ_1 then q_2 > 4/(5ε)",
    source="Table 2",
    given=(Hypothesis("ε > 0, q_2 > 0", And(d > 0, a > 0)),),
    states=Implies(3 * a**2 * d**2 >= 2, a > 4 / (5 * d)),
    covers=("P-TAB2-QUAD",),
)
