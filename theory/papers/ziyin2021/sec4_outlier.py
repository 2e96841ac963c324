"""Section 4, the outlier. "In our example, there is only 2^{−t} probability for SGD to escape the
local minimum, yet the speed at which this outlier escapes the maximum outweighs the decay in its
probability through time, thus contributing more to the expected norm than any other events."

To have escaped at step t is to be further out than the start: |w_t| > |w_0|; "only" is "at most".
The norm is the ||w||²_2 of the sentences before. The outlier is the event w_t = (2 − a)^t w_0 ≠ 0
of probability 2^{−t}, which needs w_0 ≠ 0; any other event has w_t = 0 and contributes 0.
The sentence calls the same point a local minimum and a maximum.
"""

from sympy import Abs, Integer, Rational

from theory import AtMost, Claim, Equals, Mean, Probability, box

from .setting import a, average, elsewhere, local_maximum, path_one, t, w, w0

claim = Claim(
    title="There is only 2^{−t} probability for SGD to have escaped after t steps",
    source="Section 4, the outlier",
    given=(local_maximum,),
    states=AtMost(Probability(of=Abs(w) > Abs(w0), over=path_one, at=t), Rational(1, 2) ** t),
    covers=("W.14",),
)

step_all = Claim(
    title="The outlier contributes all of the expected squared norm",
    source="Section 4, the outlier",
    given=(local_maximum,),
    states=Equals(
        Mean(of=w**2, over=path_one, at=t), Rational(1, 2) ** t * ((2 - a) ** t * w0) ** 2
    ),
    covers=("W.15",),
)

step_more = Claim(
    title="The outlier contributes more than the other event, which contributes 0",
    source="Section 4, the outlier",
    given=(local_maximum, elsewhere),
    states=AtMost(Integer(0), Rational(1, 2) ** t * ((2 - a) ** t * w0) ** 2, strict=True),
    at=(box({a: (-3, -1), w0: (1, 2), t: (1, 8)}),),
    covers=("W.15",),
)

step_outweighs = Claim(
    title="At each step the squared norm of the outlier grows by more than its probability decays",
    source="Section 4, the outlier",
    given=(local_maximum,),
    states=AtMost(Integer(1), (2 - a) ** 2 / 2, strict=True),
    at=(box({a: (-3, -1)}),),
    covers=("W.15",),
)

step_minimum = Claim(
    title="The point that SGD has to escape from is a local minimum",
    source="Section 4, the outlier",
    given=(local_maximum,),
    states=AtMost(Integer(0), average),
    covers=("W.40",),
)

step_maximum = Claim(
    title="The point that SGD has to escape from is a local maximum",
    source="Section 4, the outlier",
    given=(local_maximum,),
    states=AtMost(average, Integer(0)),
    corrects="ziyin2021/sec4_outlier:step_minimum",
    covers=("W.40",),
)
