"""Figure 2 and Section 6.2, the start. "Without momentum, both Adam and AMSGrad converge to the
local maximum with almost the same speed."

Where the runs begin is not said. Here w_0 is uniform in [−r, r], as everywhere for Figure 2 with
r = 1. AMSGrad does not depend on r much: its first step has the length 6.3 and leads to ±1, where
it is kept. Nor does Adam, whose first step has the length 0.2.
"""

from sympy import Abs, Integer, Rational

from theory import All, AtMost, Claim, Definition, Probability, Reading, real

from .setting import w
from .setting_experiments import adam_from, amsgrad_from, r

P, Q = real("P Q")
at_maximum, half_way = Abs(w) <= Rational(1, 20), Integer(600)

claim = Claim(
    title="94 in 100 runs of Adam and AMSGrad without momentum are at the maximum after 600 steps",
    source="Figure 2, left",
    where=(
        Definition(P, Probability(of=at_maximum, over=adam_from, at=half_way)),
        Definition(Q, Probability(of=at_maximum, over=amsgrad_from, at=half_way)),
    ),
    states=All(AtMost(Rational(94, 100), P), AtMost(Rational(94, 100), Q)),
    readings=(
        Reading(words="w_0 in [−1, 1]", binds=((r, Integer(1)),)),
        Reading(words="w_0 in [−0.5, 0.5]", binds=((r, Rational(1, 2)),)),
        Reading(words="w_0 in [−0.1, 0.1]", binds=((r, Rational(1, 10)),)),
    ),
    covers=("E2.1", "E2.2"),
)
