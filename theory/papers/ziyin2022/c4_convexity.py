"""Appendix C.4, between Eqs. (74) and (75). "Since μ is convex in λ, it follows that this critical
escape rate is the maximum escape rate."

Here μ is the right side of (73), ½ ln{(1 − λ)[1 − λ(a − 1)]}, for 0 < λ < 1, and the critical
escape rate is its value at λ* = a/(2(a − 1)).

As strong as the truth allows: the change is that of a sign, and < is its strict form. A bound on
the size of μ″ would be another statement; 0 could even be moved by a hundredth, because
μ″ = −½ [1/(1 − λ)² + 1/(λ + 1/(1 − a))²] is less than −½ for 0 < λ < 1.
"""

from sympy import Derivative, Integer, Rational, log

from theory import AtMost, Claim, Definition, Hypothesis, box

from .setting import a, local_maximum, positive_rate, λ, λ_star

rate = log((1 - λ) * (1 - λ * (a - 1))) / 2
given = (local_maximum, positive_rate, Hypothesis("λ < 1, as for (73)", λ < 1))
sides = box({a: (-3, -1), λ: (Rational(1, 10), Rational(9, 10))})

claim = Claim(
    title="μ is convex in λ",
    source="Appendix C.4, after Eq. (74)",
    given=given,
    states=AtMost(Integer(0), Derivative(rate, (λ, 2))),
    covers=("M2.17",),
)

corrected = Claim(
    title="μ is concave in λ, strictly",
    source="Appendix C.4, after Eq. (74)",
    given=given,
    states=AtMost(Derivative(rate, (λ, 2)), Integer(0), strict=True),
    at=(sides,),
    corrects="ziyin2022/c4_convexity",
    covers=("M2.17",),
)

step_maximum = Claim(
    title="The critical escape rate is the maximum escape rate",
    source="Appendix C.4, after Eq. (74)",
    given=given,
    where=(Definition(λ_star, a / (2 * (a - 1))),),
    states=AtMost(rate, log((1 - λ_star) * (1 - λ_star * (a - 1))) / 2),
    covers=("M2.18",),
)
