"""Section 6.1, the fourth-order loss. "We also numerically study a closely related fourth-order
loss landscape, defined as L̂(w) = ½xw² + ¼w⁴, where the distribution p(x) is the same as before.
... The expected loss L(w) has two local minima located as w = ±√a. ... As before, a = −1".

√a is no real number for a < 0. So that the sentence can be read at all, w = ±√a is taken as w² = a:
w is a local minimum if and only if w² = a. The mean of p(x) is a/2, so that L(w) = a w²/4 + w⁴/4
and L′(w) = w (a/2 + w²): the minima are w = ±√(−a/2), for a < 0. A minimum is a stationary point
with a positive second derivative.
"""

from sympy import Derivative, Eq, Integer

from theory import All, AtMost, Claim, Equals, Iff, Mean, point

from .setting import a, local_maximum, two_points, w
from .setting_network import quartic_average, quartic_loss

minimum = All(
    Equals(Derivative(quartic_average, w), 0),
    AtMost(Integer(0), Derivative(quartic_average, (w, 2)), strict=True),
)

claim = Claim(
    title="The minima of the fourth-order loss are where w² = a",
    source="Section 6.1, the fourth-order loss",
    given=(local_maximum,),
    states=Iff(minimum, Eq(w**2, a)),
    at=(point({a: -2, w: 1}), point({a: -2, w: -1})),
    covers=("E1.6",),
)

corrected = Claim(
    title="The minima of the fourth-order loss are where w² = −a/2",
    source="Section 6.1, the fourth-order loss",
    given=(local_maximum,),
    states=Iff(minimum, Eq(w**2, -a / 2)),
    at=(point({a: -2, w: 1}), point({a: -2, w: -1})),
    corrects="ziyin2021/sec6_1_minima",
    covers=("E1.6",),
)

step_average = Claim(
    title="The expected fourth-order loss is a w²/4 + w⁴/4",
    source="Section 6.1, the fourth-order loss",
    states=Equals(Mean(of=quartic_loss, over=two_points), quartic_average),
    covers=("E1.6",),
)
