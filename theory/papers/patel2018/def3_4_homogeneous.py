"""Definition 3.4. A solution θ* of (1) is called homogeneous if

    θ* ∈ argmin ½ θ′Qθ + r′θ with probability one.                                      (6)

The sentence before it: "if P[Q = E[Q]] = 1 then there exists a solution to (1) such that
Qθ* + r = 0 with probability one". In one parameter Q = λ > 0 and r is c or d, with probability p
and 1 − p, 0 < p < 1.
"""

from sympy import And, Eq

from theory import Claim, Exists, Hypothesis, point

from .setting import c, d, half, p, θ, λ

given = (
    Hypothesis("P[Q = E[Q]] = 1 and Q ≠ 0", λ > 0),
    Hypothesis("r takes both of its values", And(p > 0, p < 1)),
)
for_both = Exists(over=(θ,), such_that=And(Eq(λ * θ + c, 0), Eq(λ * θ + d, 0)))

claim = Claim(
    title="If P[Q = E[Q]] = 1 there is a solution with Qθ* + r = 0 with probability one",
    source="Section 3.1, before Definition 3.4",
    given=given,
    states=for_both,
    covers=("P-D3.4", "P-D3.4-CONST"),
)

corrected = Claim(
    title="If P[Q = E[Q], r = E[r]] = 1 there is a solution with Qθ* + r = 0 almost surely",
    source="Section 3.1, before Definition 3.4",
    given=(*given, Hypothesis("P[r = E[r]] = 1", Eq(c, d))),
    states=for_both,
    at=(point({c: 101, d: 100, p: half, λ: 1}), point({c: 99, d: 100, p: half, λ: 1})),
    corrects="patel2018/def3_4_homogeneous",
    covers=("P-D3.4", "P-D3.4-CONST"),
)
