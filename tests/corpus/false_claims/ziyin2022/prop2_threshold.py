"""Proposition 2 with the threshold 1/10 in place of 0: for 0 < μ < 1/10 the path escapes.

A small learning rate has a small positive exponent wherever the mean of the data is negative.
"""

from sympy import Rational

from theory import Claim, Implies, point, vanishes
from theory.papers.ziyin2022.setting import (
    any_exponent,
    any_maximum,
    any_mean,
    any_path,
    elsewhere,
    positive_rate,
    w0,
    λ,
    μ,
)

claim = Claim(
    title="SGD converges to the local maximum in probability if μ < 1/10",
    source="Proposition 2, varied",
    given=(positive_rate, any_maximum, elsewhere),
    where=(any_exponent, any_mean),
    states=Implies(μ < Rational(1, 10), vanishes(any_path)),
    at=(point({λ: Rational(1, 100), w0: 1}),),
)
