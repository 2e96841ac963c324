"""The network of Section 6.5, with its data and its loss, and the fourth-order loss of Section 6.1.

The network is f(x) = w_2 (w_1 x)² under the squared error; x = 1, and the label y is −1 or 2.
"""

from sympy import Integer, Rational

from theory import Draw, Independent, Path, Uniform, fair, network, quartic, real, sgd

from .setting import a, w, x, y, λ

w1, w2 = real("w_1 w_2")
labels = (Draw(y, fair(-1, 2)),)
network_loss = network(w1, w2, x=Integer(1), y=y)
network_average = (w2 * w1**2 + 1) ** 2 / 2 + (w2 * w1**2 - 2) ** 2 / 2
network_least = Rational(9, 4)  # L*
network_spread = Path(
    sgd(network_loss, over=(w1, w2), rate=λ, draws=labels),
    Independent((Uniform(-1, 1), Uniform(0, 1))),
)
origin = {w1: Integer(0), w2: Integer(0)}

# The fourth-order loss, with the data of Section 5.1.
quartic_loss, quartic_average = quartic(w, x), a * w**2 / 4 + w**4 / 4
