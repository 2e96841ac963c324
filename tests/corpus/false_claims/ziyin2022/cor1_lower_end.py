"""Corollary 1 with a/(a − 2) in place of a/(a − 1): the interval begins where SGD still escapes."""

from sympy import And, sqrt

from theory import Claim, Implies, vanishes
from theory.papers.ziyin2022.setting import a, elsewhere, local_maximum, path, λ

claim = Claim(
    title="SGD converges to the local maximum in probability from a/(a − 2) on",
    source="Corollary 1, varied",
    given=(local_maximum, elsewhere),
    states=Implies(
        And(a / (a - 2) < λ, λ < (a - sqrt(a**2 - 8 * a + 8)) / (2 * (a - 1))),
        vanishes(path),
    ),
)
