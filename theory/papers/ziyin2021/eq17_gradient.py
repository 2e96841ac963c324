"""Remark after Proposition 5, Eq. (17). "In our example, the gradient is (roughly)

    ĝ_t = w_{t−1} with probability 1/2, −(1 + a) w_{t−1} with probability 1/2."         (17)

The data are 1 and a − 1, so the second value is −(1 − a) w_{t−1}. "Roughly" does not cover the sign
of a: by (17) the mean gradient is −(a/2) w, that of a loss with a minimum at 0 for a < 0.
``expected`` is the sentence after it, "and the expected gradient also increases |w_t|", for the
data 1 and a − 1.
"""

from sympy import Abs, Ne, Rational

from theory import AtMost, Claim, Equals, Hypothesis

from .setting import a, gradient, local_maximum, positive_rate, sampled_gradient, w, x, λ

claim = Claim(
    title="At x = a − 1 the gradient is −(1 + a) w",
    source="Remark after Proposition 5, Eq. (17)",
    given=(local_maximum,),
    states=Equals(sampled_gradient.subs(x, a - 1), -(1 + a) * w),
    covers=("M4.6",),
)

corrected = Claim(
    title="At x = a − 1 the gradient is −(1 − a) w",
    source="Remark after Proposition 5, Eq. (17)",
    given=(local_maximum,),
    states=Equals(sampled_gradient.subs(x, a - 1), -(1 - a) * w),
    corrects="ziyin2021/eq17_gradient",
    covers=("M4.6",),
)

mean = Claim(
    title="The mean of the two values of (17) is the gradient of L",
    source="Remark after Proposition 5, Eq. (17)",
    given=(local_maximum,),
    states=Equals(Rational(1, 2) * w - Rational(1, 2) * (1 + a) * w, gradient),
    covers=("M4.6",),
)

mean_corrected = Claim(
    title="The mean of w and −(1 − a) w is the gradient of L",
    source="Remark after Proposition 5, Eq. (17)",
    given=(local_maximum,),
    states=Equals(Rational(1, 2) * w - Rational(1, 2) * (1 - a) * w, gradient),
    corrects="ziyin2021/eq17_gradient:mean",
    covers=("M4.6",),
)

expected = Claim(
    title="A step along the expected gradient increases |w_t|",
    source="Remark after Proposition 5, after Eq. (17)",
    given=(local_maximum, positive_rate, Hypothesis("w_t ≠ 0", Ne(w, 0))),
    states=AtMost(Abs(w), Abs(w - λ * gradient), strict=True),
    covers=("M4.7",),
)
