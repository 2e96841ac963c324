"""Section 6.1, the fourth-order loss. "We also numerically study a closely related fourth-order
loss landscape, defined as L̂(w) = ½xw² + ¼w⁴, where the distribution p(x) is the same as before.
The expected loss L(w) has two local minima located as w = ±√(−2a)."

The mean of p(x) is a/2, so that L(w) = a w²/4 + w⁴/4 and L′(w) = w (a/2 + w²). For a < 0 its minima
are w = ±√(−a/2), half as far from 0 as printed; at a = −1, where the experiment is made, 0.71 and
not 1.41.
"""

from sympy import FiniteSet, sqrt

from theory import MINIMUM, Claim, Critical, Equals, Mean

from .setting import a, local_maximum, two_points, w
from .setting_network import quartic_average, quartic_loss

minima = Critical(of=quartic_average, over=(w,), kind=MINIMUM)

claim = Claim(
    title="The minima of the fourth-order loss are w = ±√(−2a)",
    source="Section 6.1, the fourth-order loss",
    given=(local_maximum,),
    states=Equals(minima, FiniteSet(sqrt(-2 * a), -sqrt(-2 * a))),
    covers=("E1.18",),
)

corrected = Claim(
    title="The minima of the fourth-order loss are w = ±√(−a/2)",
    source="Section 6.1, the fourth-order loss",
    given=(local_maximum,),
    states=Equals(minima, FiniteSet(sqrt(-a / 2), -sqrt(-a / 2))),
    corrects="ziyin2022/sec6_1_minima",
    covers=("E1.18",),
)

step_average = Claim(
    title="The expected fourth-order loss is a w²/4 + w⁴/4",
    source="Section 6.1, the fourth-order loss",
    states=Equals(Mean(of=quartic_loss, over=two_points), quartic_average),
    covers=("E1.18",),
)
