"""Eq. (95), proof of Proposition 5. r_t is m if x_t = 1 and 1 + (λ/√(c − ε))(1 − a) if
x_t = −1 + a, where m := max(|1 − λ/√c|, |1 − λ/√(c − ε)|). "One can easily check that
r_t ≥ |1 − λ x_t/√(c − k_t)|", for 0 ≤ k_t ≤ ε.

The numbers under the roots have to be positive: ε < c, where the text has "any ε > 0".
"""

from sympy import Abs, And, sqrt

from theory import AtMost, Claim, Implies

from .setting import a, c, k, local_maximum, near, positive_rate, top, ε, λ

given = (local_maximum, positive_rate, near)

claim = Claim(
    title="|1 − λ/√(c − k_t)| ≤ m",
    source="Eq. (95), x_t = 1",
    given=given,
    states=Implies(And(k >= 0, k <= ε), AtMost(Abs(1 - λ / sqrt(c - k)), top)),
    covers=("M4.16",),
)

second = Claim(
    title="1 + (λ/√(c − k_t))(1 − a) ≤ 1 + (λ/√(c − ε))(1 − a)",
    source="Eq. (95), x_t = −1 + a",
    given=given,
    states=Implies(
        And(k >= 0, k <= ε),
        AtMost(1 + λ / sqrt(c - k) * (1 - a), 1 + λ / sqrt(c - ε) * (1 - a)),
    ),
    covers=("M4.16",),
)
