"""Eq. (91), end of the proof of Proposition 3. (90) ends in "... = ln[(2 − a)/(2√(1 − a))] ≤ ε,
i.e., the optimal escape rate can be made smaller than any ε if we set

    |a| ≤ 2 |−e^ε √(e^{2ε} − 1) − e^{2ε} + 1|."                                         (91)

"Smaller than" is typed as the "≤" of (90), to which "i.e." refers; the proposition itself has "<".
For ε = ln(5/4) the bound is 3.
"""

from sympy import Abs, Rational, exp, log, sqrt

from theory import AtMost, Claim, Hypothesis, Implies, point

from .setting import a, local_maximum, ε

claim = Claim(
    title="ln[(2 − a)/(2√(1 − a))] ≤ ε under the condition (91)",
    source="Eqs. (90), (91)",
    given=(local_maximum, Hypothesis("ε > 0", ε > 0)),
    states=Implies(
        Abs(a) <= 2 * Abs(-exp(ε) * sqrt(exp(2 * ε) - 1) - exp(2 * ε) + 1),
        AtMost(log((2 - a) / (2 * sqrt(1 - a))), ε),
    ),
    at=(point({a: -3, ε: log(Rational(5, 4))}),),
    covers=("M2.54",),
)
