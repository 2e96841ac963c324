"""Figure 5 and Section 6.4, Adam. "Without momentum, both Adam and AMSGrad converges to the local
maximum with almost the same speed. ... Surprisingly, Adam [with momentum] is no longer attracted to
the local maximum but also remains away from the local minimum."

Adam with its correction of the bias, kept in [−1, 1], from w_0 uniform there. Its rate λ/√v grows
as w and v become small, until it is above (7): then w grows again. So some runs are on their way
back at any time. On the axis of Figure 5 they are hardly seen: the mean of |w| is 0.02. The speeds
are compared after 100 of the 50000 steps (``step_speed``). With momentum the share of runs away
from the maximum is larger, and the mean is below that of GD, which goes to the local minima ±1
(``step_between``); but single runs are at these minima.

That all of 2000 runs do something is likely enough to be seen where one does with a probability of
at least 0.9966, whose power 2000 is above 1/1000.

As strong as the truth allows (corrected, corrected_runs): samples do not tell the shares, 0.96 of
runs in |w| ≤ 1/20 and 0.89 in |w| ≤ 9/10, to one per cent.
"""

from sympy import Abs, Integer, Rational

from theory import All, AtMost, Claim, Definition, Mean, Probability, real

from .setting import w
from .setting_experiments import adam_heavy, adam_plain, amsgrad_plain, gd_kept

P, Q, M, G = real("P Q M G")
all_of_2000 = Rational(9966, 10_000)  # its power 2000 is above 1/1000
early, half_way, late = Integer(100), Integer(500), Integer(1000)
at_maximum, off_minima = Abs(w) <= Rational(1, 20), Abs(w) <= Rational(9, 10)
trapped = Definition(P, Probability(of=at_maximum, over=adam_plain, at=late))
away = Definition(P, Probability(of=off_minima, over=adam_heavy, at=late))
plain = Definition(P, Probability(of=at_maximum, over=adam_plain, at=half_way))
heavy = Definition(Q, Probability(of=at_maximum, over=adam_heavy, at=half_way))

claim = Claim(
    title="Without momentum all of 2000 runs of Adam are within |w| ≤ 1/20 after 1000 steps",
    source="Figure 5",
    where=(trapped,),
    states=AtMost(all_of_2000, P),
    covers=("E2.2",),
)

corrected = Claim(
    title="Without momentum 94 in 100 runs of Adam are within |w| ≤ 1/20 after 1000 steps",
    source="Figure 5",
    where=(trapped,),
    states=AtMost(Rational(94, 100), P),
    corrects="ziyin2021/sec6_4_adam",
    covers=("E2.2",),
)

step_speed = Claim(
    title="Without momentum 81 in 100 runs of Adam are there after 100 steps, and 93 of AMSGrad",
    source="Figure 5",
    where=(
        Definition(P, Probability(of=at_maximum, over=adam_plain, at=early)),
        Definition(Q, Probability(of=at_maximum, over=amsgrad_plain, at=early)),
    ),
    states=All(AtMost(Rational(81, 100), P), AtMost(Rational(93, 100), Q)),
    covers=("E2.2",),
)

step_between = Claim(
    title="Without momentum 95 in 100, with it fewer, are at the maximum; |w| is below that of GD",
    source="Figure 5",
    where=(
        plain,
        heavy,
        Definition(M, Mean(of=Abs(w), over=adam_heavy, at=half_way)),
        Definition(G, Mean(of=Abs(w), over=gd_kept, at=half_way)),
    ),
    states=All(AtMost(Rational(95, 100), P), AtMost(Q, P, strict=True), AtMost(M, G, strict=True)),
    covers=("E2.5",),
)

runs_away = Claim(
    title="With momentum all of 2000 runs of Adam are within |w| ≤ 9/10 after 1000 steps",
    source="Figure 5",
    where=(away,),
    states=AtMost(all_of_2000, P),
    covers=("E2.5",),
)

corrected_runs = Claim(
    title="With momentum 87 in 100 runs of Adam are within |w| ≤ 9/10 after 1000 steps",
    source="Figure 5",
    where=(away,),
    states=AtMost(Rational(87, 100), P),
    corrects="ziyin2021/sec6_4_adam:runs_away",
    covers=("E2.5",),
)
