"""Eq. (10). "We can define r_max to be larger than the absolute value of the eigenvalues of I −
λĤ(x) for all x ... Similarly, we can define r_min > 0 to be smaller than all the absolute values of
all the eigenvalues of I − λĤ(x) for all x. Therefore,

    log r_min < Λ < log r_max."                                                       (10)

In one dimension, two data points: the eigenvalues are 1 − λh_1 and 1 − λh_2.
"""

from sympy import Abs, And, log

from theory import All, AtMost, Claim, Hypothesis, Lyapunov, real

from .setting import elsewhere, h1, h2, line, λ

r_max, r_min = real("r_max r_min")
sizes = (Abs(1 - λ * h1), Abs(1 - λ * h2))
above = Hypothesis("r_max is larger than the eigenvalues", And(sizes[0] < r_max, sizes[1] < r_max))
below = Hypothesis(
    "r_min > 0 is smaller than the eigenvalues",
    And(r_min > 0, r_min < sizes[0], r_min < sizes[1]),
)

claim = Claim(
    title="log r_min < Λ < log r_max",
    source="Eq. (10)",
    given=(above, below, elsewhere),
    states=All(
        AtMost(log(r_min), Lyapunov(over=line), strict=True),
        AtMost(Lyapunov(over=line), log(r_max), strict=True),
    ),
    covers=("T-EQ10",),
)
