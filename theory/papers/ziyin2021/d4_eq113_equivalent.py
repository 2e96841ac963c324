"""Eq. (113), proof of Proposition 5. (112), ln|m [1 + (λ/√(c − ε))(1 − a)]| < 0, "is equivalent to

    |m [1 + (λ/√c)(1 − a)]| < 1."                                                       (113)

(113) has √c where (112) has √(c − ε), and so it is weaker. ``step`` is the half that is true.
Here u is λ/√c and U is λ/√(c − ε); as ε varies, U takes every value above u.
"""

from sympy import Abs, log

from theory import Claim, Iff, Implies

from .setting import U, a, larger, local_maximum, top_rates, u

given = (local_maximum, larger)
condition = log(Abs(top_rates * (1 + U * (1 - a)))) < 0

claim = Claim(
    title="(112) is equivalent to |m [1 + (λ/√c)(1 − a)]| < 1",
    source="Eq. (113)",
    given=given,
    states=Iff(condition, Abs(top_rates * (1 + u * (1 - a))) < 1),
    covers=("M4.18",),
)

corrected = Claim(
    title="(112) is equivalent to |m [1 + (λ/√(c − ε))(1 − a)]| < 1",
    source="Eq. (113)",
    given=given,
    states=Iff(condition, Abs(top_rates * (1 + U * (1 - a))) < 1),
    corrects="ziyin2021/d4_eq113_equivalent",
    covers=("M4.18",),
)

step = Claim(
    title="(112) implies (113)",
    source="Eq. (113)",
    given=given,
    states=Implies(condition, Abs(top_rates * (1 + u * (1 - a))) < 1),
    covers=("M4.18",),
)
