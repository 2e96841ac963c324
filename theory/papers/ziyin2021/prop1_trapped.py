"""Proposition 1. Let λ = 1 and a < 0 and p(x) be the distribution such that x = 1 and x = −1 + a
with equal probability. Then, w converges to w = 0 with probability 1 with the SGD algorithm,
independent of the initialization.

Proof. By Eq. (5), "after t time steps, w_t has at most 2^{−t} probability of being non-zero. For
infinite t, w_t = 0 with probability 1." The last sentence is typed as: from some step on, w_t is
zero, that is sign(w_t) → 0 almost surely.
"""

from sympy import Integer, Ne, Rational, sign

from theory import ALMOST_SURELY, AtMost, Claim, Converges, Hypothesis, Probability, vanishes

from .setting import a, path_one, t, w

given = (Hypothesis("a < 0", a < 0),)

claim = Claim(
    title="SGD converges to the local maximum with probability 1, whatever the initialization",
    source="Proposition 1",
    given=given,
    states=vanishes(path_one, ALMOST_SURELY),
    covers=("W.5",),
)

step_at_most = Claim(
    title="After t steps w_t has at most 2^{−t} probability of being non-zero",
    source="Proposition 1, proof",
    given=given,
    states=AtMost(Probability(of=Ne(w, 0), over=path_one, at=t), Rational(1, 2) ** t),
    covers=("W.7",),
)

step_infinite = Claim(
    title="For infinite t, w_t = 0 with probability 1",
    source="Proposition 1, proof",
    given=given,
    states=Converges(of=sign(w), to=Integer(0), over=path_one, how=ALMOST_SURELY),
    covers=("W.36",),
)
