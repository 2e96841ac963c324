"""Eq. (7). "When the second-order term is taken into consideration, the fluctuation of h(x) now
decides the attractivity of the critical point, which is attractive if

    λ > 2 (−E[h(x)]) / E[h(x)²]."                                                     (7)

Printed without a bound from above and without an error. Here h has the values h_1 and h_2 with
equal probability and the critical point is a strict saddle. It is attractive where the product of
the two factors lies between −1 and 1: h_1 and h_2 need different signs, λ > 1/h_1 + 1/h_2, which is
more than (7) because 2|h_1 h_2| ≤ h_1² + h_2², and λ must not be too large.
"""

from sympy import Abs

from theory import Claim, Implies, vanishes

from .setting import elsewhere, h1, h2, line, positive_rate, saddle, λ

given = (positive_rate, saddle, elsewhere)

claim = Claim(
    title="A saddle is attractive if λ > −2E[h]/E[h²]",
    source="Eq. (7)",
    given=given,
    states=Implies(λ > -2 * (h1 + h2) / (h1**2 + h2**2), vanishes(line)),
    covers=("T-EQ7",),
)

corrected = Claim(
    title="A saddle is attractive if |(1 − λh_1)(1 − λh_2)| < 1",
    source="Eq. (7)",
    given=given,
    states=Implies(Abs((1 - λ * h1) * (1 - λ * h2)) < 1, vanishes(line)),
    corrects="ziyin2024/eq7_attractive",
    covers=("T-EQ7",),
)
