"""Eq. (100), proof of Proposition 5. "Denote λ/√c as λ′, this condition [(99)] solves to

a/(a − 1) ≤ λ′ ≤ (a − √(a² − 8a + 8)) / (2(a − 1))."                                (100)
"""

from sympy import Abs, And

from theory import Claim, Hypothesis, Iff, real

from .setting import a, large_rate, local_maximum

effective = real("λ_c")

claim = Claim(
    title="(99) is equivalent to (100)",
    source="Eq. (100)",
    given=(local_maximum, Hypothesis("λ′ > 0", effective > 0)),
    states=Iff(
        Abs((1 - effective) * (1 + effective * (1 - a))) <= 1,
        And(a / (a - 1) <= effective, effective <= large_rate),
    ),
    covers=("M4.29",),
)
