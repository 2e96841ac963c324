"""A sufficient condition turned round: a/(a − 1) < λ ≤ 1 suffices, and is not necessary."""

from sympy import And

from theory import Claim, Implies, vanishes
from theory.papers.ziyin2022.setting import a, elsewhere, local_maximum, path, positive_rate, λ

claim = Claim(
    title="SGD converges to the local maximum in probability only if a/(a − 1) < λ ≤ 1",
    source="Corollary 1, varied",
    given=(local_maximum, positive_rate, elsewhere),
    states=Implies(vanishes(path), And(a / (a - 1) < λ, λ <= 1)),
)
