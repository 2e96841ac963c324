"""Eq. (70), proof of Corollary 1. "When λ ≤ 1, the above equation is solved by

    λ < a/(a − 1)."                                                                     (70)

"The above equation" is the inequality (69). That it "is solved by" a set of λ means that it holds
there and nowhere else.
"""

from sympy import Abs

from theory import Claim, Hypothesis, Iff

from .setting import a, local_maximum, positive_rate, λ

claim = Claim(
    title="For λ ≤ 1 the inequality (69) holds exactly for λ < a/(a − 1)",
    source="Eq. (70)",
    given=(local_maximum, positive_rate, Hypothesis("λ ≤ 1", λ <= 1)),
    states=Iff(Abs((1 - λ) * (1 - λ * (a - 1))) > 1, λ < a / (a - 1)),
    covers=("M1.41",),
)
