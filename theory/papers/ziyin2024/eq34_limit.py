"""Eq. (34). With m = t E_x[log|1 − λh_t|], for all ε > 0,

    lim P(‖nᵀw_t‖ < ε) = 1 if m < 0, and 0 if m > 1.                                  (34)

Here h has two values with equal probability. That the probability tends to 0 for every ε is |nᵀw_t|
→ ∞. nᵀw_0 ≠ 0, since (29) divides by it. Since m = t E log|1 − λh|, "m > 1" for late t is that the
mean is positive, as "m < 0" is that it is negative.
"""

from theory import Claim, Implies, escapes, vanishes

from .setting import elsewhere, line, positive_rate, two_exponent, μ

given = (positive_rate, elsewhere)

claim = Claim(
    title="P(|nᵀw_t| < ε) → 1 if m < 0",
    source="Eq. (34)",
    given=given,
    where=(two_exponent,),
    states=Implies(μ < 0, vanishes(line)),
    covers=("T-EQ34",),
)

above = Claim(
    title="P(|nᵀw_t| < ε) → 0 if m > 1 for late t",
    source="Eq. (34)",
    given=given,
    where=(two_exponent,),
    states=Implies(μ > 0, escapes(line)),
    covers=("T-EQ34",),
)
