"""Section 5.2, any learning rate. "This section shows that, even if one can tune the learning rate
at will, there is a loss landscape where SGD can take an arbitrarily long time to escape, no matter
how one chooses the learning rate. ... Namely, the SGD algorithm can escape the saddle point of Eq.
(2) arbitrarily slowly." Later: "the undesired escape can be achieved by setting the learning rate
to be arbitrarily large".

An arbitrarily long time is an escape rate γ(λ) below any ε > 0. ``claim`` is for every λ > 0, as
the words stand; Proposition 3 has λ ≤ 1. The correction has the largest bound for which the
sentence holds: for λ > √2, γ(λ) tends to ½ ln(λ² − 1) > 0 as a → 0, and it grows with |a|.
"""

from sympy import And, Rational, exp, log, sqrt

from theory import AtMost, Claim, Exists, ForAll, Hypothesis, escapes, point

from .setting import Λ, a, elsewhere, local_maximum, path, rate, w0, γ, ε, λ

given = (Hypothesis("ε > 0", ε > 0), elsewhere)
slow = AtMost(γ(λ), ε, strict=True)

claim = Claim(
    title="There is a loss with γ(λ) < ε for every λ > 0",
    source="Section 5.2, any learning rate",
    given=given,
    where=(rate,),
    states=Exists(
        over=(a,),
        such_that=ForAll(over=(λ,), such_that=slow, within=λ > 0, breaks_at=(1 + exp(ε),)),
        within=a < 0,
    ),
    covers=("M2.14",),
)

corrected = Claim(
    title="There is a loss with γ(λ) < ε for every λ with 0 < λ ≤ √2",
    source="Section 5.2, any learning rate",
    given=given,
    where=(rate,),
    states=Exists(
        over=(a,),
        such_that=ForAll(over=(λ,), such_that=slow, within=And(λ > 0, λ <= sqrt(2))),
        within=a < 0,
        witness=(1 - exp(2 * ε),),
    ),
    at=(point({ε: log(Rational(101, 100)), w0: 1}),),
    corrects="ziyin2022/sec5_2_any_rate",
    covers=("M2.14",),
)

large = Claim(
    title="SGD escapes at every learning rate that is large enough",
    source="Section 5.2, before Proposition 3",
    given=(local_maximum, elsewhere),
    states=Exists(
        over=(Λ,),
        such_that=ForAll(over=(λ,), such_that=escapes(path), within=λ > Λ),
        within=Λ > 0,
        witness=(sqrt(2),),
    ),
    covers=("M2.23",),
)
