"""Section 5.1, after Corollary 1. "Note that the convergence is independent of the actual shape of
the distribution p(x), and so may apply to many kinds of distributions besides the Bernoulli
distribution we considered."

Read through Proposition 2, convergence asks for μ < 0 whatever the law; that is ``ziyin2022/
prop2_trapped``. ``claim`` reads it of the convergence just stated, that of Corollary 1: within the
interval (5) SGD converges with another law of the same mean a/2 and variance (2 − a)²/4, here
¾ δ(x − a/2) + ⅛ δ(x − 2 + a/2) + ⅛ δ(x − 3a/2 + 2). Its correction changes the interval into what
that law asks for, the sign of its own μ.

As strong as the truth allows: < 1 cannot be ≤ 1. Where the product is 1, and it is on its way from
more than 1 at small λ to 0 at λ = 1/(2 − a/2), ln|w_t/w_0| is a walk with independent steps of mean
0 that are not all 0, as 1 − λa/2 > 1; such a walk does not tend to −∞.
"""

from sympy import Abs, And

from theory import Claim, Equals, Implies, Mean, Variance, vanishes

from .setting import (
    a,
    elsewhere,
    large_rate,
    local_maximum,
    path_three,
    positive_rate,
    three_points,
    two_points,
    x,
    λ,
)

product = (1 - λ * a / 2) ** 6 * Abs(1 - λ * (2 - a / 2)) * Abs(1 - λ * (3 * a / 2 - 2))

claim = Claim(
    title="Within the interval (5) SGD converges with another law of the same mean and variance",
    source="Section 5.1, after Corollary 1",
    given=(local_maximum, positive_rate, elsewhere),
    states=Implies(And(a / (a - 1) < λ, λ < large_rate), vanishes(path_three)),
    covers=("M1.12",),
)

corrected = Claim(
    title="With that law SGD converges where its own μ is negative",
    source="Section 5.1, after Corollary 1",
    given=(local_maximum, positive_rate, elsewhere),
    states=Implies(product < 1, vanishes(path_three)),
    corrects="ziyin2022/sec5_1_shape",
    covers=("M1.12",),
)

step_mean = Claim(
    title="The other law has the mean of the two-point law",
    source="Section 5.1, after Corollary 1",
    given=(local_maximum,),
    states=Equals(Mean(of=x, over=three_points), a / 2),
    covers=("M1.12",),
)

step_variance = Claim(
    title="The other law has the variance of the two-point law",
    source="Section 5.1, after Corollary 1",
    given=(local_maximum,),
    states=Equals(Variance(of=x, over=three_points), Variance(of=x, over=two_points)),
    covers=("M1.12",),
)
