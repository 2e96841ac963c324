"""Eq. (25). "However, this is not the case, consider any point with w_1 = 0 and w_2 ≤ 0. These
points have zero gradient for w_1 ≤ 0 and so ε = 0 with probability 1. Then, these points all have
the same loss after the convolution:

    E[L(v − λε)] = L(v),                                                              (25)

which either imply that the landscape is not convex or that there is more than 1 stationary point,
and so the system is not one point strongly convex."

"For w_1 ≤ 0" says nothing beyond w_1 = 0. Since the gradient is zero, v = w − λ∇L(w) is the point
itself; ε = ∇L̂ − ∇L is the noise there. The loss is 5/2. The condition that fails is claimed with
Definition 8.
"""

from sympy import And, Derivative, Eq, Integer, Rational, diff

from theory import All, Claim, Equals, Implies, Mean, Variance, is_stationary, real

from .setting import λ
from .setting_network import labels, network_average, network_loss, w1, w2

s = real("s")
here = And(Eq(w1, 0), w2 <= 0)
noise1, noise2 = (diff(network_loss - network_average, w) for w in (w1, w2))
moved = network_average.subs({w1: w1 - λ * noise1, w2: w2 - λ * noise2}, simultaneous=True)

claim = Claim(
    title="At the points with w_1 = 0, w_2 ≤ 0 the convolution does not change the loss",
    source="Eq. (25)",
    states=Implies(here, Equals(Mean(of=moved, over=labels), network_average)),
    covers=("N.15",),
)

step_gradient = Claim(
    title="The points with w_1 = 0, w_2 ≤ 0 have zero gradient",
    source="Appendix A.3, before Eq. (25)",
    states=Implies(
        here,
        All(
            Equals(Derivative(network_average, w1), 0),
            Equals(Derivative(network_average, w2), 0),
        ),
    ),
    covers=("N.14",),
)

step_no_noise = Claim(
    title="At the points with w_1 = 0, w_2 ≤ 0 there is no noise",
    source="Appendix A.3, before Eq. (25)",
    states=Implies(
        here,
        All(
            Equals(Variance(of=diff(network_loss, w1), over=labels), 0),
            Equals(Variance(of=diff(network_loss, w2), over=labels), 0),
        ),
    ),
    covers=("N.14",),
)

step_same_loss = Claim(
    title="The points with w_1 = 0, w_2 ≤ 0 all have the same loss, 5/2",
    source="Appendix A.3, before Eq. (25)",
    states=Implies(here, Equals(network_average, Rational(5, 2))),
    covers=("N.15",),
)

step_stationary = Claim(
    title="More than one point is stationary: (0, s) for every s ≤ 0",
    source="Eq. (25), what it implies",
    states=Implies(s <= 0, is_stationary(network_average, {w1: Integer(0), w2: s})),
    covers=("N.15",),
)
