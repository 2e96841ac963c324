"""Section 4, the norms. "Again, this fails to reflect the fact that SGD has only a vanishingly
small probability of escaping the constructed local maximum. Statistically speaking, the norms of
w_t fail to be good metrics to measure the escape rate because these metrics are not robust against
outliers."

A vanishingly small probability of escaping: for every ε > 0 the probability of |w_t| > ε tends to
0. The norms are (E|w_t|^p)^{1/p}, p ≥ 1: every one of them is larger after a step than at the
start (``claim``, with its square in ``squared``), so that it shows an escape.
"""

from sympy import Abs, Integer

from theory import AtMost, Claim, Hypothesis, Mean, real, vanishes

from .setting import after_start, elsewhere, local_maximum, path_one, t, w, w0

p = real("p")

claim = Claim(
    title="Every norm of order p ≥ 1 is larger at step t than at the start",
    source="Section 4, the norms",
    given=(local_maximum, elsewhere, after_start, Hypothesis("p ≥ 1", p >= 1)),
    states=AtMost(Abs(w0) ** p, Mean(of=Abs(w) ** p, over=path_one, at=t), strict=True),
    covers=("W.26",),
)

squared = Claim(
    title="The squared norm of w_1 is larger than that of w_0",
    source="Section 4, the norms",
    given=(local_maximum, elsewhere),
    states=AtMost(w0**2, Mean(of=w**2, over=path_one, at=Integer(1)), strict=True),
    covers=("W.26",),
)

step_vanishing = Claim(
    title="SGD has only a vanishingly small probability of escaping",
    source="Section 4, the norms",
    given=(local_maximum,),
    states=vanishes(path_one),
    covers=("W.27",),
)
