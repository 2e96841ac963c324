"""Section 6.3, the saddle points. "There is also a manifold of saddle points given by
{(w_1, w_2) | w_1 = 0, w_2 ≥ 0}, all with L = 2.5."

A saddle point is a stationary point that is no local minimum (Definition 2). With p = w_2 w_1² the
loss is L = 5/2 − p (1 − p): lower than at w_1 = 0 where 0 < p < 1. Those with w_2 > 0 are local
maxima in this sense, their Hessian is diag(−2w_2, 0).
"""

from sympy import Eq, Integer, Rational

from theory import Claim, Equals, Hypothesis, Implies, is_minimum, is_saddle, real

from .setting_network import network_average, w1, w2

s, δ = real("s δ")
far = δ / (2 * (1 + δ) * (1 + s))  # so small that (far, s + far) is closer than δ, and 0 < p < 1

claim = Claim(
    title="Every point with w_1 = 0 and w_2 ≥ 0 is a saddle point of L",
    source="Section 6.3, the saddle points",
    given=(Hypothesis("w_2 = s ≥ 0", s >= 0),),
    states=is_saddle(network_average, {w1: 0, w2: s}, lower=(far, s + far)),
    covers=("E3.4",),
)

height = Claim(
    title="At every point with w_1 = 0 and w_2 ≥ 0 the loss is 2.5",
    source="Section 6.3, the saddle points",
    given=(Hypothesis("w_2 ≥ 0", w2 >= 0),),
    states=Implies(Eq(w1, 0), Equals(network_average, Rational(5, 2))),
    covers=("E3.4",),
)

step_no_more = Claim(
    title="The points with w_1 = 0 and w_2 < 0 are local minima",
    source="Section 6.3, the saddle points",
    given=(Hypothesis("w_2 = s < 0", s < 0),),
    states=is_minimum(network_average, {w1: Integer(0), w2: s}, witness=-s),
    covers=("E3.4",),
)
