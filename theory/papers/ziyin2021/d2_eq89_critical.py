"""Eq. (89), proof of Proposition 3. "We differentiate with respect to λ to find the critical escape
rate:

    λ* = a/(2(a − 1))."                                                                 (89)

What is differentiated is the right side of (88), for 0 < λ < 1.
"""

from sympy import And, Derivative, Eq, Integer, Rational, Subs, log

from theory import Claim, Equals, Hypothesis, Iff, box

from .setting import a, local_maximum, positive_rate, λ

rate = log((1 - λ) * (1 - λ * (a - 1))) / 2

claim = Claim(
    title="λ* = a/(2(a − 1)) is a critical point of the escape rate",
    source="Eq. (89)",
    given=(local_maximum,),
    states=Equals(Subs(Derivative(rate, λ), λ, a / (2 * (a - 1))), Integer(0)),
    at=(box({a: (-3, -1)}),),
    covers=("M2.11",),
)

step_only = Claim(
    title="λ* = a/(2(a − 1)) is the only critical point of the escape rate for 0 < λ < 1",
    source="Eq. (89)",
    given=(local_maximum, positive_rate, Hypothesis("λ < 1, as for (88)", λ < 1)),
    states=Iff(Eq(Derivative(rate, λ), 0), Eq(λ, a / (2 * (a - 1)))),
    covers=("M2.11",),
)

step_inside = Claim(
    title="λ* lies in the range 0 < λ < 1 in which (88) is used",
    source="Eq. (89)",
    given=(local_maximum,),
    states=And(a / (2 * (a - 1)) > 0, a / (2 * (a - 1)) < 1),
    at=(box({a: (-3, Rational(-1, 10))}),),
    covers=("M2.11",),
)
