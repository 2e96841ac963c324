"""Figure 2, right, and Section 6.2, AMSGrad with momentum. "When momentum is used, we set β₁ = 0.9.
... When momentum is added, AMSGrad still converges to the local maximum."

AMSGrad that is kept in [−1, 1]. As in Proposition 5, where w does not tend to 0 the preconditioner
v̂ comes to its largest value (1 − a)². There (w, m) is multiplied by a random 2 × 2 matrix at each
step, and ``claim`` is that its exponent is negative: the local maximum attracts.
It attracts slowly: 44 in 100 runs are beyond |w| = 1/20 after 1000 steps, and 1 in 60 after 20000
(4000 plain simulations). ``step_fewer`` is about the beginning.
"""

from sympy import Abs, Integer, Rational

from theory import All, AtMost, Claim, Definition, Lyapunov, Probability, real

from .setting import w
from .setting_experiments import amsgrad_heavy, slowest

P, Q = real("P Q")
beyond = Abs(w) > Rational(1, 100)
early = Definition(P, Probability(of=beyond, over=amsgrad_heavy, at=Integer(100)))
late = Definition(Q, Probability(of=beyond, over=amsgrad_heavy, at=Integer(1000)))

claim = Claim(
    title="With momentum, too, AMSGrad at the smallest rate it can come to approaches the maximum",
    source="Figure 2",
    states=AtMost(Lyapunov(over=slowest), 0, strict=True),
    covers=("E2.3",),
)

step_fewer = Claim(
    title="With momentum 95 in 100 runs are beyond 1/100 after 100 steps, at most 65 after 1000",
    source="Figure 2",
    where=(early, late),
    states=All(AtMost(Rational(19, 20), P), AtMost(Q, Rational(13, 20))),
    covers=("E2.3",),
)
