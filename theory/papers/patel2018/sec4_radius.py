"""Section 4, the radius ε. The thresholds are computed with "ε ≈ 2 × 10^−2"; the runs start in "a
disc of radius 10^−8".

For c_2 = 0 the circular basin is c_4 + 10κr³ to leading order, κ = c_1/c_3³. The mean of its
Hessian over the disc of radius ε is 30κε, so that (51) for k = ∞ is 1/(15κε). One step from the
distance r multiplies it by 1 − 30Cκr, beyond −1 where C > 1/(15κr). So (51) says nothing of a run
from r < ε: for ε = 2·10^−2 and r = 10^−8 the two differ by a factor of two million.

``tables``: Table 2 has 3.583e+11 and 1.273e+15 for Models 1 and 3, of which the runs leave the disc
between 5·10^10 and 10^11, and between 5·10^11 and 10^12. No κ, κ′ and ε give both, as the ratio of
the first is 3553 and that of the others at most 20. a and b are 15κr and 15κ′r, d is ε/r; the unit
is 10^10. ``conservative``: "our thresholds are slightly conservative", in the onset of Model 3.
"""

from sympy import Abs, And, Rational

from theory import All, AtMost, Claim, Equals, Exists, Hypothesis, Implies, Printed

from .setting import C, a, b, d, y

given = (Hypothesis("κ > 0, 0 < r ≤ ε", And(a > 0, y > 0, y <= d, C > 0)),)
leaves = AtMost(1, Abs(1 - 30 * C * a * y), strict=True)

claim = Claim(
    title="Beyond the threshold of the disc of radius ε a run from r ≤ ε leaves the minimum",
    source="Section 4, before Table 2",
    given=given,
    states=Implies(1 / (15 * a * d) < C, leaves),
    covers=("P-TAB2-EPS", "P-CIRC-HESS"),
)

corrected = Claim(
    title="Beyond the threshold of the disc of radius r a run from r leaves the minimum",
    source="Section 4, before Table 2",
    given=given,
    states=Implies(1 / (15 * a * y) < C, leaves),
    corrects="patel2018/sec4_radius",
    covers=("P-TAB2-EPS", "P-CIRC-HESS"),
)

onsets = And(1 / a > 5, 1 / a <= 10, 1 / b > 50, 1 / b <= 100)

tables = Claim(
    title="One radius ε gives the thresholds of Table 2 and the onsets of Figure 5",
    source="Section 4.2, with Table 2",
    states=Exists(
        over=(a, b, d),
        such_that=All(
            Equals(1 / (a * d), Printed("35.83")), Equals(1 / (b * d), Printed("127300")), onsets
        ),
        within=And(a > 0, b > 0, d > 0),
    ),
    covers=("P-TAB2-EPS", "P-EXP-QC5"),
)

corrected_tables = Claim(
    title="Two radii ε give them",
    source="Section 4.2, with Table 2",
    states=Exists(
        over=(a, b, d, y),
        such_that=All(
            Equals(1 / (a * d), Printed("35.83")), Equals(1 / (b * y), Printed("127300")), onsets
        ),
        within=And(a > 0, b > 0, d > 0, y > 0),
        witness=(
            Rational(1, 8),
            Rational(1, 80),
            8 / Rational("35.83"),
            80 / Rational(127300),
        ),
    ),
    corrects="patel2018/sec4_radius:tables",
    covers=("P-TAB2-EPS", "P-EXP-QC5"),
)

onset = 50 * (1 + b)  # in units of 10^10
row = Hypothesis("an onset of Model 3", And(b > 0, b <= 1))

conservative = Claim(
    title="The threshold of Model 3 is within a factor of 10 of its onset, slightly conservative",
    source="Section 4.2, after Figure 6",
    given=(row,),
    states=AtMost(126_600 / onset, 10),
    covers=("P-S4.2-CONS",),
)

corrected_conservative = Claim(
    title="The threshold of Model 3 is within a factor of 2532 of its onset",
    source="Section 4.2, after Figure 6",
    given=(row,),
    states=AtMost(126_600 / onset, 2532),
    corrects="patel2018/sec4_radius:conservative",
    covers=("P-S4.2-CONS",),
)
