"""Remark after Proposition 5, Eq. (14). "In our example, the gradient is (roughly)

    ĝ_t = w_{t−1} with probability 1/2, −(1 + a) w_{t−1} with probability 1/2."         (14)

The data are 1 and a − 1, so the second value is −(1 − a) w_{t−1}. "Roughly" does not cover the sign
of a: by (14) the mean gradient is −(a/2) w, that of a loss with a minimum at 0 for a < 0.
"""

from sympy import Rational

from theory import Claim, Equals

from .setting import a, gradient, local_maximum, sampled_gradient, w, x

claim = Claim(
    title="At x = a − 1 the gradient is −(1 + a) w",
    source="Remark after Proposition 5, Eq. (14)",
    given=(local_maximum,),
    states=Equals(sampled_gradient.subs(x, a - 1), -(1 + a) * w),
    covers=("M4.6",),
)

corrected = Claim(
    title="At x = a − 1 the gradient is −(1 − a) w",
    source="Remark after Proposition 5, Eq. (14)",
    given=(local_maximum,),
    states=Equals(sampled_gradient.subs(x, a - 1), -(1 - a) * w),
    corrects="ziyin2022/eq14_gradient",
    covers=("M4.6",),
)

mean = Claim(
    title="The mean of the two values of (14) is the gradient of L",
    source="Remark after Proposition 5, Eq. (14)",
    given=(local_maximum,),
    states=Equals(Rational(1, 2) * w - Rational(1, 2) * (1 + a) * w, gradient),
    covers=("M4.6",),
)

mean_corrected = Claim(
    title="The mean of w and −(1 − a) w is the gradient of L",
    source="Remark after Proposition 5, Eq. (14)",
    given=(local_maximum,),
    states=Equals(Rational(1, 2) * w - Rational(1, 2) * (1 - a) * w, gradient),
    corrects="ziyin2022/eq14_gradient:mean",
    covers=("M4.6",),
)
