"""Eq. (67) without its second term: the atom x = a − 1 is forgotten."""

from sympy import Abs, log

from theory import Claim, Equals, Mean
from theory.papers.ziyin2022.setting import local_maximum, positive_rate, two_points, x, λ

claim = Claim(
    title="μ = ½ ln|1 − λ|",
    source="Eq. (67), varied",
    given=(local_maximum, positive_rate),
    states=Equals(Mean(of=log(Abs(1 - λ * x)), over=two_points), log(Abs(1 - λ)) / 2),
)
