"""Proposition 1 with three atoms, none of which is x = 1: no step sends w to 0.

x ∈ {1/2, a − 1, 2} with probability 1/3 each, λ = 1, a < 0, w_0 ≠ 0.
"""

from sympy import Integer, Rational

from theory import ALMOST_SURELY, Claim, Discrete, Draw, Path, sgd, vanishes
from theory.papers.ziyin2022.setting import a, elsewhere, local_maximum, loss, w, w0, x

third = Rational(1, 3)
three_points = Discrete((Rational(1, 2), a - 1, Integer(2)), (third, third, third))
model = sgd(loss, over=(w,), rate=Integer(1), draws=(Draw(x, three_points),))

claim = Claim(
    title="SGD converges to the local maximum with probability 1 without an absorbing atom",
    source="Proposition 1, varied",
    given=(local_maximum, elsewhere),
    states=vanishes(Path(model, (w0,)), ALMOST_SURELY),
)
