"""The escape below a/(a − 1) from every start: from w_0 = 0 no path moves."""

from theory import Claim, Implies, escapes
from theory.papers.ziyin2022.setting import a, local_maximum, path, positive_rate, λ

claim = Claim(
    title="SGD escapes from the local maximum in probability if λ < a/(a − 1), from every start",
    source="Corollary 1, varied",
    given=(local_maximum, positive_rate),
    states=Implies(λ < a / (a - 1), escapes(path)),
)
