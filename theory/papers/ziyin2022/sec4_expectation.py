"""Section 4, convergence in expectation. "First of all, it suggests that one cannot use the
expected value of w to study the escape problem of SGD. ... This is counter-intuitive: SGD will
converge to the local maximum with probability 1, even if its expected value escapes the local
maximum exponentially fast. ... This example ... also emphasizes the importance of showing
convergence in probability ... because convergence in expectation is not sufficient to guarantee a
good empirical performance."

The expected value follows gradient descent on L at λ = 1. What converges in expectation is the
loss: E L(w_t) → −∞, its infimum, while L(w_t) tends to 0, its maximum.
"""

from sympy import Limit, oo

from theory import ALMOST_SURELY, All, Claim, Definition, Equals, Mean, escapes, function, vanishes

from .setting import average, elsewhere, gd_one, local_maximum, path_one, t

E_L = function("E_L")

claim = Claim(
    title="E L(w_t) → −∞, the infimum of L, and w_t tends to the local maximum",
    source="Section 4, convergence in expectation",
    given=(local_maximum, elsewhere),
    where=(Definition(E_L(t), Mean(of=average, over=path_one, at=t)),),
    states=All(Equals(Limit(E_L(t), t, oo), -oo), vanishes(path_one)),
    covers=("W.16",),
)

step_both = Claim(
    title="SGD converges to w = 0 with probability 1, and its expected value escapes",
    source="Section 4, convergence in expectation",
    given=(local_maximum, elsewhere),
    states=All(vanishes(path_one, ALMOST_SURELY), escapes(gd_one)),
    covers=("W.16",),
)
