"""Proposition 3, the sufficient condition. "And, for any ε > 0, γ* < ε if

    |a| ≤ 2 |−e^ε √(e^{2ε} − 1) − e^{2ε} + 1|."

For ε = ln(5/4) the bound is 3.
"""

from sympy import Abs, Rational, exp, log, sqrt

from theory import AtMost, Claim, Hypothesis, Implies, point

from .setting import a, elsewhere, local_maximum, optimal, rate, w0, ε

given = (local_maximum, Hypothesis("ε > 0", ε > 0), elsewhere)
bound = 2 * Abs(-exp(ε) * sqrt(exp(2 * ε) - 1) - exp(2 * ε) + 1)
edge = point({a: -3, ε: log(Rational(5, 4)), w0: 1})

claim = Claim(
    title="γ* < ε if |a| ≤ 2 |−e^ε √(e^{2ε} − 1) − e^{2ε} + 1|",
    source="Proposition 3, second half",
    given=given,
    where=(rate,),
    states=Implies(Abs(a) <= bound, AtMost(optimal, ε, strict=True)),
    at=(edge,),
    covers=("M2.6",),
)

corrected = Claim(
    title="γ* < ε if |a| < 2 |−e^ε √(e^{2ε} − 1) − e^{2ε} + 1|",
    source="Proposition 3, second half",
    given=given,
    where=(rate,),
    states=Implies(Abs(a) < bound, AtMost(optimal, ε, strict=True)),
    at=(edge,),
    corrects="ziyin2021/prop3_bound",
    covers=("M2.6",),
)
