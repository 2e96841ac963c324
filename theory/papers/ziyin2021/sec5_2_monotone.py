"""Section 5.2, after Proposition 3. "This example conveys the surprising message that the escaping
efficiency is not monotonically increasing as the learning rate increase. For this example, the
escape rate first decrease and starts to increase only when λ is quite large."

The escape rate is μ(λ) = ½ ln|(1 − λ)(1 − λ(a − 1))|, a < 0. "First" is λ → 0 from above, where the
slope of the rate is −a/2 (``first``). What is true of the sentence: it falls from λ* = a/(2(a − 1))
to λ = 1, where it is −∞, and rises from there on.
"""

from sympy import Derivative, Integer, Rational, Subs, log

from theory import AtMost, Claim, Exists, Hypothesis, box, real

from .setting import a, elsewhere, local_maximum, positive_rate, rate, γ, λ

λ1, λ2 = real("λ_1 λ_2")
before_one = log((1 - λ) * (1 - λ * (a - 1))) / 2
beyond_one = log((λ - 1) * (1 - λ * (a - 1))) / 2
slope = Subs(Derivative(before_one, λ), λ, Integer(0))

claim = Claim(
    title="The escape rate does not increase with the learning rate throughout",
    source="Section 5.2, after Proposition 3",
    given=(local_maximum, elsewhere),
    where=(rate,),
    states=Exists(
        over=(λ1, λ2),
        such_that=AtMost(γ(λ2), γ(λ1), strict=True),
        within=(λ1 > 0) & (λ1 < λ2),
        witness=(a / (2 * (a - 1)), a / (a - 1)),
    ),
    covers=("M2.58",),
)

first = Claim(
    title="The escape rate first decreases: its slope at λ = 0 is negative",
    source="Section 5.2, after Proposition 3",
    given=(local_maximum,),
    states=AtMost(slope, Integer(0), strict=True),
    covers=("M2.59",),
)

corrected = Claim(
    title="The escape rate first increases: its slope at λ = 0 is positive",
    source="Section 5.2, after Proposition 3",
    given=(local_maximum,),
    states=AtMost(Integer(0), slope, strict=True),
    at=(box({a: (-3, Rational(-1, 10))}),),
    corrects="ziyin2021/sec5_2_monotone:first",
    covers=("M2.59",),
)

step_decrease = Claim(
    title="From λ* to λ = 1 the escape rate decreases",
    source="Section 5.2, after Proposition 3",
    given=(
        local_maximum,
        Hypothesis("λ > λ*", λ > a / (2 * (a - 1))),
        Hypothesis("λ < 1", λ < 1),
    ),
    states=AtMost(Derivative(before_one, λ), Integer(0), strict=True),
    covers=("M2.59",),
)

step_increase = Claim(
    title="For λ > 1 the escape rate increases",
    source="Section 5.2, after Proposition 3",
    given=(local_maximum, positive_rate, Hypothesis("λ > 1", λ > 1)),
    states=AtMost(Integer(0), Derivative(beyond_one, λ), strict=True),
    covers=("M2.59",),
)
