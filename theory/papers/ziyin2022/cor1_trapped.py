"""Corollary 1. Let Eq. (2) be the loss function and p(x) = ½ δ(x − 1) + ½ δ(x + 1 − a); then SGD
converges to the local maximum in probability if

    a/(a − 1) < λ < (a − √(a² − 8a + 8)) / (2(a − 1)).                                  (5)
"""

from sympy import And, Rational, sqrt

from theory import Claim, Implies, box, vanishes

from .setting import a, local_maximum, path, λ

claim = Claim(
    title="SGD converges to the local maximum in probability",
    source="Corollary 1, Eq. (5)",
    given=(local_maximum,),
    states=Implies(
        And(a / (a - 1) < λ, λ < (a - sqrt(a**2 - 8 * a + 8)) / (2 * (a - 1))),
        vanishes(path),
    ),
    at=(box({a: (-2, -1), λ: (Rational(7, 10), Rational(9, 10))}),),
    covers=("M1.5",),
)
