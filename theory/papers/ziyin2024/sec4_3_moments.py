"""Section 4.3, last sentences, and Section 6. "Therefore, the L_p-stability is not useful in
understanding the stability of SGD close to saddle points", "no moment-based notions of
stability can be used to study when a saddle point becomes attractive".

Typed so: for every p > 0 a saddle is not L_p-stable, from any start but θ*, whatever the two
values of h. The moments of order p < 1 are moments, too; wherever a saddle is stable in
probability some of them tends to 0. With p ≥ 1 it is true (``corrected``).
"""

from sympy import Rational

from theory import Claim, Not, point

from .setting import (
    any_order,
    elsewhere,
    h1,
    h2,
    in_mean,
    line,
    order_from_one,
    p,
    positive_rate,
    saddle,
    θ,
    θ0,
    λ,
)

stable = in_mean(θ, line, p)
below_one = (
    point({h1: 1, h2: -2, λ: 1, p: Rational(1, 4), θ0: 1}),
    point({h1: 1, h2: Rational(-1003, 1000), λ: 1, p: Rational(199, 200), θ0: 1}),
)

claim = Claim(
    title="A saddle is L_p-stable for no p > 0",
    source="Section 4.3, last sentences",
    given=(positive_rate, any_order, saddle, elsewhere),
    states=Not(stable),
    at=below_one,
    covers=("T-S4.3-MOM",),
)

corrected = Claim(
    title="A saddle is L_p-stable for no p ≥ 1",
    source="Section 4.3, last sentences",
    given=(positive_rate, order_from_one, saddle, elsewhere),
    states=Not(stable),
    at=below_one,
    corrects="ziyin2024/sec4_3_moments",
    covers=("T-S4.3-MOM",),
)
