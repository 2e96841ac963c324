"""Eq. (94), proof of Proposition 5. |1 − λ x_t/√(c − k_t)| is |1 − λ/√v̂_t| with probability 1/2
and 1 + (λ/√v̂_t)(1 − a) with probability 1/2, where v̂_t = c − k_t.

For a given v̂_t; but v̂_t depends on x_t until it is settled. Here the data are 1 and a − 1, unlike
in (14) and (85).
"""

from sympy import Abs, Rational, sqrt

from theory import Claim, Equals, Hypothesis, Mean

from .setting import a, h, local_maximum, positive_rate, two_points, x, λ

first, second = Abs(1 - λ / sqrt(h)), 1 + λ / sqrt(h) * (1 - a)

claim = Claim(
    title="For a given v̂_t the factor has these two values",
    source="Eq. (94)",
    given=(local_maximum, positive_rate, Hypothesis("v̂_t > 0", h > 0)),
    states=Equals(
        Mean(of=Abs(1 - λ * x / sqrt(h)), over=two_points),
        Rational(1, 2) * first + Rational(1, 2) * second,
    ),
    covers=("M4.15",),
)
