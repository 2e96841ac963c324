"""Section 6.5, the saddle points. "Crucially, the set {(w_1, w_2) | w_1 = 0, w_2 ≥ 0} contains all
the saddle points with L = 2.5."

A saddle point is a stationary point that is no local minimum (Definition 2). With p = w_2 w_1² the
loss is L = 5/2 − p (1 − p), its gradient (2p − 1) (2w_1 w_2, w_1²). "All" is said the other way
round: a stationary point with L = 5/2 that is not in the set is a local minimum. Each point of the
set is a saddle point with L = 2.5: the loss is lower where 0 < p < 1.
"""

from sympy import And, Eq, Integer, Ne, Or, Rational

from theory import Claim, Equals, Hypothesis, Implies, is_minimum, is_saddle, real

from .setting_network import network_average, w1, w2

s, u1, u2, δ = real("s u_1 u_2 δ")
L = network_average
far = δ / (2 * (1 + δ) * (1 + s))  # so small that (far, s + far) is closer than δ, and 0 < p < 1
stationary = (Eq(slope.subs({w1: u1, w2: u2}), 0) for slope in (L.diff(w1), L.diff(w2)))
outside = Or(Ne(u1, 0), u2 < 0)

claim = Claim(
    title="Stationary points with L = 2.5 outside of the set are no saddle points but local minima",
    source="Section 6.5, the saddle points",
    states=Implies(
        And(*stationary, Eq(L.subs({w1: u1, w2: u2}), Rational(5, 2)), outside),
        is_minimum(L, {w1: u1, w2: u2}, witness=-u2),
    ),
    covers=("E3.5",),
)

members = Claim(
    title="Every point with w_1 = 0 and w_2 ≥ 0 is a saddle point of L",
    source="Section 6.5, the saddle points",
    given=(Hypothesis("w_2 = s ≥ 0", s >= 0),),
    states=is_saddle(L, {w1: Integer(0), w2: s}, lower=(far, s + far)),
    covers=("E3.5",),
)

height = Claim(
    title="At every point with w_1 = 0 and w_2 ≥ 0 the loss is 2.5",
    source="Section 6.5, the saddle points",
    given=(Hypothesis("w_2 ≥ 0", w2 >= 0),),
    states=Implies(Eq(w1, 0), Equals(L, Rational(5, 2))),
    covers=("E3.5",),
)
