"""Eq. (53). Σ p_i min{g_i(x), h_i(x)}; "both of these minimizers are homogeneous", one of them "for
the circle-basin component at (0, 0)".

At (0, 0) h_i = c_4, and g_i = 225q_1, with a gradient of length 30q_1. Where g_i is the smaller,
its gradient is that of the component, and (0, 0) is no minimizer of it. That c_4 < 225q_1 is not
said. a is q_1 and b is c_4. As g_i falls in y, the component at (0, −y), 0 < y ≤ 1, is not smaller
than at (0, 0) if and only if g_i = q_1(15 − y)² ≥ c_4.
"""

from sympy import And

from theory import Claim, Hypothesis, point

from .setting import a, b, y

signs = Hypothesis("q_1 > 0 and c_4 ≥ 0", And(a > 0, b >= 0))
beside = Hypothesis("(0, −y) is near (0, 0)", And(y > 0, y <= 1))
lowest = a * (15 - y) ** 2 >= b

claim = Claim(
    title="No component is smaller at (0, −y) than at (0, 0)",
    source="Problem 4.1, Eq. (53)",
    given=(signs, beside),
    states=lowest,
    covers=("P-EQ53", "P-PR4.1-HOM"),
)

corrected = Claim(
    title="If c_4 ≤ 196q_1, no component is smaller at (0, −y) than at (0, 0)",
    source="Problem 4.1, Eq. (53)",
    given=(signs, beside, Hypothesis("h is the smaller of the two up to y = 1", b <= 196 * a)),
    states=lowest,
    at=(point({a: 1, b: 196, y: 1}), point({a: 1, b: 197, y: 1})),
    corrects="patel2018/eq53_sums",
    covers=("P-EQ53", "P-PR4.1-HOM"),
)
