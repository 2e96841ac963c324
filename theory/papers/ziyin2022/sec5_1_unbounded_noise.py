"""Section 5.1, the assumptions of Ge et al. (2015). "Two crucial assumptions of Ge et al. (2015) is
violated: (1) the gradient does not have a bounded fluctuation around its mean (and so even
parameters very far away from the saddle can be brought back close to the saddle point due to the
noise), and (2) we do not inject additive noise to the gradient and the actual noise decreases as
we approach the saddle point (and so the closer we are to the saddle point, the less likely one can
escape)."

The fluctuation is the variance N(w) of the sampled gradient: for every K there is a w with
N(w) > K². "Brought back": in the trapped regime one step brings SGD closer with positive
probability, from any w_0 ≠ 0. "The less likely one can escape" is read with escape as |w_t| → ∞
(``sec5_1_less_likely``), or as being beyond a radius.
"""

from sympy import Abs, And, Integer, Rational

from theory import (
    AtMost,
    Claim,
    Definition,
    Equals,
    Exists,
    Hypothesis,
    Implies,
    Probability,
    Variance,
    function,
    real,
)

from .setting import (
    a,
    elsewhere,
    large_rate,
    local_maximum,
    path,
    sampled_gradient,
    two_points,
    w,
    w0,
    λ,
)

K, v, N = real("K"), real("v"), function("N")
noise = Definition(N(w), Variance(of=sampled_gradient, over=two_points))

claim = Claim(
    title="The fluctuation of the gradient around its mean is not bounded",
    source="Section 5.1, the assumptions of Ge et al.",
    given=(local_maximum, Hypothesis("K > 0", K > 0)),
    where=(noise,),
    states=Exists(
        over=(w,),
        such_that=AtMost(K**2, N(w), strict=True),
        within=w > 0,
        witness=(2 * K,),
    ),
    covers=("M1.17",),
)

step_decreases = Claim(
    title="The noise decreases as w approaches the saddle point",
    source="Section 5.1, the assumptions of Ge et al.",
    given=(local_maximum,),
    where=(noise,),
    states=Implies(Abs(w) < Abs(v), AtMost(N(w), N(v), strict=True)),
    covers=("M1.17",),
)

step_back = Claim(
    title="In the trapped regime a step brings w closer to the saddle point with probability ½",
    source="Section 5.1, the assumptions of Ge et al.",
    given=(local_maximum, elsewhere),
    states=Implies(
        And(a / (a - 1) < λ, λ < large_rate),
        Equals(
            Probability(of=Abs(w) < Abs(w0), over=path, at=Integer(1)),
            Rational(1, 2),
        ),
    ),
    covers=("M1.58",),
)
