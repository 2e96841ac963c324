"""Figure 8 and Appendix A.2. "Here, we show that it is valid. ... We see that the estimated value
converges within about 20 steps. ... γ becomes stable after roughly 40 steps."

The mean of the estimate (1/t) ln|w_t/w_0| is γ at every step, also at the first: what becomes small
is its spread, whose variance is s²/t.
"""

from sympy import Abs, Ne, log

from theory import Claim, Definition, Equals, Hypothesis, Mean, Variance

from .setting import (
    after_start,
    elsewhere,
    exponent,
    local_maximum,
    log_growth,
    path,
    positive_rate,
    s2,
    t,
    two_points,
    x,
    λ,
    μ,
)

finite = Hypothesis("λ ≠ 1, so that ln|1 − λx| is finite", Ne(λ, 1))
spread = Definition(s2, Variance(of=log(Abs(1 - λ * x)), over=two_points))

claim = Claim(
    title="The mean of the estimate of γ is γ at every step",
    source="Figure 8",
    given=(local_maximum, positive_rate, elsewhere, after_start),
    where=(exponent,),
    states=Equals(Mean(of=log_growth / t, over=path, at=t), μ),
    covers=("E1.12",),
)

step_variance = Claim(
    title="The variance of the estimate of γ is s²/t",
    source="Figure 8",
    given=(local_maximum, positive_rate, elsewhere, after_start, finite),
    where=(spread,),
    states=Equals(Variance(of=log_growth / t, over=path, at=t), s2 / t),
    covers=("E1.12",),
)
