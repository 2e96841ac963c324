"""Section C.1, first paragraph. "One advantage of the continuous-time limit is that the
distribution of w now only depends on the second moment of x and no more depends on the distribution
of the p(x), and, therefore, the results become independent of the actual distribution of p(x)." And
after (77): "This suggests that the results discovered in this work may apply to much more general
situations than we have assumed in the main text."

The data are 1 and a − 1 (Propositions 2 and 3), and three values with the same mean a/2 and the
same variance (1 − a/2)², drawn with probability 3/4, 1/8 and 1/8. ``claim``: both have the same
diffusion (the mean and the variance of a step are the same). ``results``: within the interval (7)
SGD converges with the other data too. That depends on the whole law, through E ln|1 − λx|.

As strong as the truth allows: < 1 cannot be ≤ 1. Where the product is 1, and it is on its way from
more than 1 at small λ to 0 at λ = 1/(2 − a/2), ln|w_t/w_0| is a walk with independent steps of mean
0 that are not all 0, as 1 − λa/2 > 1; such a walk does not tend to −∞.
"""

from sympy import Abs, And

from theory import All, Claim, Equals, Implies, Mean, Variance, vanishes

from .setting import a, elsewhere, large_rate, local_maximum, path, positive_rate, w, λ
from .setting_diffusion import path_three

product = (1 - λ * a / 2) ** 6 * Abs(1 - λ * (2 - a / 2)) * Abs(1 - λ * (3 * a / 2 - 2))

claim = Claim(
    title="The two kinds of data have the same diffusion",
    source="Section C.1, first paragraph",
    given=(positive_rate,),
    states=All(
        Equals(Mean(of=w, over=path, at=1), Mean(of=w, over=path_three, at=1)),
        Equals(Variance(of=w, over=path, at=1), Variance(of=w, over=path_three, at=1)),
    ),
    covers=("F.38",),
)

results = Claim(
    title="Within the interval (7) SGD converges with other data of the same diffusion",
    source="Section C.4, after Eq. (77)",
    given=(local_maximum, positive_rate, elsewhere),
    states=Implies(And(a / (a - 1) < λ, λ < large_rate), vanishes(path_three)),
    covers=("F.38",),
)

corrected_results = Claim(
    title="With these data SGD converges where their own E ln|1 − λx| is negative",
    source="Section C.4, after Eq. (77)",
    given=(local_maximum, positive_rate, elsewhere),
    states=Implies(product < 1, vanishes(path_three)),
    corrects="ziyin2021/c1_second_moment:results",
    covers=("F.38",),
)
