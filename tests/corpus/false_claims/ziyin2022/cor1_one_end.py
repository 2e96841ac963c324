"""Corollary 1 with one of its two ends: far enough above a/(a − 1) SGD escapes again."""

from theory import Claim, Implies, vanishes
from theory.papers.ziyin2022.setting import a, elsewhere, local_maximum, path, λ

claim = Claim(
    title="SGD converges to the local maximum in probability if λ > a/(a − 1)",
    source="Corollary 1, varied",
    given=(local_maximum, elsewhere),
    states=Implies(a / (a - 1) < λ, vanishes(path)),
)
