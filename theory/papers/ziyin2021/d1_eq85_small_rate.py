"""Eq. (85), proof of Proposition 2. "When λ ≤ 1, the above equation is solved by

    λ < a/(a − 1)."                                                                     (85)

"The above equation" is the inequality (84). That it "is solved by" a set of λ means that it holds
there and nowhere else.
"""

from sympy import Abs

from theory import Claim, Hypothesis, Iff

from .setting import a, local_maximum, positive_rate, λ

claim = Claim(
    title="For λ ≤ 1 the inequality (84) holds exactly for λ < a/(a − 1)",
    source="Eq. (85)",
    given=(local_maximum, positive_rate, Hypothesis("λ ≤ 1", λ <= 1)),
    states=Iff(Abs((1 - λ) * (1 - λ * (a - 1))) > 1, λ < a / (a - 1)),
    covers=("M1.41",),
)
