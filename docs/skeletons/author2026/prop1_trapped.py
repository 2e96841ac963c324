"""Proposition 1. Here stands the sentence as the paper prints it: SGD converges to w = 0 in
probability if the learning rate satisfies

    0 < λ < 4/3.                                                                            (2)

The proof says: "the product of the two factors satisfies |1 − λ| |1 − 3λ| < 1."
"""

from sympy import Abs, Rational

from theory import Claim, Implies, vanishes

from .setting import path, positive_rate, λ

claim = Claim(
    title="SGD converges to 0 if 0 < λ < 4/3",
    source="Proposition 1, Eq. (2)",
    given=(positive_rate,),
    states=Implies(λ < Rational(4, 3), vanishes(path)),
    covers=("S.1",),
)

step_factors = Claim(
    title="|1 − λ| |1 − 3λ| < 1 if 0 < λ < 4/3",
    source="Proposition 1, proof",
    given=(positive_rate,),
    states=Implies(λ < Rational(4, 3), Abs(1 - λ) * Abs(1 - 3 * λ) < 1),
    covers=("S.2",),
)
