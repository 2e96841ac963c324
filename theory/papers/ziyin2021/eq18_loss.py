"""Eq. (18). "The network is defined as f(x) = w_2 σ(w_1 x) ... we let σ(x) = x² ... a single data
point: x = 1 with probability 1 and y ∈ {−1, 2}, each with probability 0.5, i.e., the label has a
degree of inherent uncertainty ... We use mean squared error (MSE) as the loss function. Therefore,
the expected loss is

    L(w_1, w_2) = ½ (w_2 w_1² + 1)² + ½ (w_2 w_1² − 2)²."                             (18)

The loss of one draw is (f(x) − y)², without a factor ½: only then is the expectation the one that
is printed.
"""

from sympy import Integer

from theory import AtMost, Claim, Equals, Mean, Variance

from .setting import y
from .setting_network import labels, network_average, network_loss

claim = Claim(
    title="The expected loss is L = ½ (w_2 w_1² + 1)² + ½ (w_2 w_1² − 2)²",
    source="Eq. (18)",
    states=Equals(Mean(of=network_loss, over=labels), network_average),
    covers=("E3.1",),
)

uncertain = Claim(
    title="The label is uncertain",
    source="Section 6.5, before Eq. (18)",
    states=AtMost(Integer(0), Variance(of=y, over=labels), strict=True),
    covers=("E3.15",),
)
