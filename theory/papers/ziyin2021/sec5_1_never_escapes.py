"""Remark after Proposition 2, last sentence. "If l_c is larger than all eigenvalues of H, then w
will never escape in all subspaces."

Each eigenvector is taken as a copy of the example with l = a, for which l_c = −λ/(1 − λ)
(``ziyin2021/sec5_1_dimensions:corrected``); it is the eigenvalues above l_c that never escape.
"""

from theory import Claim, Hypothesis, Implies, Not, escapes

from .sec5_1_dimensions import edge, given
from .setting import l, subspace

claim = Claim(
    title="w never escapes in a subspace whose eigenvalue is below the critical one",
    source="Remark after Proposition 2, last sentence",
    given=(*given, Hypothesis("l < 0", l < 0)),
    states=Implies(l < edge, Not(escapes(subspace))),
    covers=("M1.92",),
)

corrected = Claim(
    title="w never escapes in a subspace whose eigenvalue is at least the critical one",
    source="Remark after Proposition 2, last sentence",
    given=(*given, Hypothesis("l < 0", l < 0)),
    states=Implies(l >= edge, Not(escapes(subspace))),
    corrects="ziyin2021/sec5_1_never_escapes",
    covers=("M1.92",),
)
