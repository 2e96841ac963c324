"""Table 3, the circular minimum: the thresholds (18) for k = 1, 0.99kmax, 2kmax and ∞, where kmax
is "the integer closest to t_f/(λ_mλ_1)".

(18) is 2/(λ_m + λ_1/0.99) for k = 0.99kmax, 2/(λ_1 + λ_m/2) for 2kmax, 2/λ_1 for ∞, up to one part
in kmax: 10^15 here. In each row two eigenvalues serve all three entries: 2/λ_m is 3.36e+11,
3.35e+11, 1.276e+15, 1.325e+15. It should be the entry for k = ∞ of Table 2, which is 3.583e+11,
3.360e+11, 1.273e+15, 1.277e+15: the two tables are not of the same averages (49).

The entry for k = 1 is 2λ_m/(λ_m² + t_f). At a point where all ∇²f are positive semidefinite,
v′E[∇²f ∇²F ∇²f]v ≤ λ_1 max λ(∇²f) v′∇²Fv, and λ(∇²f) ≤ λ_1/p, p the least weight of a component:
t_f ≤ λ_1²/p. So p is at most 3.4·10^−16 in the first row, and there are N > 10^15 components.
"""

from dataclasses import replace

from sympy import And, Rational

from theory import All, AtMost, Claim, Equals, Exists, Hypothesis, Printed

from .setting import a, b, c, d, p, t

# In units of 10^11, as λ_1 = c and λ_m = d are in units of 10^−11.
entries = (
    Equals(2 / (d + c * Rational(100, 99)), Printed("1.541")),
    Equals(2 / (c + d / 2), Printed("2.013")),
    Equals(2 / c, Printed("2.874")),
)
pair = Exists(
    over=(c, d),
    such_that=All(*entries),
    within=And(c >= d, d > 0),
    witness=(2 / Rational(2874, 1000), Rational(5951, 10000)),
)

agree = Claim(
    title="Model 1: Tables 2 and 3 are those of the same two eigenvalues",
    source="Table 3, with Table 2",
    states=replace(pair, such_that=All(*entries, Equals(2 / d, Printed("3.583")))),
    covers=("P-TAB3",),
)

corrected_agree = Claim(
    title="Model 1: the row of Table 3 is that of two eigenvalues",
    source="Table 3, with Table 2",
    states=pair,
    corrects="patel2018/tab3_circle:agree",
    covers=("P-TAB3",),
)

two = Hypothesis(
    "λ(∇²f) is a or b ≥ 0, a with the probability p ≤ ½",
    And(a >= 0, b >= 0, p > 0, p <= Rational(1, 2)),
)

step_variance = Claim(
    title="t_f ≤ λ²/p for one eigenvalue",
    source="Table 3",
    given=(two,),
    states=AtMost(p * (1 - p) * (a - b) ** 2, (p * a + (1 - p) * b) ** 2 / p),
    covers=("P-TAB3",),
)

threshold = 2 * d / (d**2 + t)

step_weight = Claim(
    title="The entry U for k = 1 needs a component of weight p ≤ Uλ_1²/(2λ_m − Uλ_m²)",
    source="Table 3",
    given=(
        Hypothesis("λ_1 ≥ λ_m > 0", And(c >= d, d > 0)),
        Hypothesis("0 ≤ t_f ≤ λ_1²/p, p > 0", And(p > 0, t >= 0, t <= c**2 / p)),
    ),
    states=AtMost(p * (2 * d - threshold * d**2), threshold * c**2),
    covers=("P-TAB3",),
)
