"""Appendix D.4, after Eq. (115). "Setting a such that the above condition is met, AMSGrad will
converge to 0 in probability", where λ′ = λ/√c and 0 < c ≤ 1 + a by (104).

c depends on a and on chance; what can be set is λ′ at a bound of c. ``claim`` takes the printed
bound, 1 + a, where the rate is smallest. ``corrected`` takes that of the corrected (104), (1 − a)²:
if (115) holds there then w_t → 0, although λ/√c is larger where v̂_t settles below.

As strong as the truth allows: with λ/√(1 + a) on the right of (115), and λ/(1 − a) on the left, the
statement says less, as λ/√(1 + a) > λ/(1 − a) for a < 0.
"""

from sympy import And, Integer, Rational, sqrt

from theory import Claim, Hypothesis, Implies, point

from .setting import a, large_rate, local_maximum, positive_rate, started, to_maximum, w0, β2, λ

small_rate = a / (a - 1)
between = (point({a: Rational(-3, 4), λ: Rational(1, 2), w0: Integer(1), β2: Rational(1, 2)}),)
printed, largest = λ / sqrt(1 + a), λ / (1 - a)

claim = Claim(
    title="AMSGrad converges to 0 if (115) holds for c = 1 + a",
    source="Appendix D.4, after Eq. (115)",
    given=(local_maximum, Hypothesis("c > 0", 1 + a > 0), positive_rate, *started),
    states=Implies(And(small_rate <= printed, printed <= large_rate), to_maximum),
    at=between,
    covers=("M4.31",),
)

corrected = Claim(
    title="AMSGrad converges to 0 if (115) holds for c = (1 − a)²",
    source="Appendix D.4, after Eq. (115)",
    given=(local_maximum, positive_rate, *started),
    states=Implies(And(small_rate <= largest, largest <= large_rate), to_maximum),
    at=between,
    corrects="ziyin2021/d4_conclusion",
    covers=("M4.31",),
)
