"""Definition 7, Eq. (23). "Let v_w be the eigenvector of the minimum eigenvalue of the Hessian
H(w). L satisfies the correlated negative curvature assumption if, for some γ > 0,

    ∀w, E_x[⟨v_w, ∇L(x, w)⟩²] > γ                                                     (23)

where x is the data point. This also does not hold. The point (0,0) violates this condition because
∇L(x, w) = 0 for all x at (w_1, w_2) = (0, 0)."

The eigenvector is a unit vector. At (0, 0) the Hessian is 0 and every unit vector is one; whichever
is meant, the mean is 0. The gradient of a sample is 0 there for every x and every label y.
"""

from sympy import Derivative, Integer, Subs

from theory import All, Claim, Equals, Not, correlated_negative_curvature, network

from .setting import x, y
from .setting_network import labels, network_average, network_loss, w1, w2

zero, one = Integer(0), Integer(1)
sample = network(w1, w2, x=x, y=y)

claim = Claim(
    title="L does not satisfy the correlated negative curvature assumption",
    source="Definition 7, Eq. (23)",
    states=Not(
        correlated_negative_curvature(
            network_loss,
            over=(w1, w2),
            draws=labels,
            average=network_average,
            breaks_at=(zero, zero, one, zero),
        )
    ),
    covers=("N.8", "N.9", "E3.16"),
)

step_gradient = Claim(
    title="At (0, 0) the gradient of every sample is 0, whatever x and y",
    source="Definition 7, what violates it",
    states=All(
        Equals(Subs(Derivative(sample, w1), (w1, w2), (0, 0)), 0),
        Equals(Subs(Derivative(sample, w2), (w1, w2), (0, 0)), 0),
    ),
    covers=("N.9",),
)
