"""Figure 5 and Section 6.4, AMSGrad without momentum. "Without momentum, both Adam and AMSGrad
converges to the local maximum with almost the same speed."

The text does not say where w_0 is, and whether w is kept in [−1, 1], as Proposition 5 has it. Kept,
AMSGrad converges from every w_0 ≠ 0: at a = −0.1 its rate falls from λ to no less than λ/(1 − a),
which is in the interval (7).
Left to itself it does not. Its first step has the length λ/√(1 − β₂) = 6.3, whatever w_0 is, and
w may grow until √v̂ > λ(1 − a)/(−a) = 2.2. Then the rate λ/√v̂ is below (7) (``step_repels``), for
ever, as v̂ only grows, and w does not tend to 0. That happens to 1 in 128 runs from w_0 = 1 within
8 steps, exactly; to two in five in the end (4000 plain simulations from w_0 uniform in [−1, 1]).
"""

from sympy import Abs, Integer, Rational, log, sqrt

from theory import AtMost, Claim, Equals, Implies, Mean, Probability

from .setting import (
    a,
    elsewhere,
    h,
    in_interval,
    local_maximum,
    positive_rate,
    to_maximum,
    two_points,
    x,
    λ,
)
from .setting_experiments import amsgrad_free, h_alone, shown

lost = Probability(of=h_alone > Rational(22, 10) ** 2, over=amsgrad_free, at=Integer(8))

claim = Claim(
    title="AMSGrad without momentum, kept in [−1, 1], converges to the local maximum",
    source="Figure 5",
    given=(shown, in_interval, elsewhere),
    states=to_maximum,
    covers=("E2.1",),
)

free = Claim(
    title="AMSGrad without momentum, not kept in [−1, 1], never comes below the interval (7)",
    source="Figure 5",
    states=Equals(lost, 0),
    covers=("E2.1",),
)

corrected_free = Claim(
    title="AMSGrad without momentum, not kept in [−1, 1], is below (7) after 8 steps in 1 of 128",
    source="Figure 5",
    states=Equals(lost, Rational(1, 128)),
    corrects="ziyin2021/sec6_4_amsgrad:free",
    covers=("E2.1",),
)

step_repels = Claim(
    title="Where √v̂ > λ(1 − a)/(−a), SGD at the rate λ/√v̂ leaves the local maximum",
    source="Figure 5",
    given=(local_maximum, positive_rate),
    states=Implies(
        h > (λ * (1 - a) / a) ** 2,
        AtMost(0, Mean(of=log(Abs(1 - λ / sqrt(h) * x)), over=two_points), strict=True),
    ),
    covers=("E2.1",),
)
