"""Figure 9. "Stationary distribution of w with additive noise of σ = 0.1 with quadratic loss
landscape. All the other parameters are identical to Fig. 1. Though the stationary distribution
exists, it is not a delta function." And in the text: "The stationary distribution exists, but w are
not concentrated at w = 0 in the stationary distribution"; "w would stay in the neighbourhood of
w = 0".

SGD on x w²/2 + y w with y = ±σ (the law of the noise is not said): w ← (1 − λx) w − λy; in Figure 1
λ = 0.8 and a = −1. ``claim`` is about all rates at which SGD without the noise is trapped: w stays
bounded in probability. ``width``, near 0 read as with a standard deviation: there is a v, the mean
of w² in the stationary law, that a step keeps. There is none, since E(1 − λx)² > (1 − λa/2)² > 1 at
a local maximum (3.4 in Figure 9): the law has no second moment. It has one exactly for
λ(1 + (1 − a)²) < 2a, at a minimum.
"""

from sympy import Abs, Eq

from theory import Claim, Definition, Exists, Iff, Implies, Mean, Not, Tight, vanishes

from .setting import a, local_maximum, m, positive_rate, two_points, v, w, x, λ, σ
from .setting_diffusion import additive, figure_9, path_noisy

given = (local_maximum, positive_rate, additive)
square = Definition(m, Mean(of=(1 - λ * x) ** 2, over=two_points))

claim = Claim(
    title="With additive noise w stays bounded where SGD without it is trapped",
    source="Figure 9, “the stationary distribution exists”",
    given=given,
    states=Implies(Abs((1 - λ) * (1 - λ * (a - 1))) < 1, Tight(of=w, over=path_noisy)),
    at=(figure_9,),
    covers=("F.39",),
)

elsewhere = Claim(
    title="With additive noise w does not converge to 0",
    source="Figure 9, “it is not a delta function”",
    given=given,
    states=Not(vanishes(path_noisy)),
    at=(figure_9,),
    covers=("F.39", "F.40"),
)

width = Claim(
    title="The stationary distribution has a standard deviation",
    source="Figure 9, “in the neighbourhood of w = 0”",
    given=given,
    where=(square,),
    states=Exists(over=(v,), such_that=Eq(v, m * v + λ**2 * σ**2), within=v > 0),
    at=(figure_9,),
    covers=("F.40",),
)

corrected_width = Claim(
    title="The stationary distribution has a standard deviation iff λ(1 + (1 − a)²) < 2a",
    source="Figure 9, “in the neighbourhood of w = 0”",
    given=(positive_rate, additive),
    where=(square,),
    states=Iff(
        Exists(over=(v,), such_that=Eq(v, m * v + λ**2 * σ**2), within=v > 0),
        λ * (1 + (1 - a) ** 2) < 2 * a,
    ),
    at=(figure_9,),
    corrects="ziyin2021/c4_fig9_runs:width",
    covers=("F.40",),
)
