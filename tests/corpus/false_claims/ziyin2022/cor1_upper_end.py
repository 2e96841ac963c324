"""Corollary 1 with a² − 16a + 32 under the root: the interval ends where SGD escapes.

For a = −1 it ends at 2, while SGD escapes beyond (1 + √17)/4 = 1.28...
"""

from sympy import And, sqrt

from theory import Claim, Implies, vanishes
from theory.papers.ziyin2022.setting import a, elsewhere, local_maximum, path, λ

claim = Claim(
    title="SGD converges to the local maximum in probability up to a larger learning rate",
    source="Corollary 1, varied",
    given=(local_maximum, elsewhere),
    states=Implies(
        And(a / (a - 1) < λ, λ < (a - sqrt(a**2 - 16 * a + 32)) / (2 * (a - 1))),
        vanishes(path),
    ),
)
