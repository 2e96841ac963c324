"""Section 4.4, the first estimate. "Let h*(x) be the largest eigenvalue of Ĥ(x) and assume that
1 − h*(x) > 0 for all x. Then, the following condition implies that θ →_p 0:
E_x[log|1 − λh*(x)|] < 0, which mimics the condition we found for rank-1 systems."

Here Ĥ(x) = diag(g, h(x)) with h(x) ≤ g, so that g is the largest eigenvalue at every x. The other
entry of θ has the factor 1 − λh, which is larger than 1 where h < 0. What a step multiplies the
length of θ by at most is the largest |1 − λ · eigenvalue|, as the smallest eigenvalue or the
largest has it; with it the condition is sufficient, whatever the sign of 1 − h*.
"""

from sympy import Abs, Max, Rational, log

from theory import (
    All,
    AtMost,
    Claim,
    Hypothesis,
    Implies,
    Mean,
    point,
)

from .setting import h, h1, h2, positive_rate, tends_to_zero, two_h, θ01, θ02, θ1, θ2, λ
from .setting_variants import g, one_fixed

largest = (
    Hypothesis("g is the largest eigenvalue of Ĥ(x_1)", h1 <= g),
    Hypothesis("g is the largest eigenvalue of Ĥ(x_2)", h2 <= g),
)
vanishing = All(tends_to_zero(θ1, one_fixed), tends_to_zero(θ2, one_fixed))

claim = Claim(
    title="If E log|1 − λh*| < 0 for the largest eigenvalue h* then θ → 0",
    source="Section 4.4, the first estimate",
    given=(positive_rate, *largest, Hypothesis("1 − h*(x) > 0", 1 - g > 0)),
    states=Implies(AtMost(Mean(of=log(Abs(1 - λ * g)), over=two_h), 0, strict=True), vanishing),
    covers=("T-S4.4-SUFF", "T-S4.4-1MH"),
)

corrected = Claim(
    title="If E log max |1 − λ · eigenvalue| < 0 then θ → 0",
    source="Section 4.4, the first estimate",
    given=(positive_rate, *largest),
    states=Implies(
        AtMost(Mean(of=log(Max(Abs(1 - λ * g), Abs(1 - λ * h))), over=two_h), 0, strict=True),
        vanishing,
    ),
    at=(
        point({g: Rational(1, 2), h1: -1, h2: -1, λ: 1, θ01: 1, θ02: 1}),
        point({g: 2, h1: 1, h2: 1, λ: 1, θ01: 1, θ02: 1}),
        point({g: Rational(401, 200), h1: 1, h2: 1, λ: 1, θ01: 1, θ02: 1}),
        point({g: 1, h1: Rational(-1, 200), h2: Rational(-1, 200), λ: 1, θ01: 1, θ02: 1}),
    ),
    corrects="ziyin2024/sec4_4_largest",
    covers=("T-S4.4-SUFF", "T-S4.4-1MH"),
)
