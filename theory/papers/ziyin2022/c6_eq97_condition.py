"""Eq. (97), proof of Proposition 5. "One finds that the condition for r_t to converge in
probability to 0 is

    ln|m [1 + (λ/√(c − ε))(1 − a)]| < 0."                                               (97)

It is the product of the r_i that converges, as in (96). "The condition" is "if and only if".
"""

from sympy import Abs, log, sqrt

from theory import Claim, Iff, vanishes

from .setting import a, c, elsewhere, local_maximum, near, path_dominating, positive_rate, top, ε, λ

claim = Claim(
    title="Π r_i converges to 0 in probability iff ln|m [1 + (λ/√(c − ε))(1 − a)]| < 0",
    source="Eq. (97)",
    given=(local_maximum, positive_rate, elsewhere, near),
    states=Iff(vanishes(path_dominating), log(Abs(top * (1 + λ / sqrt(c - ε) * (1 - a)))) < 0),
    covers=("M4.28",),
)
