"""Eq. (95), proof of Proposition 4. "Since 0 ≤ 4λ w_{1,t}² + 12λ w_{2,t}² ≤ 16λ, we can define a
new random variable r_t:

    r_t := { max(|1 + λ(2 − b)|, |1 + λ(2 − b) − 16λ|) if x_t ≥ 0;                         (95)
           { max(|1 + λ(2 + b)|, |1 + λ(2 + b) − 16λ|) if x_t ≤ 0.

By construction, r_t ≥ |w_{1,t+1}/w_{1,t}| for all values of x_t."

Both hold in the square |w_1| ≤ 1, |w_2| ≤ 1. The quotient needs w_{1,t} ≠ 0.
"""

from sympy import Abs, And, Ne

from theory import All, AtMost, Claim, ForAll, Hypothesis

from .setting import in_the_square, positive_rate, r, valley_sgd, w1, w2, x, λ

claim = Claim(
    title="0 ≤ 4λ w_1² + 12λ w_2² ≤ 16λ",
    source="Eq. (95), before it",
    states=ForAll(
        over=(w1, w2, λ),
        within=And(λ > 0, w1**2 <= 1, w2**2 <= 1),
        such_that=All(
            AtMost(0, 4 * λ * w1**2 + 12 * λ * w2**2),
            AtMost(4 * λ * w1**2 + 12 * λ * w2**2, 16 * λ),
        ),
    ),
    covers=("M3.14",),
)

given = (positive_rate, in_the_square, Hypothesis("w_1 ≠ 0", Ne(w1, 0)))

bound = Claim(
    title="r ≥ |w_1'/w_1| at x = 1",
    source="Eq. (95), after it",
    given=given,
    states=AtMost(Abs(valley_sgd.step[0].subs(x, 1) / w1), r.subs(x, 1)),
    covers=("M3.14",),
)

second_bound = Claim(
    title="r ≥ |w_1'/w_1| at x = −1",
    source="Eq. (95), after it",
    given=given,
    states=AtMost(Abs(valley_sgd.step[0].subs(x, -1) / w1), r.subs(x, -1)),
    covers=("M3.14",),
)
