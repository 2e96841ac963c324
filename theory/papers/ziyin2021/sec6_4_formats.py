"""Figure 5 and Section 6.4, in which numbers. "The experiment is the average over 2000 runs, each
with 5 × 10⁴ steps. ... Without momentum, both Adam and AMSGrad converges to the local maximum with
almost the same speed. When momentum is added ... Adam is no longer attracted to the local maximum".

Adam without momentum does not converge either (``ziyin2021/sec6_4_adam``, in real numbers): runs
come back to |w| of order 1 at any time. So they do in binary64 (``double``). Before that they are
often as small as 10⁻¹⁰⁰. In binary32, in which networks are usually trained, such numbers are 0:
there a run rests, and after 8000 steps hardly one is left (``claim``; AMSGrad is there too). With
momentum |w| hardly falls below 10⁻²⁰, and binary32 changes nothing (``heavy``). So what is seen of
Adam in Figure 5, that momentum makes the difference, can be rounding.
"""

from sympy import Abs, Integer, Rational

from theory import All, AtMost, Claim, Definition, Probability, real

from .setting import w
from .setting_formats import (
    adam_heavy_single,
    adam_plain_double,
    adam_plain_single,
    amsgrad_plain_single,
)

P, Q = real("P Q")
at_maximum, late = Abs(w) <= Rational(1, 20), Integer(8000)
plain = Definition(P, Probability(of=at_maximum, over=adam_plain_single, at=late))

claim = Claim(
    title="In binary32 99 in 100 runs of Adam and AMSGrad are at the maximum after 8000 steps",
    source="Figure 5, left",
    where=(
        plain,
        Definition(Q, Probability(of=at_maximum, over=amsgrad_plain_single, at=late)),
    ),
    states=All(AtMost(Rational(99, 100), P), AtMost(Rational(99, 100), Q)),
    covers=("E2.1", "E2.2"),
)

double = Claim(
    title="In binary64 at most 97 in 100 runs of Adam are at the maximum after 8000 steps",
    source="Figure 5, left",
    where=(Definition(P, Probability(of=at_maximum, over=adam_plain_double, at=late)),),
    states=AtMost(P, Rational(97, 100)),
    covers=("E2.2",),
)

heavy = Claim(
    title="In binary32 99 in 100 runs of Adam without momentum are at the maximum, with it fewer",
    source="Figure 5, right",
    where=(
        plain,
        Definition(Q, Probability(of=at_maximum, over=adam_heavy_single, at=late)),
    ),
    states=All(AtMost(Rational(99, 100), P), AtMost(Q, P, strict=True)),
    covers=("E2.5",),
)
