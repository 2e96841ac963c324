"""Eq. (70) with its end included: at λ = a/(a − 1) the product in (69) is exactly 1."""

from sympy import Abs

from theory import Claim, Hypothesis, Iff
from theory.papers.ziyin2022.setting import a, local_maximum, positive_rate, λ

claim = Claim(
    title="For λ ≤ 1 the inequality (69) holds exactly for λ ≤ a/(a − 1)",
    source="Eq. (70), varied",
    given=(local_maximum, positive_rate, Hypothesis("λ ≤ 1", λ <= 1)),
    states=Iff(Abs((1 - λ) * (1 - λ * (a - 1))) > 1, λ <= a / (a - 1)),
)
