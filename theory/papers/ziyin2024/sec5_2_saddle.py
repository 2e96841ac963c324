"""Section 5.2. "We consider a two-layer network with a single hidden neuron with the swish
activation function: f(w, u, x) = u × swish(wx), where swish(x) = x × sigmoid(x) ... There is also a
saddle point C at (0, 0)."

For a data set of two points, whatever they are, with E[xy] ≠ 0. It is of type II: f = u w x/2 +
..., and no sample has a gradient there. The data set of 100 points is not given, and with it the
two minima and their sharpness.
"""

from sympy import Ne, exp

from theory import Claim, Hypothesis, is_type_two

from .setting import u, w
from .setting_networks import sample, x, x1, x2, y, y1, y2

loss = (u * w * x / (1 + exp(-w * x)) - y) ** 2

claim = Claim(
    title="(0, 0) is a saddle point, of type II",
    source="Section 5.2, the saddle point C",
    given=(Hypothesis("x and y are correlated", Ne(x1 * y1 + x2 * y2, 0)),),
    states=is_type_two(loss, {w: 0, u: 0}, sample),
    covers=("T-S5.2-MIN",),
)
