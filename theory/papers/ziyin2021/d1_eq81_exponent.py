"""Eqs. (81)-(83), proof of Proposition 2. "By the definition of p(x),

    μ = E[ln|1 − λx|]                                                                   (81)
      = ½ ln|1 − λ| + ½ ln|1 − λ(a − 1)|                                                (82)
      = ½ ln|(1 − λ)(1 − λ(a − 1))|."                                                   (83)

At λ = 1 every line is −∞.
"""

from sympy import Abs, Rational, log

from theory import Claim, Equals, Mean, box

from .setting import a, local_maximum, positive_rate, two_points, x, λ

sides = box({a: (-3, -1), λ: (Rational(1, 10), Rational(9, 10))})

claim = Claim(
    title="μ = ½ ln|1 − λ| + ½ ln|1 − λ(a − 1)|",
    source="Eqs. (81), (82)",
    given=(local_maximum, positive_rate),
    states=Equals(
        Mean(of=log(Abs(1 - λ * x)), over=two_points),
        log(Abs(1 - λ)) / 2 + log(Abs(1 - λ * (a - 1))) / 2,
    ),
    at=(sides,),
    covers=("M1.39",),
)

step_product = Claim(
    title="The two logarithms add up to ½ ln|(1 − λ)(1 − λ(a − 1))|",
    source="Eqs. (82), (83)",
    given=(local_maximum, positive_rate),
    states=Equals(
        log(Abs(1 - λ)) / 2 + log(Abs(1 - λ * (a - 1))) / 2,
        log(Abs((1 - λ) * (1 - λ * (a - 1)))) / 2,
    ),
    at=(sides,),
    covers=("M1.39",),
)
