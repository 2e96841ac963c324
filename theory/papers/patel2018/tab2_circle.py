"""Table 2, the circular minimum. kmax is "the largest integer smaller than s_f/(λ_{m−1}λ_m)". The
entries for k = 0.99kmax, 2kmax and ∞ are the same four digits in each row, 3.583e+11 in the first.

m = 2 in two parameters, λ_1 ≥ λ_2 = 1 (the unit), and t stands for s_f. By (51) and (52), which has
j = 1 for k ≤ kmax, the entries for 0.99kmax are below 2/(λ_1 + λ_2), half of that for k = ∞, and
those for 2kmax, with s_f/k ≥ λ_1λ_2/2, at most two thirds of it. If the entry for k = 1 is more
than half of that for ∞, as in all four rows, then s_f < λ_1λ_2 and kmax = 0, so that 0.99kmax and
2kmax are no batch sizes. The entries for k = 1
and ∞ are those of some λ and s_f, with s_f/λ² = 0.0065 in Models 1 and 2, 0.0055 and 0.0063 in
Models 3 and 4; in units of 10^8.
"""

from sympy import And, Piecewise, Rational

from theory import All, AtMost, Claim, Equals, Exists, Hypothesis, Implies, Printed, point

from .setting import c, d, k, some_batch, spread, t, λ1

given = (Hypothesis("λ_1 ≥ λ_2 = 1", λ1 >= 1), some_batch, spread)
below = k <= t / λ1
twice = And(k > t / λ1, k <= 2 * t / λ1)
first, last = 2 * λ1 / (λ1**2 + t / k), 2 / (1 + t / k)

small = Claim(
    title="For k ≤ kmax the threshold is within 1 in 1000 of that for k = ∞",
    source="Table 2",
    given=given,
    states=Implies(below, AtMost(Rational(999, 1000) * 2, first)),
    covers=("P-TAB2-KMAX",),
)

corrected_small = Claim(
    title="For k ≤ kmax the threshold is at most half of that for k = ∞",
    source="Table 2",
    given=given,
    states=Implies(below, AtMost(first, 1)),
    at=(point({k: 2, t: 2, λ1: 1}),),
    corrects="patel2018/tab2_circle:small",
    covers=("P-TAB2-KMAX",),
)

large = Claim(
    title="For kmax < k ≤ 2kmax the threshold is within 1 in 1000 of that for k = ∞",
    source="Table 2",
    given=given,
    states=Implies(twice, AtMost(Rational(999, 1000) * 2, last)),
    covers=("P-TAB2-KMAX",),
)

corrected_large = Claim(
    title="For kmax < k ≤ 2kmax the threshold is at most two thirds of that for k = ∞",
    source="Table 2",
    given=given,
    states=Implies(twice, AtMost(last, Rational(4, 3))),
    at=(point({k: 2, t: 1, λ1: 1}),),
    corrects="patel2018/tab2_circle:large",
    covers=("P-TAB2-KMAX",),
)

single = Piecewise((2 / (1 + t), t / λ1 < 1), (2 * λ1 / (λ1**2 + t), True))

step_none = Claim(
    title="If the entry for k = 1 is more than half of that for k = ∞ then kmax = 0",
    source="Table 2",
    given=(given[0], spread),
    states=Implies(single > 1, t / λ1 < 1),
    covers=("P-TAB2-KMAX", "P-TAB2-K1"),
)

top, bottom = Rational(3560), Rational(3583)

step_row = Claim(
    title="The entries of Model 1 for k = 1 and k = ∞ are those of some λ and s_f",
    source="Table 2",
    states=Exists(
        over=(c, d),
        such_that=All(Equals(2 * c / (c**2 + d), Printed("3560")), Equals(2 / c, Printed("3583"))),
        within=And(c > 0, d >= 0),
        witness=(2 / bottom, (2 / bottom) * (2 / top - 2 / bottom)),
    ),
    covers=("P-TAB2-K1",),
)
