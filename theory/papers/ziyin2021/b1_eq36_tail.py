"""Eqs. (36)-(39), proof of Proposition 6. "This leads to

    ∫_δ^∞ dx p(x) ln²|x| ≤ ∫_δ^∞ dx p(x) (ax + b)²                                      (36)
      ≤ ∫_{−∞}^∞ dx p(x) (ax + b)²                                                      (37)
      = ∫_{−∞}^∞ dx p(x) (a² x² + 2abx + b²)                                            (38)
      = a² μ_2 + 2ab μ_1 + b²."                                                        (39)

"This" is ax + b ≥ ln x for x ≥ δ. (36) is claimed of the integrands at each x ≥ δ: it squares the
inequality, and for δ < 1 the logarithm may be negative. (37) is claimed of what is added, the
integrand elsewhere. Here a and b are A and B.
"""

from sympy import Abs, Rational, log

from theory import AtMost, Claim, Definition, Equals, Hypothesis, Implies, Mean, point, real

from .setting import any_law, x

δ, p, A, B, μ1, μ2 = real("δ p A B μ_1 μ_2")
beyond = Hypothesis("x ≥ δ", x >= δ)
positive = Hypothesis("δ > 0", δ > 0)
density = Hypothesis("p(x) ≥ 0", p >= 0)
half = point({x: Rational(1, 2), δ: Rational(1, 2), A: 1, B: -1})
squares = AtMost(log(x) ** 2, (A * x + B) ** 2)

claim = Claim(
    title="From ax + b ≥ ln x it follows that ln² x ≤ (ax + b)²",
    source="Eq. (36)",
    given=(positive, beyond),
    states=Implies(A * x + B >= log(x), squares),
    at=(half,),
    covers=("M1.97",),
)

corrected = Claim(
    title="From ax + b ≥ |ln x| it follows that ln² x ≤ (ax + b)²",
    source="Eq. (36)",
    given=(positive, beyond),
    states=Implies(A * x + B >= Abs(log(x)), squares),
    at=(half,),
    corrects="ziyin2021/b1_eq36_tail",
    covers=("M1.97",),
)

step_extend = Claim(
    title="The integrand p(x) (ax + b)² that is added is not negative",
    source="Eq. (37)",
    given=(density,),
    states=AtMost(0, p * (A * x + B) ** 2),
    covers=("M1.98",),
)

step_expand = Claim(
    title="(ax + b)² = a² x² + 2abx + b²",
    source="Eq. (38)",
    states=Equals((A * x + B) ** 2, A**2 * x**2 + 2 * A * B * x + B**2),
    covers=("M1.98",),
)

step_moments = Claim(
    title="E(ax + b)² = a² μ_2 + 2ab μ_1 + b²",
    source="Eq. (39)",
    where=(
        Definition(μ1, Mean(of=x, over=any_law)),
        Definition(μ2, Mean(of=x**2, over=any_law)),
    ),
    states=Equals(Mean(of=(A * x + B) ** 2, over=any_law), A**2 * μ2 + 2 * A * B * μ1 + B**2),
    covers=("M1.98",),
)
