"""Eq. (98), proof of Proposition 5. (97), ln|m [1 + (λ/√(c − ε))(1 − a)]| < 0, "is equivalent to

    |m [1 + (λ/√c)(1 − a)]| < 1."                                                       (98)

(98) has √c where (97) has √(c − ε), and so it is weaker. ``step`` is the half that is true.
Here u is λ/√c and U is λ/√(c − ε); as ε varies, U takes every value above u.
"""

from sympy import Abs, log

from theory import Claim, Iff, Implies

from .setting import U, a, larger, local_maximum, top_rates, u

given = (local_maximum, larger)
condition = log(Abs(top_rates * (1 + U * (1 - a)))) < 0

claim = Claim(
    title="(97) is equivalent to |m [1 + (λ/√c)(1 − a)]| < 1",
    source="Eq. (98)",
    given=given,
    states=Iff(condition, Abs(top_rates * (1 + u * (1 - a))) < 1),
    covers=("M4.18",),
)

corrected = Claim(
    title="(97) is equivalent to |m [1 + (λ/√(c − ε))(1 − a)]| < 1",
    source="Eq. (98)",
    given=given,
    states=Iff(condition, Abs(top_rates * (1 + U * (1 - a))) < 1),
    corrects="ziyin2022/c6_eq98_equivalent",
    covers=("M4.18",),
)

step = Claim(
    title="(97) implies (98)",
    source="Eq. (98)",
    given=given,
    states=Implies(condition, Abs(top_rates * (1 + u * (1 - a))) < 1),
    covers=("M4.18",),
)
