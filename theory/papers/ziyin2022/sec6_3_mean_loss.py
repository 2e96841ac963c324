"""Figure 3, right, and Section 6.3. "For a small learning rate, the training loss is close to that
of the global minima (L = 2.25), and for a significant range of large learning rates, the model
invariably converges to a saddle point (L = 2.5). ... the model diverges at λ ≈ 0.11, and there is
almost no sign of such divergence (such as increased fluctuation) when the learning rate is close to
the divergent threshold."

The mean over the runs, after the 10000 steps of the other panels; at large λ they are at rest after
1000, but for a few in a hundred. A run that leaves the numbers would make it infinite, and nothing
that is sampled bounds a loss without a bound; so losses above 3 are counted as 3. "Close" is a
tenth of the way from 2.25 to 2.5; "significant" is read off the figure, as it is drawn here. The
caption has the threshold 0.108.
"""

from sympy import Abs, Integer, Min, Rational

from theory import AtMost, Claim, Definition, Mean, Probability, Reading, real

from .setting import λ
from .setting_experiments import network_edge, network_small
from .setting_network import network_average, network_least, network_spread

P, M = real("P M")
early, late = Integer(1000), Integer(10_000)
saddle, close = Rational(5, 2), Rational(1, 40)
cut = Min(network_average, 3)
near_saddle = Abs(network_average - saddle) <= Rational(1, 100)
mean = Definition(M, Mean(of=cut, over=network_spread, at=early))
mean_small = Definition(M, Mean(of=cut, over=network_small, at=late))
settled = Definition(P, Probability(of=near_saddle, over=network_edge, at=early))

claim = Claim(
    title="At λ = 0.001 the mean loss is close to 2.25",
    source="Figure 3",
    where=(mean_small,),
    states=AtMost(Abs(M - network_least), close),
    covers=("E3.12",),
)

large = Claim(
    title="At λ = 0.08, 0.09 and 0.1 the mean loss is close to 2.5 after 1000 steps",
    source="Figure 3",
    where=(mean,),
    states=AtMost(Abs(M - saddle), close),
    readings=(
        Reading(words="λ = 0.08", binds=((λ, Rational(8, 100)),)),
        Reading(words="λ = 0.09", binds=((λ, Rational(9, 100)),)),
        Reading(words="λ = 0.1", binds=((λ, Rational(1, 10)),)),
    ),
    covers=("E3.12",),
)

threshold = Claim(
    title="At λ = 0.107 the loss of 96 in 100 runs is within 1/100 of 2.5 after 1000 steps",
    source="Figure 3",
    where=(settled,),
    states=AtMost(Rational(96, 100), P),
    covers=("E3.14",),
)
