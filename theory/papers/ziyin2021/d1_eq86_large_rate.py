"""Eq. (86), proof of Proposition 2. "When λ > 1, the above equation solves to

    λ ≥ (a − √(a² − 8a + 8)) / (2(a − 1))."                                             (86)

"The above equation" is the strict inequality (84), as for (85), whose sign is strict. (With "≥ 1"
in (84) the sign of (86) would fit and that of (85) would not.) For a = −1/2 the bound is 4/3.
"""

from sympy import Abs, Rational, sqrt

from theory import Claim, Hypothesis, Iff, point

from .setting import a, local_maximum, λ

given = (local_maximum, Hypothesis("λ > 1", λ > 1))
edge = point({a: Rational(-1, 2), λ: Rational(4, 3)})

claim = Claim(
    title="For λ > 1 the inequality (84) holds exactly from λ = (a − √(a² − 8a + 8))/(2(a − 1)) on",
    source="Eq. (86)",
    given=given,
    states=Iff(
        Abs((1 - λ) * (1 - λ * (a - 1))) > 1,
        λ >= (a - sqrt(a**2 - 8 * a + 8)) / (2 * (a - 1)),
    ),
    at=(edge,),
    covers=("M1.42",),
)

corrected = Claim(
    title="For λ > 1 the inequality (84) holds exactly beyond (a − √(a² − 8a + 8))/(2(a − 1))",
    source="Eq. (86)",
    given=given,
    states=Iff(
        Abs((1 - λ) * (1 - λ * (a - 1))) > 1,
        λ > (a - sqrt(a**2 - 8 * a + 8)) / (2 * (a - 1)),
    ),
    at=(edge,),
    corrects="ziyin2021/d1_eq86_large_rate",
    covers=("M1.42",),
)
