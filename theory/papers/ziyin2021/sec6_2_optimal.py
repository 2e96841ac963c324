"""Figure 3, right, and Section 6.2. "We see that, as our theory predicts, as |a| gets closer to 0,
the optimal escape rate decreases towards 0. ... One additional observation is that the optimal
learning rate is neither too large nor too small."

The rates of Proposition 3 are those of 0 < λ ≤ 1. Without that bound the rate grows beyond every
number as λ does, so that no learning rate is optimal: all of them are too small. It is above the
largest of 0 < λ ≤ 1, which is (90), where λ is beyond the number in ``corrected``.
"""

from sympy import Integer, Limit, log, sqrt

from theory import (
    AtMost,
    Claim,
    Definition,
    Equals,
    ForAll,
    Hypothesis,
    Iff,
    Rate,
    function,
    real,
)

from .setting import a, elsewhere, local_maximum, path, positive_rate, w, λ

γ = function("γ")
b = real("b")
rate = Definition(γ(λ), Rate(of=w, over=path))


largest = log((2 - a) / (2 * sqrt(1 - a)))  # the optimal rate of Proposition 3, by (90)

claim = Claim(
    title="No learning rate, however large, has a rate above (90)",
    source="Figure 3",
    given=(local_maximum, elsewhere),
    where=(rate,),
    states=ForAll(over=(λ,), such_that=AtMost(γ(λ), largest), within=λ > 0, breaks_at=(3,)),
    covers=("E1.16",),
)

corrected = Claim(
    title="A rate above (90) is that of a λ beyond (√2 (2 − a) − a)/(2(1 − a)), and of no other",
    source="Figure 3",
    given=(local_maximum, elsewhere, positive_rate),
    where=(rate,),
    states=Iff(λ <= (sqrt(2) * (2 - a) - a) / (2 * (1 - a)), AtMost(γ(λ), largest)),
    corrects="ziyin2021/sec6_2_optimal",
    covers=("E1.16",),
)

step_decreases = Claim(
    title="The optimal rate decreases as |a| does",
    source="Figure 3",
    given=(local_maximum, Hypothesis("b < 0", b < 0)),
    states=Iff(a < b, AtMost(largest.subs(a, b), largest, strict=True)),
    covers=("E1.15",),
)

step_to_zero = Claim(
    title="The optimal rate tends to 0 as a does",
    source="Figure 3",
    states=Equals(Limit(largest, a, 0, dir="-"), Integer(0)),
    covers=("E1.15",),
)
