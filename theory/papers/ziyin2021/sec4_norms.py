"""Section 4, the norms. "Again, this fails to reflect the fact that SGD has only a vanishingly
small probability of escaping the constructed local maximum. Statistically speaking, the norms of
w_t fail to be good metrics to measure the escape rate because these metrics are not robust against
outliers. ... In essence, the results in the rest of this work are extensions of this special case
to less restrictive settings."

A vanishingly small probability of escaping: for every ε > 0 the probability of |w_t| > ε tends to
0. Not robust: the squared norm grows all the same, at every step. The extension to other rates is
the interval (7) of Proposition 2, in which λ = 1 lies.
"""

from sympy import Rational

from theory import All, AtMost, Claim, Mean, box, vanishes

from .setting import a, after_start, elsewhere, large_rate, local_maximum, path_one, t, w, w0

claim = Claim(
    title="SGD has only a vanishingly small probability of escaping",
    source="Section 4, the norms",
    given=(local_maximum,),
    states=vanishes(path_one),
    covers=("W.41",),
)

step_norm = Claim(
    title="The expected squared norm is larger after every number of steps than at the start",
    source="Section 4, the norms",
    given=(local_maximum, elsewhere, after_start),
    states=AtMost(w0**2, Mean(of=w**2, over=path_one, at=t), strict=True),
    covers=("W.41",),
)

step_extension = Claim(
    title="λ = 1 lies inside the interval (7) for every a < 0",
    source="Section 4, last sentence",
    given=(local_maximum,),
    states=All(AtMost(a / (a - 1), 1, strict=True), AtMost(1, large_rate, strict=True)),
    at=(box({a: (-3, Rational(-1, 10))}),),
    covers=("W.42",),
)
