"""Proposition 3 with the bound on |a| doubled: the optimal rate is then above ε."""

from sympy import Abs, exp, sqrt

from theory import AtMost, Claim, Hypothesis, Implies
from theory.papers.ziyin2022.setting import a, elsewhere, local_maximum, optimal, rate, ε

claim = Claim(
    title="γ* < ε if |a| < 4 |−e^ε √(e^{2ε} − 1) − e^{2ε} + 1|",
    source="Proposition 3, varied",
    given=(local_maximum, Hypothesis("ε > 0", ε > 0), elsewhere),
    where=(rate,),
    states=Implies(
        Abs(a) < 4 * Abs(-exp(ε) * sqrt(exp(2 * ε) - 1) - exp(2 * ε) + 1),
        AtMost(optimal, ε, strict=True),
    ),
)
