"""Appendix A. The circular basin function is, with u = (‖x‖ − c_2)/(c_3 − c_2),

    h(x) = c_4 for ‖x‖ ≤ c_2, c_4 + c_1 for ‖x‖ ≥ c_3, c_4 + c_1 u³(6u² − 15u + 10) else.  (A2)

"For c_2 > 0, we have a twice differentiable function which ensures that h(x) is twice continuously
differentiable. When the ratio between c_3 and c_2 decreases, the steepness of the basin's walls
increases." Increasing the distance between c_4 and c_1 is said to do the same.

The joins: value and two derivatives in u at 0 and 1. The steepness is the largest slope in ‖x‖,
15c_1/(8(c_3 − c_2)), at u = ½; it depends on the difference of the radii, and not on c_4. a and b
are c_2 and c_3 before, c and d after; p is c_1 before, and after it where q is not. Section 4 has
"only two minimizers", one in the middle of the circular basin: for c_2 > 0 h is constant there.
"""

from sympy import Abs, And, Derivative, Eq, Limit, Piecewise, Rational

from theory import All, AtMost, Claim, Equals, Hypothesis, Implies, real

from .setting import a, b, c, d, p, q, y1, y2

u = real("u")
wall = u**3 * (6 * u**2 - 15 * u + 10)
radii = Hypothesis("0 < c_2 < c_3, before and after", And(a > 0, b > a, c > 0, d > c))
height = Hypothesis("c_1 > 0", p > 0)
steeper = AtMost(1 / (b - a), 1 / (d - c), strict=True)  # 15c_1/8 is common to both

joins = Claim(
    title="h is twice continuously differentiable in ‖x‖",
    source="Eq. (A2), Figure A2",
    states=All(
        *(Equals(Limit(wall.diff(u, n), u, 0), 0) for n in range(3)),
        Equals(Limit(wall, u, 1), 1),
        *(Equals(Limit(wall.diff(u, n), u, 1), 0) for n in (1, 2)),
    ),
    covers=("P-A2-C2",),
)

step_slope = Claim(
    title="The slope of the wall is at most 15/8",
    source="Eq. (A2)",
    given=(Hypothesis("on the wall", And(u >= 0, u <= 1)),),
    states=AtMost(Derivative(wall, u), Rational(15, 8)),
    covers=("P-A2-RATIO",),
)

ratio = Claim(
    title="When c_3/c_2 decreases the walls get steeper",
    source="Eq. (A2), the sentences after it",
    given=(radii,),
    states=Implies(d / c < b / a, steeper),
    covers=("P-A2-RATIO",),
)

corrected_ratio = Claim(
    title="When c_3 − c_2 decreases the walls get steeper",
    source="Eq. (A2), the sentences after it",
    given=(radii,),
    states=Implies(d - c < b - a, steeper),
    corrects="patel2018/app_a_circle:ratio",
    covers=("P-A2-RATIO",),
)

further = Abs(q - y2) > Abs(p - y1)  # |c_1 − c_4|, after and before

distance = Claim(
    title="When the distance between c_4 and c_1 increases the walls get steeper",
    source="Eq. (A2), the sentences after it",
    given=(height, Hypothesis("c_1 > 0 and c_4 ≥ 0 after, too", And(q > 0, y1 >= 0, y2 >= 0))),
    states=Implies(further, AtMost(15 * p / 8, 15 * q / 8, strict=True)),
    covers=("P-A2-C4",),
)

corrected_distance = Claim(
    title="When c_1 increases the walls get steeper",
    source="Eq. (A2), the sentences after it",
    given=(height, Hypothesis("c_1 > 0 and c_4 ≥ 0 after, too", And(q > 0, y1 >= 0, y2 >= 0))),
    states=Implies(q > p, AtMost(15 * p / 8, 15 * q / 8, strict=True)),
    corrects="patel2018/app_a_circle:distance",
    covers=("P-A2-C4",),
)

depth = Piecewise((0, c <= a), (wall.subs(u, (c - a) / (b - a)), True))  # (h − c_4)/c_1 at c
inside = Hypothesis("0 < c_2 < c_3, and ‖x‖ in [0, c_3]", And(a > 0, b > a, c >= 0, c <= b))

middle = Claim(
    title="(0, 0) is the only minimizer of the circular basin",
    source="Section 4, Problem 4.1, with Eq. (A2)",
    given=(inside,),
    states=Implies(depth <= 0, Eq(c, 0)),
    covers=("P-CIRC-MIN", "P-PR4.1-TWO", "P-A2-FLAT"),
)

corrected_middle = Claim(
    title="The minimizers of the circular basin are the points with ‖x‖ ≤ c_2",
    source="Section 4, Problem 4.1, with Eq. (A2)",
    given=(inside,),
    states=Implies(depth <= 0, c <= a),
    corrects="patel2018/app_a_circle:middle",
    covers=("P-CIRC-MIN", "P-PR4.1-TWO", "P-A2-FLAT"),
)
