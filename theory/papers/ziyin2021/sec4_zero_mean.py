"""Section 4, the sentence before Proposition 1.

"The following proposition and proof show that there exists some seemingly benign data distribution
p(x) (zero-mean and bounded) such that SGD cannot escape from the local maximum when the learning
rate is set to be 1."

The distribution that is shown is that of Proposition 1: x = 1 and x = −1 + a with equal
probability. ``exists`` is the bare existence: for a zero-mean law L is 0 everywhere, so that w = 0
is a maximum in the wide sense only (for E[x] = a < 0, as the section asks, no law has mean 0).
"Escape" on a linear model is |w_t| → ∞, as in "to escape from w = 0 to infinity". ``mean`` is
"we let E[x] = a" for the law at hand.
"""

from sympy import Abs, Integer

from theory import (
    All,
    Claim,
    Equals,
    Exists,
    Mean,
    Not,
    Probability,
    escapes,
    real,
)

from .setting import a, b, local_maximum, opposite, path_one, path_opposite, two_points, x

bound = real("K")

claim = Claim(
    title="The distribution of Proposition 1 has zero mean",
    source="Section 4, before Proposition 1",
    given=(local_maximum,),
    states=Equals(Mean(of=x, over=two_points), Integer(0)),
    covers=("W.34",),
)

corrected = Claim(
    title="The distribution of Proposition 1 has mean a/2",
    source="Section 4, before Proposition 1",
    given=(local_maximum,),
    states=Equals(Mean(of=x, over=two_points), a / 2),
    corrects="ziyin2021/sec4_zero_mean",
    covers=("W.34",),
)

mean = Claim(
    title="The distribution of Proposition 1 has the mean a of Section 4",
    source="Section 4, after Eq. (4), with Proposition 1",
    given=(local_maximum,),
    states=Equals(Mean(of=x, over=two_points), a),
    covers=("W.35",),
)

mean_corrected = Claim(
    title="The distribution of Proposition 1 has mean a/2, not the mean a of Section 4",
    source="Section 4, after Eq. (4), with Proposition 1",
    given=(local_maximum,),
    states=Equals(Mean(of=x, over=two_points), a / 2),
    corrects="ziyin2021/sec4_zero_mean:mean",
    covers=("W.35",),
)

step_bounded = Claim(
    title="The distribution of Proposition 1 is bounded",
    source="Section 4, before Proposition 1",
    given=(local_maximum,),
    states=Exists(
        over=(bound,),
        such_that=Equals(Probability(of=Abs(x) <= bound, over=two_points), Integer(1)),
        within=bound > 0,
        witness=(1 - a,),
    ),
    covers=("W.34",),
)

step_trapped = Claim(
    title="SGD cannot escape from the local maximum at learning rate 1",
    source="Section 4, before Proposition 1",
    given=(local_maximum,),
    states=Not(escapes(path_one)),
    covers=("W.34",),
)

exists = Claim(
    title="There is a zero-mean bounded law from which SGD cannot escape at learning rate 1",
    source="Section 4, before Proposition 1, the existence alone",
    states=Exists(
        over=(b,),
        such_that=All(
            Equals(Mean(of=x, over=opposite), Integer(0)),
            Not(escapes(path_opposite)),
        ),
        within=b > 0,
        witness=(Integer(1),),
    ),
    covers=("W.34",),
)
