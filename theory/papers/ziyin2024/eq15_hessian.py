"""Eqs. (15)-(17). The Hessian of ℓ(x) = (f(x) − y(x))², (12) with f = u wᵀx, is

    H(x) = ( 1_>(wᵀx)²                            1_>wᵀx u x + 1_>(u(wᵀx) − y)xᵀ )
           ( 1_>wᵀx u x + 1_>(u(wᵀx) − y)x        1_>u² x xᵀ                     ).   (15)

For u = 0, ∇_u L = E[1_> wᵀx(−y)] = 0, (16) "which is solved by any w such that wᵀE[1_> xy] = 0";
the sample Hessian is ( 1_>(wᵀx)²  −1_>yxᵀ ; −1_>yx  0 ). (17)

x in the plane, where the neuron is active. As (13) and (14), (15) lacks the factor 2 of the square
in (12). (17) is (15) at u = 0. (16) is claimed for two data points at which the neuron is active.
At w = 0, the type-II saddle, there is a kink: (17) is the Hessian of (u wᵀx − y)², which the loss
is only on the side where the neuron is active (``kink``, x in one dimension).
"""

from sympy import Eq, diff

from theory import All, Claim, Equals, Hypothesis, Iff, real

from .setting import u, w
from .setting_relu import relu

w1, w2, x1, x2, y, z1, z2, y2 = real("w_1 w_2 x_1 x_2 y z_1 z_2 y_2")
active = w1 * x1 + w2 * x2
loss = (u * active - y) ** 2
uu, uw, ww, mixed = active**2, active * u * x1 + (u * active - y) * x1, u**2 * x1**2, u**2 * x1 * x2
other = z1 * w1 + z2 * w2

claim = Claim(
    title="The sample Hessian",
    source="Eq. (15)",
    states=All(
        Equals(diff(loss, u, u), uu),
        Equals(diff(loss, u, w1), uw),
        Equals(diff(loss, w1, w1), ww),
        Equals(diff(loss, w1, w2), mixed),
    ),
    covers=("T-EQ15",),
)

corrected = Claim(
    title="The sample Hessian is twice the printed one",
    source="Eq. (15)",
    states=All(
        Equals(diff(loss, u, u), 2 * uu),
        Equals(diff(loss, u, w1), 2 * uw),
        Equals(diff(loss, w1, w1), 2 * ww),
        Equals(diff(loss, w1, w2), 2 * mixed),
    ),
    corrects="ziyin2024/eq15_hessian",
    covers=("T-EQ15",),
)

step_stationary = Claim(
    title="∇_u L = 0 at u = 0 if and only if wᵀE[xy] = 0",
    source="Eq. (16)",
    states=Iff(
        Eq((active * -y + other * -y2) / 2, 0),
        Eq(w1 * (x1 * y + z1 * y2) / 2 + w2 * (x2 * y + z2 * y2) / 2, 0),
    ),
    covers=("T-EQ16",),
)

step_at_zero = Claim(
    title="At u = 0 the entries of (15) are those of (17)",
    source="Eq. (17)",
    states=All(
        Equals(uw.subs(u, 0), -y * x1),
        Equals(ww.subs(u, 0), 0),
        Equals(mixed.subs(u, 0), 0),
    ),
    covers=("T-EQ17-18",),
)

kink = Claim(
    title="Near u = w = 0 the loss of a sample is (u w x − y)²",
    source="Eq. (17), w = 0",
    states=Equals((u * relu(w * x1) - y) ** 2, (u * w * x1 - y) ** 2),
    covers=("T-EQ17-18",),
)

kink_corrected = Claim(
    title="Near u = w = 0 the loss of a sample is (u w x − y)² where w x ≥ 0",
    source="Eq. (17), w = 0",
    given=(Hypothesis("the neuron is active", w * x1 >= 0),),
    states=Equals((u * relu(w * x1) - y) ** 2, (u * w * x1 - y) ** 2),
    corrects="ziyin2024/eq15_hessian:kink",
    covers=("T-EQ17-18",),
)
