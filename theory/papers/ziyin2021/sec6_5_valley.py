"""Figure 6, left, and Section 6.5. "The left figure shows the stationary distribution of the model
parameter at a small learning rate (λ = 0.001). All the parameters are located in the
global minimum valley as expected."

After 10000 steps from w_1 uniform in [−1, 1] and w_2 in [0, 1]. A run that begins near w_1 = 0 and
w_2 = 0 takes longer to leave the saddle points: w_1 grows by a factor of about 1 + 2λw_2 a step. So
a few runs in a thousand are not yet in the valley, and the law is not yet stationary. How high the
valley is, is not said: here L < 2.4, where the saddle points have 2.5. ``step_gd`` is about GD on
the mean of the loss: at λ = 0.1, where SGD ends at w_1 = 0, it finds the valley.

As strong as the truth allows: samples do not tell the share of runs in the valley, about 0.993, to
one per cent.
"""

from sympy import Integer, Rational

from theory import AtMost, Claim, Definition, Equals, Probability, real

from .setting_experiments import network_gd, network_small
from .setting_network import network_average

P = real("P")
low = network_average < Rational(12, 5)
in_valley = Definition(P, Probability(of=low, over=network_small, at=Integer(10_000)))
by_gd = Definition(P, Probability(of=low, over=network_gd, at=Integer(1000)))

claim = Claim(
    title="At λ = 0.001 all runs are in the valley L < 2.4 after 10000 steps",
    source="Figure 6",
    where=(in_valley,),
    states=Equals(P, 1),
    covers=("E3.7",),
)

corrected = Claim(
    title="At λ = 0.001 97 in 100 runs are in the valley L < 2.4 after 10000 steps",
    source="Figure 6",
    where=(in_valley,),
    states=AtMost(Rational(97, 100), P),
    corrects="ziyin2021/sec6_5_valley",
    covers=("E3.7",),
)

step_gd = Claim(
    title="At λ = 0.1 999 in 1000 runs of GD are in the valley L < 2.4 after 1000 steps",
    source="Figure 6",
    where=(by_gd,),
    states=AtMost(Rational(999, 1000), P),
    covers=("X.8",),
)
