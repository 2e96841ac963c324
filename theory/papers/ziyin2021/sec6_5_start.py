"""Section 6.5, the start. "w_1 is initialized uniformly in [−1, 1]; w_2 is initialized uniformly in
[0, 1] to be closer to the global minimum and away from the saddle point (standard initialization
such as initializing in [−1, 1] does not change the conclusion)."

The conclusions are that of Figure 6, left, that at λ = 0.001 the runs are in the valley, and that
of the middle, that at λ = 0.1 they end at w_1 = 0. With w_2 uniform in [−1, 1] the latter stays
(``large``). The former does not: points with w_1 = 0 and w_2 < 0 are local minima, and w_1² − 2w_2²
is kept by the gradient flow. So a run that begins with w_2 < 0 and w_1² < 2w_2² ends there: those
are (1 − 1/√8)/2 = 0.323 of all.

As strong as the truth allows: samples do not tell the shares of runs in the valley, 0.65 from
[−1, 1] and 0.993 from [0, 1], to one per cent.
"""

from sympy import Abs, Derivative, Integer, Min, Rational

from theory import All, AtMost, Claim, Definition, Equals, Mean, Probability, Reading, real

from .setting import λ
from .setting_experiments import network_small, network_small_wide, network_wide
from .setting_network import network_average, w1, w2

P, Q, M = real("P Q M")
low = network_average < Rational(12, 5)
in_valley = Definition(P, Probability(of=low, over=network_small_wide, at=Integer(10_000)))
from_positive = Definition(Q, Probability(of=low, over=network_small, at=Integer(10_000)))
cut = Min(network_average, 3)
mean = Definition(M, Mean(of=cut, over=network_wide, at=Integer(1000)))

claim = Claim(
    title="From w_2 in [0, 1] and from [−1, 1] 97 in 100 runs are in the valley at λ = 0.001",
    source="Section 6.5, “does not change the conclusion”",
    where=(in_valley, from_positive),
    states=All(AtMost(Rational(97, 100), Q), AtMost(Rational(97, 100), P)),
    covers=("E3.18",),
)

corrected = Claim(
    title="From w_2 in [−1, 1] fewer runs are in the valley at λ = 0.001 than from [0, 1]",
    source="Section 6.5, “does not change the conclusion”",
    where=(in_valley, from_positive),
    states=All(AtMost(Rational(97, 100), Q), AtMost(P, Q, strict=True)),
    corrects="ziyin2021/sec6_5_start",
    covers=("E3.18",),
)

large = Claim(
    title="From w_2 in [−1, 1], too, the mean loss is close to 2.5 at large λ after 1000 steps",
    source="Section 6.5, “does not change the conclusion”",
    where=(mean,),
    states=AtMost(Abs(M - Rational(5, 2)), Rational(1, 40)),
    readings=(
        Reading(words="λ = 0.08", binds=((λ, Rational(8, 100)),)),
        Reading(words="λ = 0.09", binds=((λ, Rational(9, 100)),)),
        Reading(words="λ = 0.1", binds=((λ, Rational(1, 10)),)),
    ),
    covers=("E3.18",),
)

step_flow = Claim(
    title="The gradient flow keeps w_1² − 2w_2²",
    source="Section 6.5, “does not change the conclusion”",
    states=Equals(
        Derivative(network_average, w1) * 2 * w1 - Derivative(network_average, w2) * 4 * w2, 0
    ),
    covers=("E3.18",),
)
