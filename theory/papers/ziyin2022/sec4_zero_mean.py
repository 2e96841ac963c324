"""Section 4, the sentence before Proposition 1.

"The following proposition and proof show that for the zero-mean and bounded distribution p(x), SGD
cannot escape from the local maximum when the learning rate is set to be 1."

The distribution is that of Proposition 1: x = 1 and x = −1 + a with equal probability. "Escape" on
a linear model is |w_t| → ∞, as in "one hopes that the underlying dynamics escape to infinity".
"""

from sympy import Abs, Integer

from theory import Claim, Equals, Exists, Mean, Not, Probability, escapes, real

from .setting import a, local_maximum, path_one, two_points, x

bound = real("K")

claim = Claim(
    title="The distribution of Proposition 1 has zero mean",
    source="Section 4, before Proposition 1",
    given=(local_maximum,),
    states=Equals(Mean(of=x, over=two_points), Integer(0)),
    covers=("W.20",),
)

corrected = Claim(
    title="The distribution of Proposition 1 has mean a/2",
    source="Section 4, before Proposition 1",
    given=(local_maximum,),
    states=Equals(Mean(of=x, over=two_points), a / 2),
    corrects="ziyin2022/sec4_zero_mean",
    covers=("W.17", "W.20"),
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
    covers=("W.20",),
)

step_trapped = Claim(
    title="SGD cannot escape from the local maximum at learning rate 1",
    source="Section 4, before Proposition 1",
    given=(local_maximum,),
    states=Not(escapes(path_one)),
    covers=("W.20",),
)
