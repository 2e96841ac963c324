"""GD on w²/2 vanishes exactly for 0 < λ < 2; at λ = 2 it jumps between w_0 and −w_0."""

from sympy import Abs, And

from theory import Claim, Iff, real

λ = real("λ")

claim = Claim(
    title="|1 − λ| < 1 exactly for 0 < λ ≤ 2",
    source="a closed end",
    states=Iff(Abs(1 - λ) < 1, And(λ > 0, λ <= 2)),
)
