"""A premise that holds nowhere: λ below a/(a − 1), which is below 1, and above 1."""

from sympy import And

from theory import Claim, Implies, escapes
from theory.papers.ziyin2022.setting import a, elsewhere, local_maximum, path, λ

claim = Claim(
    title="SGD escapes from the local maximum if 1 < λ < a/(a − 1)",
    source="Corollary 1, varied",
    given=(local_maximum, elsewhere),
    states=Implies(And(λ > 1, λ < a / (a - 1)), escapes(path)),
)
