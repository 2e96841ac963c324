"""Eqs. (20), (21). "Explicitly, let w_2 = 0, the Hessian H(w) of the loss function is

    H_{w1,w1} = H_{w1,w2} = H_{w2,w1} = 0,                                            (20)

and H_{w2,w2} = −w_1²." (21)

The first entry is right. With p = w_2 w_1² the gradient is (2p − 1) (2w_1 w_2, w_1²); at w_2 = 0
the mixed derivatives are −2w_1 and the last one is 2w_1⁴. What is printed as ∂²L/∂w_2² is ∂L/∂w_2.
"""

from sympy import Derivative, Subs

from theory import All, Claim, Equals

from .setting_network import network_average, w1, w2

L = network_average
H11 = Subs(Derivative(L, (w1, 2)), w2, 0)
H12 = Subs(Derivative(L, w1, w2), w2, 0)
H21 = Subs(Derivative(L, w2, w1), w2, 0)
H22 = Subs(Derivative(L, (w2, 2)), w2, 0)

claim = Claim(
    title="At w_2 = 0, ∂²L/∂w_1² = 0",
    source="Eq. (20)",
    states=Equals(H11, 0),
    covers=("N.2",),
)

mixed = Claim(
    title="At w_2 = 0 the mixed derivatives of L are 0",
    source="Eq. (20)",
    states=All(Equals(H12, 0), Equals(H21, 0)),
    covers=("N.2",),
)

corrected_mixed = Claim(
    title="At w_2 = 0 the mixed derivatives of L are −2w_1",
    source="Eq. (20)",
    states=All(Equals(H12, -2 * w1), Equals(H21, -2 * w1)),
    corrects="ziyin2021/a3_eq20_hessian:mixed",
    covers=("N.2",),
)

last = Claim(
    title="At w_2 = 0, ∂²L/∂w_2² = −w_1²",
    source="Eq. (21)",
    states=Equals(H22, -(w1**2)),
    covers=("N.3",),
)

corrected_last = Claim(
    title="At w_2 = 0, ∂²L/∂w_2² = 2w_1⁴",
    source="Eq. (21)",
    states=Equals(H22, 2 * w1**4),
    corrects="ziyin2021/a3_eq20_hessian:last",
    covers=("N.3",),
)
