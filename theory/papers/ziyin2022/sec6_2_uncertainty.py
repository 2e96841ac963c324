"""Figure 2 and Section 6.2, the uncertainty. "The experiment is the average over 2000 runs, each
with 5 × 10⁴ steps. The uncertainty is reflected by the shaded region (almost invisibly small)."

What is averaged is not said: here |w|, with w kept in [−1, 1]. Whatever its law is, its variance is
at most E(|w| − ½)², since the mean is the number about which the mean square is the least. So ±1
standard deviation of the mean of 2000 runs is at most 0.01125 of the axis, for every optimiser and
after any number of steps. Where w is not kept in [−1, 1] there is no such bound: |w| is some
hundreds in two of five runs of AMSGrad.
"""

from sympy import Abs, And, Rational

from theory import AtMost, Claim, Hypothesis

from .setting import w

claim = Claim(
    title="In [−1, 1] the mean of |w| over 2000 runs is uncertain by at most 9/800",
    source="Figure 2",
    given=(Hypothesis("w ∈ [−1, 1]", And(w >= -1, w <= 1)),),
    states=AtMost((Abs(w) - Rational(1, 2)) ** 2 / 2000, Rational(9, 800) ** 2),
    covers=("X.6",),
)
