"""Eq. (88), proof of Proposition 3. "By Lemma 1, we have that

    (1/t) E[ln|w_t/w_0|] = μ = ½ ln{(1 − λ)[1 − λ(a − 1)]},                             (88)

where the second equality follows from the assumption that λ < 1." Theorem 1 assumes λ ≤ 1; at
λ = 1 every side is −∞. (Lemma 1 asks for a density and speaks of a limit in law; the first equality
holds at each t by independence.)
"""

from sympy import Abs, Rational, log

from theory import Claim, Equals, Hypothesis, Mean, Rate, Reading, box

from .setting import (
    a,
    after_start,
    elsewhere,
    exponent,
    local_maximum,
    path,
    positive_rate,
    t,
    w,
    w0,
    λ,
    μ,
)

assumed = (
    Reading(
        words="“the assumption that λ < 1” of this sentence",
        given=(Hypothesis("λ < 1", λ < 1),),
    ),
    Reading(
        words="λ ≤ 1, the hypothesis of Theorem 1",
        given=(Hypothesis("λ ≤ 1", λ <= 1),),
    ),
)
sides = box({a: (-3, -1), λ: (Rational(1, 10), Rational(9, 10))})

claim = Claim(
    title="The escape rate is ½ ln{(1 − λ)[1 − λ(a − 1)]}",
    source="Eq. (88), with Definition 3",
    given=(local_maximum, positive_rate, elsewhere),
    states=Equals(Rate(of=w, over=path), log((1 - λ) * (1 - λ * (a - 1))) / 2),
    readings=assumed,
    covers=("M2.50",),
)

step_mean = Claim(
    title="(1/t) E[ln|w_t/w_0|] = μ at each step",
    source="Eq. (88), first equality",
    given=(local_maximum, positive_rate, elsewhere, after_start),
    where=(exponent,),
    states=Equals(Mean(of=log(Abs(w / w0)) / t, over=path, at=t), μ),
    readings=assumed,
    covers=("M2.50",),
)

step_value = Claim(
    title="μ = ½ ln{(1 − λ)[1 − λ(a − 1)]}",
    source="Eq. (88), second equality",
    given=(local_maximum, positive_rate),
    where=(exponent,),
    states=Equals(μ, log((1 - λ) * (1 - λ * (a - 1))) / 2),
    at=(sides,),
    readings=assumed,
    covers=("M2.50",),
)
