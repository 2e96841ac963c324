"""Section 5.4, before Proposition 5. "AMSGrad behaves like SGD asymptotically": (15) with β₁ = 0
is a step of SGD at the rate λ/√v̂_t, and that rate tends to a limit as v̂_t grows.

The limit depends on chance. The iterates are kept in [−1, 1], as in Proposition 5; free ones may
leave every interval, and then the rate tends to 0.
"""

from sympy import sqrt

from theory import ALMOST_SURELY, SOMETHING, Claim, Converges, Equals, Hypothesis

from .setting import (
    free,
    h,
    h_w,
    local_maximum,
    path_kept,
    positive_rate,
    started,
    v,
    v_next,
    v_w,
    w,
    x,
    λ,
)

claim = Claim(
    title="The learning rate λ/√v̂_t tends to a limit, almost surely",
    source="Section 5.4, before Proposition 5",
    given=(local_maximum, positive_rate, *started),
    states=Converges(of=λ / sqrt(h_w), to=SOMETHING, over=path_kept, how=ALMOST_SURELY),
    covers=("M4.3",),
)

step = Claim(
    title="Where v̂_{t−1} ≥ v_t a step is one of SGD at the rate λ/√v̂_{t−1}",
    source="Section 5.4, before Proposition 5",
    given=(Hypothesis("v̂_{t−1} > 0", h > 0), Hypothesis("v̂_{t−1} ≥ v_t", h >= v_next)),
    states=Equals(free.step[0].subs({h_w: h, v_w: v}), w - λ / sqrt(h) * x * w),
    covers=("M4.3",),
)
