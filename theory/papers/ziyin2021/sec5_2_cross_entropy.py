"""Section 5.2, after Eq. (8). "When the loss function is the cross-entropy loss, the global minimum
is never reachable, yet escaping saddle points should be important and happen at a reasonable time."

The cross-entropy of a binary label, 1 with probability q, and the logit w is
L(w) = q ln(1 + e^{−w}) + (1 − q) ln(1 + e^w). It is convex, so that it reaches its minimum where
L′(w) = 0. ``claim`` is about every data set, 0 ≤ q ≤ 1, as the words stand; in ``separable`` the
label is certain, q = 0 or q = 1, as it is for a net that separates the data. For every other q it
is reached, at w = ln(q/(1 − q)). (Two opposite labels at one point are enough for q = 1/2, w = 0.)
"""

from sympy import Derivative, Eq, Integer, Or, Rational, exp, log

from theory import Claim, Equals, Hypothesis, Not, point, real

from .setting import w

q = real("q")
cross_entropy = q * log(1 + exp(-w)) + (1 - q) * log(1 + exp(w))
slope = Equals(Derivative(cross_entropy, w), Integer(0))
chance = (Hypothesis("q ≥ 0", q >= 0), Hypothesis("q ≤ 1", q <= 1))

claim = Claim(
    title="The cross-entropy never reaches its global minimum",
    source="Section 5.2, after Eq. (8)",
    given=chance,
    states=Not(slope),
    covers=("M2.60",),
)

separable = Claim(
    title="The cross-entropy never reaches its global minimum if the label is certain",
    source="Section 5.2, after Eq. (8), the label being certain",
    given=(*chance, Hypothesis("q = 0 or q = 1", Or(Eq(q, 0), Eq(q, 1)))),
    states=Not(slope),
    at=(
        point({q: Rational(1, 2), w: 0}),
        point({q: Rational(99, 100), w: log(99)}),
        point({q: Rational(1, 100), w: -log(99)}),
    ),
    corrects="ziyin2021/sec5_2_cross_entropy",
    covers=("M2.60",),
)
