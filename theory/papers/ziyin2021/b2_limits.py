"""Appendix B.2, after Eq. (47), proof of Proposition 7. "In the infinite t limit, the sign of μ
becomes crucial. When μ > 0, the limiting distribution diverges to infinity; when μ < 0, the
limiting distribution is a Dirac delta distribution δ(w)."

A limit δ(w) in law is one in probability, w_t → 0; that the law diverges is typed |w_t| → ∞. The
paths are those of (43), with μ as the proof defines it. (They converge almost surely, which
"with probability 1" in the proposition asks for and a limit in law does not give.)
"""

from theory import Claim, Implies, escapes, vanishes

from .setting import elsewhere, positive_rate, μ
from .setting_gaussian import displayed, displayed_exponent, spread

given = (positive_rate, spread, elsewhere)

claim = Claim(
    title="When μ < 0, the limiting distribution is δ(w)",
    source="Appendix B.2, after Eq. (47)",
    given=given,
    where=(displayed_exponent,),
    states=Implies(μ < 0, vanishes(displayed)),
    covers=("G.9",),
)

step_above = Claim(
    title="When μ > 0, the limiting distribution diverges to infinity",
    source="Appendix B.2, after Eq. (47)",
    given=given,
    where=(displayed_exponent,),
    states=Implies(μ > 0, escapes(displayed)),
    covers=("G.9",),
)
